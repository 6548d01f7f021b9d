"""Dates as a table writes them: ISO 8601-2, or the numeric shapes its map declares; anything else is told its fault."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from kgraph import DataError, DateError, PartialDate

_SHAPE = re.compile(r"([dmY])(?:([./ -])([dmY])(?:\2([dmY]))?)?")
_ISO = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}|\[[0-9-]*\.\.[0-9-]*\]")
_LOOK_LIKE = str.maketrans("OoОоlIІ|", "00001111")
_WRITE_ISO = "write 1998, 1998-03 or 1998-03-21; [1990..1999] for a day between the two"

_WRONG = (
    (
        r"(\d{1,2})([./ -])(\d{1,2})\2\d{4}",
        "'{0}' has no declared order of day and month",
        'declare it in the map: dates = ["d{2}m{2}Y"] or ["m{2}d{2}Y"]',
    ),
    (r"(\d{1,2})([./ -])\d{4}", "'{0}' has no declared order", 'declare it in the map: dates = ["m{2}Y"]'),
    (
        r"\d{4}([./ -])\d{1,2}(\1\d{1,2})?",
        "'{0}' is not written as a date",
        'write 2017-04 or 2017-04-24; or declare the order in the map: dates = ["Y{1}m{1}d"]',
    ),
    (
        r"(\d{1,2}[./ -]){1,2}'?\d\d|'\d\d|\d\d",
        "'{0}' has a year of two digits: which century?",
        "write the year with four digits",
    ),
    (
        r"\d{3}0s|(thập niên|thập kỷ|những năm) \d{3}0|\d{3}x",
        "'{0}' is a decade, not a date",
        "write [{d}0..{d}9] for a day between the two",
    ),
    (r"(\d{4})[?~%]", "'{0}' is a date with a doubt", "write {1}, or a wider set such as [..{1}]"),
    (
        r"\.\.|nay|hiện nay|đến nay|now|present|today",
        "'{0}' is no day: it says that something had not ended",
        'declare it in the map, still = ["{0}"], and give it in the column of the end',
    ),
    (
        r"(\d{4})\s*[–—/-]\s*(\d{4})",
        "'{0}' is two dates",
        "write the two in columns of their own, or {1}/{2} in a column that the map reads as 'valid'",
    ),
    (r"(\d{4}-\d\d-\d\d)[T ].*", "'{0}' is a day with an hour", "write {1}"),
)


@dataclass(frozen=True, slots=True)
class Shape:
    """One declared numeric shape, such as ``d/m/Y``."""

    text: str
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, text: str) -> Self:
        """Read a shape: d, m and Y once each at most, Y always, d only beside m, one mark between them.

        Raises:
            DataError: it is no such shape.
        """
        match = _SHAPE.fullmatch(text)
        letters = [letter for letter in text if letter.isalpha()]
        if not match or "Y" not in letters or len(set(letters)) < len(letters) or ("d" in letters and "m" not in letters):
            fix = 'write "iso", or d, m and Y with one of / . - between them: "d/m/Y", "m/Y", "Y"; years have four digits'
            raise DataError(f"'{text}' is no shape of a date", fix=fix)
        digits = {"d": "(?P<d>[0-9]{1,2})", "m": "(?P<m>[0-9]{1,2})", "Y": "(?P<Y>[0-9]{4})"}
        return cls(text, re.compile("".join(digits.get(letter) or re.escape(letter) for letter in text)))

    @property
    def outline(self) -> str:
        """The shape without the order: two shapes of one outline contradict each other."""
        return re.sub("[dm]", "_", self.text)

    def read(self, text: str) -> PartialDate | None:
        """Return the date, or None if the text is not of this shape.

        Raises:
            DateError: there is no such month or day.
        """
        match = self.pattern.fullmatch(text)
        if match is None:
            return None
        parts = match.groupdict()
        iso = "-".join(parts[letter].zfill(2) for letter in "Ymd" if letter in parts)
        return _existing(iso, text, f"the map reads it as {self.text}")


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes of date that a map allows."""

    iso: bool = True
    declared: tuple[Shape, ...] = ()

    @classmethod
    def of(cls, texts: tuple[str, ...]) -> Self:
        """Read the list of shapes; two that differ only in the order of day and month cannot both be meant.

        Raises:
            DataError: a shape cannot be read, or two contradict each other.
        """
        declared = tuple(Shape.of(text) for text in texts if text != "iso")
        for one, other in _pairs(declared):
            if one.outline == other.outline:
                fix = "declare the one that the table uses; a table that mixes both must be mended first"
                raise DataError(f"'{one.text}' and '{other.text}' contradict each other", fix=fix)
        if not texts:
            raise DataError("no shape of date is declared", fix='write dates = ["iso"]')
        return cls("iso" in texts, declared)

    def read(self, text: str) -> PartialDate:
        """Return the date; ``""`` is an unknown date.

        Raises:
            DateError: the text is of none of these shapes, or there is no such day; the message tells them apart.
        """
        if not text:
            return PartialDate()
        found = self._try(text)
        if found is None:
            raise self._why(text)
        return found

    def _try(self, text: str) -> PartialDate | None:
        if self.iso and _ISO.fullmatch(text):
            return PartialDate.parse(text) if text.startswith("[") else _existing(text, text, "dates are year-month-day")
        return next((found for shape in self.declared if (found := shape.read(text))), None)

    def _why(self, text: str) -> DateError:
        mended = text.translate(_LOOK_LIKE)
        if mended != text and self._reads(mended):
            at = next(place for place, (one, other) in enumerate(zip(text, mended, strict=True)) if one != other)
            return DateError(
                f"cannot read '{text}' as a date: '{text[at]}' is a letter, not a digit",
                where=f"character {at + 1}",
                fix=f"write {mended}",
            )
        for pattern, what, fix in _WRONG:
            if match := re.fullmatch(pattern, text, re.ASCII | re.IGNORECASE):
                groups = (text, *(group or "" for group in match.groups()))
                return DateError(what.format(*groups), fix=fix.format(*groups, d=re.sub(r"\D", "", text)[:3]))
        fix = _WRITE_ISO if self.iso else f"the map declares {' and '.join(shape.text for shape in self.declared)}"
        return DateError(f"cannot read '{text}' as a date", fix=fix)

    def _reads(self, text: str) -> bool:
        try:
            return self._try(text) is not None
        except DateError:
            return False


def _existing(iso: str, text: str, read_as: str) -> PartialDate:
    try:
        return PartialDate.parse(iso)
    except DateError as err:
        if iso.startswith(("0001", "9999")):
            raise
        month = iso[5:7]
        what = f"there is no day '{text}'" if not month or "01" <= month <= "12" else f"there is no month {month} in '{text}'"
        raise DateError(what, fix=f"check day, month and year; {read_as}") from err


def _pairs(shapes: tuple[Shape, ...]) -> Iterator[tuple[Shape, Shape]]:
    for place, one in enumerate(shapes):
        yield from ((one, other) for other in shapes[place + 1 :])
