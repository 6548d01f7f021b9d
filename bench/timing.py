"""How a figure is taken: the median of several rounds, in which what is measured and its reference take turns."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: seconds, a reference's seconds taken in turn with it, and the bound that is promised, if one is."""

    name: str
    seconds: float
    reference: str = ""
    reference_seconds: float = 0.0
    bound: float = 0.0
    note: str = ""


def seconds(run: Callable[[], object]) -> float:
    """Return how long one run takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def median(run: Callable[[], object], rounds: int = 15, warm: int = 2) -> float:
    """Return the median of several runs, after some that do not count."""
    for _ in range(warm):
        run()
    return statistics.median(seconds(run) for _ in range(rounds))


def in_turn(runs: Sequence[Callable[[], object]], rounds: int = 7) -> list[float]:
    """Return the median of each, taken in turn (A B A B …), so that a machine that slows down slows all alike."""
    for run in runs:
        run()
    taken = [[seconds(run) for run in runs] for _ in range(rounds)]
    return [statistics.median(column) for column in zip(*taken, strict=True)]
