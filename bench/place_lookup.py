"""Looking up places by their words: ``python -m bench.place_lookup``; each rate beside a plain dict, or a comparison with all names."""

import random
import statistics
import time
import tracemalloc
from collections.abc import Callable, Sequence
from datetime import date
from difflib import get_close_matches

from kgraph.places import PlaceLookup, Register, open_register

DAY = date(2020, 1, 1)


def main() -> None:
    """Print a Markdown table of rates, and the memory that the look-up takes beyond the register."""
    tracemalloc.start()
    register = open_register()
    base = tracemalloc.get_traced_memory()[0]
    lookup = warmed(register)
    taken = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    draw = random.Random(1)
    units = sorted(register.units.values(), key=lambda unit: unit.id)
    names = draw.sample(sorted({unit.full_name for unit in units if unit.covers(DAY)}), 5000)
    wrong = [misprinted(draw, unit.name) for unit in draw.sample(units, 1000)]
    plain: dict[str, object] = {unit.full_name.casefold(): unit for unit in units}
    folded = sorted({unit.name for unit in units})
    print("| look-ups | a second | reference | a second | promised |\n|---|---|---|---|---|")
    fresh = [first_asked(register) for _ in range(5)]
    first = statistics.median(rate(lambda name, one=one: one.find(name, DAY), names) for one in fresh)
    row("exact names, each for the first time", first, "a dict", rate(plain_find(plain), names), "")
    again = rate(lambda name: fresh[0].find(name, DAY), names)
    row("exact names, as they come again", again, "a dict", rate(plain_find(plain), names), "100,000")
    near = rate(lambda name: get_close_matches(name, folded, 5), wrong[:20])
    row("misprints", rate(lambda name: lookup.find(name), wrong), "difflib over all names", near, "1,000")
    print(f"\nmemory: register {base / 1e6:.0f} MB, look-up {(taken - base) / 1e6:.0f} MB more")


def warmed(register: Register) -> PlaceLookup:
    """Return a look-up that has made all of its indexes and remembers as much as it may."""
    lookup = PlaceLookup(register)
    for unit in list(register.units.values())[:6000]:
        lookup.find(unit.full_name, DAY, within=["Nghệ An"])
    lookup.find("Hữuu Kiệmm")
    return lookup


def first_asked(register: Register) -> PlaceLookup:
    """Return a look-up that has been asked once."""
    lookup = PlaceLookup(register)
    lookup.find("Kỳ Sơn")
    return lookup


def plain_find(names: dict[str, object]) -> Callable[[str], object]:
    return lambda name: names.get(name.casefold())


def misprinted(draw: random.Random, name: str) -> str:
    place = draw.randrange(len(name))
    return name[:place] + draw.choice("abcdeghiklmnopqrstuvxy") + name[place + draw.randrange(2) :]


def rate(find: Callable[[str], object], words: Sequence[str]) -> float:
    start = time.perf_counter()
    for word in words:
        find(word)
    return len(words) / (time.perf_counter() - start)


def row(what: str, found: float, reference: str, other: float, promised: str) -> None:
    print(f"| {what} | {found:,.0f} | {reference} | {other:,.0f} | {promised} |")


if __name__ == "__main__":
    main()
