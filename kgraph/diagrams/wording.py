"""Dates and spans in words: what is not known is said, and an end that nobody tells is never "now"."""

from kgraph.dates import PartialDate, Span
from kgraph.languages import say


def date_words(when: PartialDate, language: str) -> str:
    """Return a date in words: ``12/2015``, ``muộn nhất 04/2017``; ``""`` where nothing bounds it."""
    if when.first == when.last:
        return _written(when.first, language)
    if not when.first:
        return say(language, "date.by", date=_written(when.last, language))
    if not when.last:
        return say(language, "date.since", date=_written(when.first, language))
    return say(language, "date.within", first=_written(when.first, language), last=_written(when.last, language))


def span_words(valid: Span, language: str) -> str:
    """Return a span in words: ``12/2015 – chưa rõ kết thúc``."""
    if valid.is_undated:
        return say(language, "span.undated")
    if _is_sighting(valid):
        seen, last = _written(valid.end.first, language), _written(valid.end.last, language)
        return say(language, "span.seen_until" if last else "span.seen", date=seen, last=last)
    if _is_one_date(valid):
        return date_words(valid.start, language)
    start = date_words(valid.start, language) or say(language, "span.no_start")
    return say(language, "span.known", start=start, end=_end_words(valid.end, language))


def brief_words(valid: Span, language: str) -> str:
    """Return a span where there is no room for words: ``12/2015 – ?``."""
    if valid.is_undated or _is_sighting(valid) or _is_one_date(valid):
        return span_words(valid, language).partition(",")[0]
    start = date_words(valid.start, language) or "?"
    end = valid.end if valid.end.first == valid.end.last else valid.end.on_or_before()
    return say(language, "span.known", start=start, end=date_words(end, language) or "?")


def _is_one_date(valid: Span) -> bool:
    return valid.start == valid.end and valid.start.first == valid.start.last


def _is_sighting(valid: Span) -> bool:
    return not valid.start.first and "" != valid.start.last == valid.end.first != valid.end.last


def _end_words(end: PartialDate, language: str) -> str:
    if end.is_unknown:
        return say(language, "span.no_end")
    if not end.last:
        return say(language, "span.still", date=_written(end.first, language))
    if end.first and end.first != end.last:
        return say(language, "span.between", first=_written(end.first, language), last=_written(end.last, language))
    return date_words(end, language)


def _written(text: str, language: str) -> str:
    """A year, month or day as people write it, at the precision it has."""
    parts = [int(part) for part in text.split("-")] if text else []
    if not parts:
        return ""
    named = dict(zip(("year", "month", "day"), parts, strict=False))
    return say(language, f"date.{('year', 'month', 'day')[len(parts) - 1]}", **named)
