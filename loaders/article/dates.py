"""Read the dates that a text gives, as far as it gives them: a day, a month or a year, the missing year from its publication."""

import re
from dataclasses import dataclass, replace
from datetime import date

_MARK = r"\s?[/.\-]\s?"
_DAY = re.compile(rf"(\d{{1,2}}){_MARK}(\d{{1,2}}){_MARK}((?:19|20)\d\d)(?!\d)")
_DAY_WORDS = re.compile(r"(\d{1,2})\s{1,3}tháng\s{1,3}(\d{1,2})(?:\s{1,3}năm\s{1,3}|\s?[/,.\-]\s?|\s)((?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_DAY_WORDS_SHORT = re.compile(r"(\d{1,2})\s{1,3}tháng\s{1,3}(\d{1,2})(?!\s?[\d/])", re.IGNORECASE)
_MONTH = re.compile(r"(\d{1,2})(?:\s?[/.\-]\s?|\s{1,3}năm\s{1,3})((?:19|20)\d\d)(?!\d)")
_DAY_MONTH = re.compile(r"(\d{1,2})[/.\-](\d{1,2})(?![\d/]|[.\-]\d|\s?%)")
_YEAR = re.compile(r"(19\d\d|20\d\d)(?![\d/]|\s?[-–]\s?20\d\d)")
_YEAR_OF_LINE = re.compile(r"((?:19|20)\d\d)(?=\s?(?::|đến\s|tới\s|[-–]\s?nay))", re.IGNORECASE)
_YEARS = re.compile(r"((?:19|20)\d\d)\s?[-–]\s?(?:19|20)\d\d(?!\d)")
_YEARS_CUE = re.compile(r"(?:^[ \t–•●▪+*-]*(?:năm|giai đoạn)?|\btừ|\btừ năm)\s*$", re.IGNORECASE)
_PLAIN_YEAR = re.compile(r"((?:19|20)\d\d)(?![\d/])")
_AFTER_YEAR = re.compile(r"(?:^\W*|\btừ\s)(?:từ\s|năm\s|giai đoạn\s){0,2}(?:19|20)\d\d\s?[-–]\s?$", re.IGNORECASE)
_OPENS_LINE = re.compile(r"\W*giai đoạn\s{1,3}", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\((?:từ\s|năm\s){0,2}$", re.IGNORECASE)
_CUE = re.compile(r"(?:ngày|sáng|chiều|tối|trưa|hôm|từ|đến|nay|qua|hôm qua|hôm nay|và|vào|\()\s{0,3}\(?\s?$", re.IGNORECASE)
_LONE_MONTH = re.compile(r"(\d{1,2})(?=[,.]?\s)(?!\s?(?:năm|tới|\d|tuổi|[-–/]))", re.IGNORECASE)
_LONE_MONTH_CUE = re.compile(r"(?:hồi|cuối|đầu|giữa|từ|trong|vào|^)\s{0,2}tháng\s{1,2}$", re.IGNORECASE)
_MONTH_CUE = re.compile(r"(?:tháng|từ|đến|tới|-|–|→|~|•|●|▪|và|:|\bT)\s{0,3}$", re.IGNORECASE)
_YEAR_CUE = re.compile(r"(?:năm|từ|đến|tới|-|–|cuối|đầu|giữa)\s{0,3}$", re.IGNORECASE)
_TERM = re.compile(r"(?:nhiệm k[ỳì]|NK|giai đoạn|khóa|khoá|niên khóa)\s{0,2}:?\s{0,2}\(?\s{0,2}$", re.IGNORECASE)
_BIRTH = re.compile(r"(?:sinh(?: ngày| năm| vào| tháng)?|SN|sinh:)\s{0,3}$", re.IGNORECASE)
_NUMBER = re.compile(r"(?:số|điều|khoản|quyết định|nghị quyết|nghị định|chỉ thị)\s{0,3}$", re.IGNORECASE)
_SHORT_MONTH = re.compile(r"(?:^|[^\w])T$", re.IGNORECASE)
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class When:
    """A date of a text: its characters, the date in the form kgraph writes, and what the words before it say it is.

    ``part`` is ``from``, ``to``, ``effective``, ``decision``, ``held`` (years in brackets behind a post) or ``""``.
    ``told`` is false where the year comes from the publication.
    """

    start: int
    end: int
    iso: str
    part: str = ""
    told: bool = True


_EFFECTIVE = re.compile(r"(?:hiệu lực|kể từ|tính từ|áp dụng|thời gian|bắt đầu)[^.;]{0,30}$", re.IGNORECASE)
_FROM = re.compile(r"(?:từ|sau)(?:\s{1,2}(?:ngày|tháng|năm|cuối năm|đầu năm|giữa năm))?\s{0,2}T?$", re.IGNORECASE)
_TO = re.compile(r"(?:đến|tới|-|–|—|→|~|hết)(?:\s{1,2}(?:ngày|tháng|năm|hết|hết tháng|cuối|cuối năm|đầu năm))?\s{0,2}T?$", re.IGNORECASE)
_BY_THEN = re.compile(r"\W*(?:(?:cho\s|và\s)?(?:đến|tới)(?:\s|$))?(?:(?:ngày|tháng|năm|đầu năm|cuối năm|giữa năm)\s{1,2})?", re.IGNORECASE)
"""What opens a sentence about a moment, not the end of a period: ``Đến tháng 6/1990, …``."""
_DECISION = re.compile(r"(?:quyết định|QĐ|nghị quyết|công văn|thông báo|ký)[^.;]{0,40}$", re.IGNORECASE)


def dates_in(text: str, start: int, end: int, published: str) -> list[When]:
    """Return the dates of a stretch of text in order; terms, birthdays, numbers and votes are none."""
    found: list[When] = []
    at = start
    while digit := _DIGIT.search(text, at, end):
        at = digit.start()
        before = text[max(start, at - 60) : at]
        glued = at > start and text[at - 1].isalnum() and not _SHORT_MONTH.search(before)
        when = None if glued else _date_at(text, at, end, before, published)
        if when is not None:
            clause = max(start, text.rfind(";", start, at) + 1)
            alone = not (found and found[-1].end > clause) and _BY_THEN.fullmatch(text, clause, at)
            found.append(replace(when, part="" if alone else when.part or _part_of(before)))
            at = when.end
        else:
            at = _past_digits(text, at, end)
    return found


def _past_digits(text: str, at: int, end: int) -> int:
    while at < end and (text[at].isdigit() or (text[at] in "/.-" and at + 1 < end and text[at + 1].isdigit())):
        at += 1
    return max(at, 1)


def _date_at(text: str, at: int, end: int, before: str, published: str) -> When | None:
    if (_TERM.search(before) and not _OPENS_LINE.fullmatch(before)) or _BIRTH.search(before) or _NUMBER.search(before):
        return None
    if (m := _DAY.match(text, at, end) or _DAY_WORDS.match(text, at, end)) and (iso := _iso(m[3], m[2], m[1])):
        return When(at, m.end(), iso)
    if (
        (m := _MONTH.match(text, at, end))
        and (iso := _iso(m[2], m[1]))
        and (_MONTH_CUE.search(before) or "/" in m.group() or before.strip() == "")
    ):
        return When(at, m.end(), iso)
    if m := _DAY_WORDS_SHORT.match(text, at, end):
        return _yearless(m, published, at)
    if (m := _DAY_MONTH.match(text, at, end)) and _CUE.search(before):
        return _yearless(m, published, at)
    if (m := _YEAR.match(text, at, end)) and _YEAR_CUE.search(before):
        return When(at, m.end(), m[1])
    if (m := _YEAR_OF_LINE.match(text, at, end)) and not before.strip(" \t–•●▪+*-"):
        return When(at, m.end(), m[1])
    if (m := _YEARS.match(text, at, end)) and _YEARS_CUE.search(before):
        return When(at, at + 4, m[1])
    if (m := _YEARS.match(text, at, end)) and _IN_BRACKETS.search(before):
        return When(at, at + 4, m[1], "held")
    if (m := _LONE_MONTH.match(text, at, end)) and _LONE_MONTH_CUE.search(before):
        return _lone_month(m, published, at)
    if (m := _PLAIN_YEAR.match(text, at, end)) and _AFTER_YEAR.search(before):
        return When(at, m.end(), m[1])
    return None


def _yearless(m: re.Match[str], published: str, at: int) -> When | None:
    """The nearest such day that is no later than the publication, which is the year a reporter leaves out."""
    if not published:
        return None
    year = int(published[:4])
    iso = _iso(str(year), m[2], m[1])
    if iso and iso[: len(published)] > published:
        early = _iso(str(year - 1), m[2], m[1])
        near = len(published) >= 7 and int(m[2]) - int(published[5:7]) <= 2
        iso = iso if near else early
    return When(at, m.end(), iso, told=False) if iso else None


def _lone_month(m: re.Match[str], published: str, at: int) -> When | None:
    """The nearest such month that is no later than the publication."""
    if len(published) < 7:
        return None
    year = int(published[:4])
    iso = _iso(str(year), m[1])
    iso = _iso(str(year - 1), m[1]) if iso > published[:7] else iso
    return When(at, m.end(), iso, told=False) if iso else None


def _iso(year: str, month: str, day: str = "") -> str:
    try:
        date(int(year), int(month), int(day or 1))
    except ValueError:
        return ""
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def _part_of(before: str) -> str:
    if _EFFECTIVE.search(before):
        return "effective"
    if _FROM.search(before):
        return "from"
    if _TO.search(before):
        return "to"
    return "decision" if _DECISION.search(before) else ""
