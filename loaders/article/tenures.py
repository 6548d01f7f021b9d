"""Turn a posting into spans: what the text says outright, and beside it what only follows from a decision or a move."""

from collections.abc import Iterator
from dataclasses import dataclass

from kgraph import DateError, PartialDate, Reading, Span
from loaders.article.facts.values import Tie
from loaders.article.values import ENTER, Posting, Slot

_ORDER = (Reading.EXPLICIT, Reading.CONTEXT, Reading.INFERRED)
_LESS_SURE = 0.7
_UNKNOWN = PartialDate.parse("")


@dataclass(frozen=True, slots=True)
class Tenure:
    """A span of a posting, how it was read, whether the decision belongs to it, and by what its confidence is lowered."""

    valid: Span
    reading: Reading
    decided: bool = True
    factor: float = 1.0


def tenures(posting: Posting, tie: Tie | None, left_for: Posting | None, published: PartialDate) -> Iterator[Tenure]:
    """Yield the spans of a posting; what is inferred is a span of its own beside the one that the text says."""
    if tie is not None and tie.reading is Reading.INFERRED:
        yield Tenure(Span.attested(published), Reading.EXPLICIT, decided=False)
        yield Tenure(_span(posting.start.value, _end(posting, published)), Reading.INFERRED, factor=_LESS_SURE)
        return
    start = posting.start if posting.start.reading != "inferred" else Slot("")
    end = posting.end if posting.end.reading != "inferred" else Slot("")
    reading = max((_reading(start), _reading(end), tie.reading if tie else Reading.EXPLICIT), key=_ORDER.index)
    yield Tenure(_stated(posting, start, end, published), reading)
    if posting.event not in ENTER and (ended := _inferred_end(posting, left_for)):
        yield Tenure(_span(start.value, _date(ended)), Reading.INFERRED, factor=_LESS_SURE)


def _stated(posting: Posting, start: Slot, end: Slot, published: PartialDate) -> Span:
    """The span without what is inferred; who came in was still there when the text appeared, unless nobody is named."""
    if posting.event in ENTER:
        first = start.value if start.value or published.is_unknown else str(published.on_or_before())
        return _span(first, _end(posting, published))
    if posting.event == "incumbent":
        return Span.attested(published)
    return _span(start.value, _date(end.value) if end.value else published.on_or_before())


def _end(posting: Posting, published: PartialDate) -> PartialDate:
    return published.on_or_after() if posting.person.value else _UNKNOWN


def _inferred_end(posting: Posting, left_for: Posting | None) -> str:
    """The day on which somebody left a post by taking another, where it is more than the day of the text."""
    said = posting.end.value if posting.end.reading == "inferred" else ""
    taken = left_for.start.value if left_for is not None and not posting.end.value else ""
    found = said or taken
    return "" if found.startswith(("[", ".")) else found


def _span(start: str, end: PartialDate) -> Span:
    try:
        return Span(_date(start), end)
    except DateError:
        return Span()


def _date(iso: str) -> PartialDate:
    return PartialDate.parse("" if iso == ".." else iso)


def _reading(slot: Slot) -> Reading:
    return Reading(slot.reading) if slot.value and slot.value != ".." else Reading.EXPLICIT
