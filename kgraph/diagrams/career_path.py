"""A career as lanes, bars and arrows with numbers: levels from the top, time from left to right; nothing of any format."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from kgraph.diagrams import fonts
from kgraph.diagrams.axis import Axis
from kgraph.diagrams.bars import bar
from kgraph.diagrams.captions import as_of_words, holding_title, holding_words, only_work, subtitle_words, title_words
from kgraph.diagrams.extents import End, extent
from kgraph.diagrams.foot import Numbered, notes, undated_zone
from kgraph.diagrams.legend import legend
from kgraph.diagrams.lettering import DOT, LINE, wrapped
from kgraph.diagrams.rows import LABEL_WIDTH, in_lanes
from kgraph.diagrams.shapes import BEFORE, FADE, HEADING, META, TIP, Bar, CareerPath, Frame, Line
from kgraph.diagrams.standing import Room
from kgraph.diagrams.turns import turns
from kgraph.languages import say
from kgraph.questions.career import Career
from kgraph.questions.evidence import Evidence

WIDTH = 1180.0
_MARGIN = 26.0
_LEFT, _RIGHT = _MARGIN, WIDTH - _MARGIN
_PLOT = _LEFT + LABEL_WIDTH
_PAD = 10.0
_DAY_COUNTS = 3
"""How many arrows the line at the day counts for where captions look for room."""

_GUTTERS = (0.0, 80.0, 160.0, 240.0)
_TICKS, _DAY_LABEL, _HEADER, _DATA = 22.0, 18.0, 28.0, 26.0


def place(answer: Career, behind: Mapping[str, Evidence], *, revision: str, language: str) -> CareerPath:
    """Place a career; ``behind`` has the evidence of each holding by edge id.

    Holdings are numbered in the order of the answer; those without any date stand in a zone of their own. Without a day
    asked about there is no line at one, and the subtitle says up to when sources speak.
    """
    numbered = list(enumerate(answer.holdings, 1))
    dated, undated = ([pair for pair in numbered if pair[1].edge.valid.is_undated is no] for no in (False, True))
    title = wrapped(title_words(answer, language), HEADING, fonts.BOLD, _RIGHT - _LEFT)
    subtitle = wrapped(subtitle_words(answer, behind, language), META, fonts.REGULAR, _RIGHT - _LEFT)
    axis, loose = _drawn(answer, dated, language)
    line = _line(axis, answer.as_of, language)
    top = _MARGIN + len(title) * HEADING * LINE + len(subtitle) * META * LINE + _PAD
    keys, top = legend(loose, undated_zone(undated, _LEFT, _RIGHT, 0, language)[1], bool(answer.moves), language, _LEFT, _RIGHT, top)
    top += (_TICKS if loose else 0) + (_DAY_LABEL if line else 0) + 4
    lanes, bars = in_lanes(loose, top, language)
    bottom = lanes[-1].top + lanes[-1].height if lanes else top
    zone, chips, end = undated_zone(undated, _LEFT, _RIGHT, bottom + (_TICKS if bars else 0) + 4, language)
    source_heading = _source_heading(behind, language)
    end += _HEADER + len(source_heading) * META * LINE
    sources, end = notes(numbered, behind, _LEFT, _RIGHT, end, language)
    return CareerPath(
        title,
        subtitle,
        keys,
        Frame(_LEFT, _PLOT, _RIGHT, round(top, 1), round(bottom, 1)),
        lanes,
        bars,
        turns(answer.moves, {one.edge: one for one in bars}),
        axis.ticks(language) if axis else (),
        line,
        zone,
        chips,
        source_heading,
        sources,
        say(language, "diagram.data", revision=revision),
        tuple(_sentences(numbered, language)),
        WIDTH,
        round(end + _DATA + _MARGIN, 1),
        language,
    )


def _drawn(answer: Career, dated: Sequence[Numbered], language: str) -> tuple[Axis | None, tuple[Bar, ...]]:
    """The bars on an axis that leaves a gutter on the right as wide as makes captions stand best."""
    if not dated:
        return None, ()
    tried = [_axis(dated, answer.as_of, gutter) for gutter in _GUTTERS]
    drawn = [(axis, _bars(answer, dated, axis, language)) for axis in tried]
    return min(drawn, key=lambda pair: (_badness(pair[1], pair[0], answer), -pair[0].right))


def _axis(dated: Iterable[Numbered], as_of: date | None, gutter: float) -> Axis:
    """The axis over all that is dated, with room at both ends for what fades or stays open there."""
    drawn = [extent(holding.edge) for _, holding in dated]
    days = [day for one in drawn for day in (one.first, one.last)] + ([as_of] if as_of else [])
    before = FADE if any(one.start is End.FADING for one in drawn) else 0.0
    after = FADE if any(one.end is End.FADING for one in drawn) else TIP
    return Axis.over(days, _PLOT + _PAD + before, _RIGHT - _PAD - after - gutter)


def _bars(answer: Career, dated: Iterable[Numbered], axis: Axis, language: str) -> tuple[Bar, ...]:
    room = Room(_PLOT + 4, _RIGHT - 4, _upright(answer, axis))
    return tuple(bar(holding, number, axis, room, language) for number, holding in dated)


def _upright(answer: Career, axis: Axis) -> tuple[float, ...]:
    """The lines that captions keep clear of: the day asked about, and arrows that run up or down."""
    arrived = {holding.edge.id: holding.edge for move in answer.moves for holding in move.after if not holding.edge.valid.is_undated}
    day = (axis.x(answer.as_of),) * _DAY_COUNTS if answer.as_of else ()
    return (*day, *(axis.x(extent(edge).first) - BEFORE for edge in arrived.values()))


def _badness(bars: Sequence[Bar], axis: Axis, answer: Career) -> float:
    """How badly captions stand: crossed by a line, at the left of their bar, in many lines; and how narrow the axis is."""
    room = Room(0, WIDTH, _upright(answer, axis))
    outside = [bar.caption for bar in bars if not bar.caption.is_inside]
    crossed = sum(room.crossings(caption) for caption in outside)
    at_left = sum(1 for bar in bars if bar.caption.x < bar.left)
    lines = sum(len(bar.caption.title) + len(bar.caption.meta) - 2 for bar in bars)
    return 3 * crossed + at_left + 0.5 * lines + (_RIGHT - axis.right) / 150


def _line(axis: Axis | None, as_of: date | None, language: str) -> Line | None:
    if axis is None or as_of is None:
        return None
    return Line(round((axis.x(as_of) + axis.after(as_of)) / 2, 1), as_of_words(as_of, language))


def _source_heading(behind: Mapping[str, Evidence], language: str) -> tuple[str, ...]:
    work = only_work(behind, language)
    heading = f"{say(language, 'diagram.sources')}: {work}" if work else say(language, "diagram.sources")
    return wrapped(heading, META, fonts.SEMIBOLD, _RIGHT - _LEFT)


def _sentences(numbered: Iterable[Numbered], language: str) -> Iterator[str]:
    """The diagram for those who cannot see it: a sentence for each holding."""
    for number, holding in numbered:
        level = say(language, f"level.{holding.level or 'none'}")
        yield f"{number}. {holding_title(holding, language)}, {level}: {DOT.join(holding_words(holding, language))}."
