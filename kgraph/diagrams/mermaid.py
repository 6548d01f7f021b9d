"""A career as a Mermaid flowchart: a box for each holding, levels as groups, moves as arrows.

No Gantt chart: Mermaid's bars need both dates, and would turn an end that nobody tells into a day.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

from kgraph.diagrams.captions import holding_title, holding_words, only_work, source_words, subtitle_words, title_words
from kgraph.diagrams.lettering import DOT
from kgraph.diagrams.palette import BLOCKS, block_of, hue
from kgraph.languages import say
from kgraph.questions.career import Career, Holding
from kgraph.questions.evidence import Evidence
from kgraph.questions.seats import LEVELS

_PLAIN = " ,/():"
_BREAK = "<br/>"
_CONFIG = ("config:", "  flowchart:", "    wrappingWidth: 420")


def write(answer: Career, behind: Mapping[str, Evidence], *, revision: str, language: str) -> str:
    """Return the flowchart as text; ``behind`` has the evidence of each holding by edge id."""
    return "\n".join(_lines(answer, behind, revision, language)) + "\n"


def escaped(words: str) -> str:
    """Return text as a Mermaid label takes it: every sign that Mermaid, Markdown or HTML could read becomes a character code."""
    return "".join(letter if letter.isalnum() or letter in _PLAIN or ord(letter) > 127 else f"#{ord(letter)};" for letter in words)


def _lines(answer: Career, behind: Mapping[str, Evidence], revision: str, language: str) -> Iterator[str]:
    yield from ("---", f"title: {json.dumps(title_words(answer, language), ensure_ascii=False)}", *_CONFIG, "---", "flowchart LR")
    numbers = {holding.edge.id: number for number, holding in enumerate(answer.holdings, 1)}
    for level in (*LEVELS, ""):
        inside = [holding for holding in answer.holdings if (holding.level if holding.level in LEVELS else "") == level]
        if inside:
            yield from _group(level or "none", inside, numbers, language)
    for move in answer.moves:
        for before in move.before:
            for after in move.after:
                word = escaped(say(language, f"move.{move.kind}"))
                yield f'  h{numbers[before.edge.id]} -->|"{word}"| h{numbers[after.edge.id]}'
    yield _sources(answer, behind, revision, language)
    yield from _classes(answer)


def _group(level: str, holdings: list[Holding], numbers: Mapping[str, int], language: str) -> Iterator[str]:
    yield f'  subgraph level_{level}["{escaped(say(language, f"level.{level}"))}"]'
    for holding in holdings:
        number, block = numbers[holding.edge.id], block_of(holding.organization, holding.block)
        letters = say(language, f"block_letter.{block}")
        said = (
            f"{letters}{DOT}{holding_title(holding, language)} ({number})",
            DOT.join(holding_words(replace(holding, move=""), language)),
        )
        yield f'    h{number}["{_BREAK.join(escaped(line) for line in said)}"]:::{block}'
    yield "  end"


def _sources(answer: Career, behind: Mapping[str, Evidence], revision: str, language: str) -> str:
    work = only_work(behind, language)
    heading = say(language, "diagram.sources") + (f": {work}" if work else "")
    words = [
        f"({number}) {source_words(holding, behind[holding.edge.id], language, with_work=not work)}"
        for number, holding in enumerate(answer.holdings, 1)
    ]
    said = (subtitle_words(answer, behind, language), heading, *words, say(language, "diagram.data", revision=revision))
    return f'  sources["{_BREAK.join(escaped(line) for line in said)}"]:::note'


def _classes(answer: Career) -> Iterator[str]:
    occurring = {block_of(holding.organization, holding.block) for holding in answer.holdings}
    for block in BLOCKS:
        if block in occurring:
            colour = hue(block)
            yield f"  classDef {block} fill:{colour.fill},stroke:{colour.strong},color:{colour.strong}"
    yield "  classDef note fill:none,stroke:none,text-align:left"
