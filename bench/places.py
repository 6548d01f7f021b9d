"""The register of places: opening it beside a plain reading of its rows, its parts, and taking it into a base."""

import csv
import io
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from bench.timing import Figure, in_turn, median, seconds
from kgraph import places
from kgraph.bundled import data_folder
from kgraph.knowledge_base import init_base
from kgraph.places.register import FILE

ROWS = "the rows, unpacked and read"
NEW = "vn3:16849@2025-07-01"
DAY = date(2026, 11, 24)


def figures(base: Path) -> Iterator[Figure]:
    """Yield how long opening, looking around and loading take; the base given is not asked."""
    opening, rows = in_turn([_opened, _rows])
    yield Figure("register opened", opening, ROWS, rows, 0.3)
    register = _opened()
    first = seconds(lambda: register.links_into(NEW))
    yield Figure("what a unit came from, first asked", first, ROWS, rows)
    yield Figure("units of a province and their kin", median(lambda: register.part("40")), ROWS, rows)
    for part in ("places:40", "places:all"):
        yield Figure(f"kgraph load … {part}", seconds(_loaded(part)), ROWS, rows)


def _opened() -> places.Register:
    places.open_register.cache_clear()
    return places.open_register()


def _rows() -> list[list[list[str]]]:
    with zipfile.ZipFile(data_folder() / FILE) as packed:
        return [list(csv.reader(io.StringIO(packed.read(name).decode()))) for name in packed.namelist()]


def _loaded(part: str) -> Callable[[], None]:
    def run() -> None:
        with tempfile.TemporaryDirectory() as folder, init_base(Path(folder) / "base.kg") as kb:
            kb.load(part, recorded=DAY)

    return run
