"""Print every figure: ``python -m bench BASE [PART …]``; parts are processes, questions, articles, drawings, pages, places, readers."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench import articles, drawings, pages, places, processes, questions, readers, servers
from bench.timing import Figure


def main(arguments: list[str]) -> None:
    """Measure the parts asked for, or all, and print a Markdown table of each."""
    base, wanted = Path(arguments[0]), arguments[1:]
    shown = {"articles": articles.figures, "drawings": drawings.figures, "pages": pages.figures, "places": places.figures}
    shown |= {"readers": readers.figures}
    parts = {"processes": processes.figures, "questions": _questions, **shown}
    for name in wanted or parts:
        print(f"\n### {name.capitalize()}\n")
        _print(parts[name](base))


def _questions(base: Path) -> Iterator[Figure]:
    with servers.here() as found:
        yield from questions.figures(base, found)


def _print(figures: Iterable[Figure]) -> None:
    print("| what | took | reference | took | ratio | promised |\n|---|---|---|---|---|---|")
    for figure in figures:
        ratio = f"{figure.seconds / figure.reference_seconds:.1f}" if figure.reference_seconds else ""
        reference = _time(figure.reference_seconds) if figure.reference else ""
        promised = f"≤ {_time(figure.bound)}" if figure.bound else ""
        name = f"{figure.name} ({figure.note})" if figure.note else figure.name
        print(f"| {name} | {_time(figure.seconds)} | {figure.reference} | {reference} | {ratio} | {promised} |", flush=True)


def _time(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 0.1 else f"{seconds * 1000:.1f} ms"


main(sys.argv[1:])
