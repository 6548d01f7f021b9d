"""A career as lanes, bars and arrows with numbers: levels from the top, time from left to right; nothing of any format."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kgraph.diagrams import fonts
from kgraph.diagrams.axis import Axis
from kgraph.diagrams.bars import Numbered
from kgraph.diagrams.captions import as_of_words, holding_title, holding_words, subtitle_words, title_words
from kgraph.diagrams.fitting import fitted
from kgraph.diagrams.foot import chips_of, foot
from kgraph.diagrams.legend import legend, signs
from kgraph.diagrams.lettering import DOT, LINE, wrapped
from kgraph.diagrams.rows import in_lanes
from kgraph.diagrams.shapes import HEADING, LEFT, MARGIN, META, RIGHT, Bar, CareerPath, Chart, Head, Line
from kgraph.diagrams.turns import turns
from kgraph.languages import word
from kgraph.questions.career import Career
from kgraph.questions.evidence import Evidence

__all__ = ["CareerPath", "place"]

_TICKS, _DAY_LABEL, _PAD, _BETWEEN = 22.0, 18.0, 10.0, 4.0


def place(answer: Career, behind: Mapping[str, Evidence], *, revision: str, language: str) -> CareerPath:
    """Place a career; ``behind`` has the evidence of each holding by edge id.

    Holdings are numbered in the order of the answer; those without any date stand in a zone of their own. Without a day
    asked about there is no line at one, and the subtitle says up to when sources speak.
    """
    numbered = list(enumerate(answer.holdings, 1))
    axis, bars = fitted(answer, numbered, language)
    head = _head(answer, behind, signs(bars, chips_of(numbered, 0.0, language)[0], bool(answer.moves)), language)
    chart = _chart(answer, axis, bars, head.bottom, language)
    under = chart.bottom + (_TICKS if bars else 0) + _BETWEEN
    return CareerPath(head, chart, foot(numbered, behind, revision, under, language), tuple(_sentences(numbered, language)), language)


def _head(answer: Career, behind: Mapping[str, Evidence], occurring: Iterable[Iterable[str]], language: str) -> Head:
    title = wrapped(title_words(answer, language), HEADING, fonts.BOLD, RIGHT - LEFT)
    subtitle = wrapped(subtitle_words(answer, behind, language), META, fonts.REGULAR, RIGHT - LEFT)
    top = MARGIN + len(title) * HEADING * LINE + len(subtitle) * META * LINE + _PAD
    return Head(title, subtitle, *legend(occurring, top, language))


def _chart(answer: Career, axis: Axis | None, loose: Sequence[Bar], top: float, language: str) -> Chart:
    line = _line(answer, axis, language)
    top += (_TICKS if loose else 0) + (_DAY_LABEL if line else 0) + _BETWEEN
    lanes, bars = in_lanes(loose, top, language)
    bottom = lanes[-1].top + lanes[-1].height if lanes else top
    arrows = turns(answer.moves, {bar.edge: bar for bar in bars})
    return Chart(lanes, bars, arrows, axis.ticks(language) if axis else (), line, round(top, 1), round(bottom, 1))


def _line(answer: Career, axis: Axis | None, language: str) -> Line | None:
    if axis is None or answer.as_of is None:
        return None
    return Line(round((axis.x(answer.as_of) + axis.after(answer.as_of)) / 2, 1), as_of_words(answer.as_of, language))


def _sentences(numbered: Iterable[Numbered], language: str) -> Iterator[str]:
    for number, holding in numbered:
        level = word(language, "level", holding.level)
        yield f"{number}. {holding_title(holding, language)}, {level}: {DOT.join(holding_words(holding, language))}."
