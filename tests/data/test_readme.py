"""The README of the bundled data counts the rows that the tables have."""

import csv
import re
from collections.abc import Iterator

import pytest

from tests.data.asking import DATA


def told() -> Iterator[tuple[str, int]]:
    """Each table with the rows that the README gives it."""
    for part in (DATA / "README.md").read_text("utf-8").split("\n## ")[1:]:
        folder = part.partition("/")[0]
        for names, counts in re.findall(r"^\| ([\w., ]+\.csv) \| ([\d, ]+) \|", part, re.MULTILINE):
            yield from ((f"{folder}/{name}", int(count)) for name, count in zip(names.split(", "), counts.split(", "), strict=True))


def test_the_readme_tells_of_every_table() -> None:
    assert sorted(name for name, _ in told()) == sorted(str(path.relative_to(DATA)) for path in DATA.glob("*/*.csv"))


@pytest.mark.parametrize(("name", "count"), list(told()))
def test_a_table_has_the_rows_that_the_readme_counts(name: str, count: int) -> None:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        assert sum(1 for _ in csv.DictReader(file)) == count
