"""Print docs/extraction.md: ``python -m bench.extraction FOLDER > docs/extraction.md``, FOLDER holding dev, learn and look with ID.txt."""

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from bench.extraction.annotations import Read, halves, scorer
from bench.extraction.errors import CLASSES, classes, judged, reliability
from loaders.article.postings import reading_of

NAMES = {
    "dev": "the article handed over and the twelve development texts",
    "learn": "the half learned from",
    "look": "the half only looked at",
}
MEASURES = (("person", "person"), ("person+post", "person + post"), ("person+post+place", "+ place"), ("dates", "dates"))
BINS = (0.0, 0.7, 0.8, 0.9)

HEAD = """# How well articles are read

Made by `python -m bench.extraction FOLDER > docs/extraction.md`, where FOLDER holds the texts. They are not ours to give: addresses,
digests and our annotations stand in `bench/extraction/`, the texts do not. They are the openings of pages, most of them cut near 1,500 or
2,000 characters. The annotations were written by reading, by one guideline, before anybody saw what the rules make of a text. Who wrote the
rules never opened the half only looked at; its list of errors was seen once by somebody else, who passed on one class of them: places that
no register knows. Two of the development texts were not at hand. A posting is right when the person, the head and the body of the post
agree, and with it the place, as the scorer compares them that came with the first annotations.
"""


def main(folder: Path) -> None:
    """Print the page."""
    score = scorer()
    sets = [(name, reads) for name, reads in halves(folder) if reads]
    print(HEAD)
    _figures(score, sets)
    _errors(score, sets)
    _by_type(score, sets)
    _reliability(score, sets)
    _rules(score, sets)
    _speed(sets)


def _figures(score: ModuleType, sets: Sequence[tuple[str, Sequence[Read]]]) -> None:
    print(
        "\n## Figures\n\n| | texts | "
        + " | ".join(f"{label} P / R / F1" for _, label in MEASURES)
        + " | came, went or is there | forbidden said |"
    )
    print("|---|---|" + "---|" * (len(MEASURES) + 2))
    for name, reads in sets:
        summary = _summary(score, reads)
        cells = [" / ".join(f"{summary[key][part]:.2f}" for part in ("p", "r", "f1")) for key, _ in MEASURES]
        print(f"| {NAMES[name]} | {len(reads)} | {' | '.join(cells)} | {summary['event_group'] or 0:.2f} | {summary['forbidden_hits']} |")


def _errors(score: ModuleType, sets: Sequence[tuple[str, Sequence[Read]]]) -> None:
    print("\n## Errors by class\n\n| class | " + " | ".join(name for name, _ in sets) + " |\n|---|" + "---|" * len(sets))
    counted = [classes(score, reads) for _, reads in sets]
    for kind in CLASSES:
        print(f"| {kind} | {' | '.join(str(found[kind]) for found in counted)} |")


def _by_type(score: ModuleType, sets: Sequence[tuple[str, Sequence[Read]]]) -> None:
    print(
        "\n## By kind of text\n\nF1 of person, + post, + place.\n\n| kind | "
        + " | ".join(name for name, _ in sets)
        + " |\n|---|"
        + "---|" * len(sets)
    )
    kinds = sorted({read.gold["type"] for _, reads in sets for read in reads})
    for kind in kinds:
        cells = []
        for _, reads in sets:
            some = [read for read in reads if read.gold["type"] == kind]
            summary = _summary(score, some) if some else None
            cells.append(f"{len(some)}: " + " ".join(f"{summary[key]['f1']:.2f}" for key, _ in MEASURES[:3]) if summary else "")
        print(f"| {kind} | {' | '.join(cells)} |")


def _reliability(score: ModuleType, sets: Sequence[tuple[str, Sequence[Read]]]) -> None:
    print("\n## How far a confidence can be relied on\n\nPostings of named people, right in post and place.\n")
    print("| confidence | " + " | ".join(f"{name}: postings, right" for name, _ in sets) + " |\n|---|" + "---|" * len(sets))
    columns = [reliability(score, reads, BINS) for _, reads in sets]
    for row in zip(*columns, strict=True):
        print(f"| {row[0][0]} | {' | '.join(f'{many}, {good / many:.2f}' if many else '0' for _, many, good in row)} |")


def _rules(score: ModuleType, sets: Sequence[tuple[str, Sequence[Read]]]) -> None:
    known = [(posting.rule, good) for name, reads in sets if name != "look" for _, posting, good in judged(score, reads)]
    print("\n## By rule\n\nOn the texts learned from.\n\n| rule | postings | right |\n|---|---|---|")
    for rule in sorted({rule for rule, _ in known}):
        good = [is_right for name, is_right in known if name == rule]
        print(f"| {rule} | {len(good)} | {sum(good) / len(good):.2f} |")


def _speed(sets: Sequence[tuple[str, Sequence[Read]]]) -> None:
    texts = [(read.gold["id"], read.words) for _, reads in sets for read in reads]
    sentence = "Ngày 5/3/2021, ông Trần Văn Mẫu, Phó Giám đốc Sở Y tế, được bổ nhiệm giữ chức Giám đốc Sở Y tế tỉnh Nghệ An. "
    article = sentence * 60
    reading_of(article)
    start = time.perf_counter()
    for _ in range(5):
        reading_of(article)
    took = (time.perf_counter() - start) / 5 / len(article.split()) * 1500
    print(f"\n## Speed\n\n1,500 words of news in which every sentence moves somebody: {took * 1000:.0f} ms, once warm.")
    print(f"The {len(texts)} texts have {sum(words for _, words in texts):,} words.")


def _summary(score: ModuleType, reads: Sequence[Read]) -> dict[str, dict[str, float]]:
    summary, _, _ = score.run([read.gold for read in reads], [read.prediction for read in reads], quiet=True)
    found: dict[str, dict[str, float]] = summary
    return found


if len(sys.argv) != 2:
    raise SystemExit("name the folder that holds dev, learn and look: python -m bench.extraction FOLDER")
main(Path(sys.argv[1]))
