"""A line of a load cut, changed, doubled, moved or lost: the base does not answer, and the deep check says what is still sound."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kgraph import BaseFolderError, KnowledgeBase, deep_check
from kgraph.knowledge_base import init_base
from tests.bases import DAY, table

Lines = list[bytes]


def _flipped(lines: Lines, at: int) -> Lines:
    middle = len(lines[at]) // 2
    changed = lines[at][:middle] + bytes([lines[at][middle] ^ 1]) + lines[at][middle + 1 :]
    return [*lines[:at], changed, *lines[at + 1 :]]


HARMS: dict[str, Callable[[Lines, int], Lines]] = {
    "cut": lambda lines, at: [*lines[:at], lines[at][: len(lines[at]) // 2] + b"\n", *lines[at + 1 :]],
    "cut with all that follows": lambda lines, at: [*lines[:at], lines[at][: len(lines[at]) // 2]],
    "changed": _flipped,
    "doubled": lambda lines, at: [*lines[: at + 1], *lines[at:]],
    "lost": lambda lines, at: lines[:at] + lines[at + 1 :],
}


@pytest.fixture(scope="module")
def load(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The one load of a base that nobody has open: a header, a document, a work, four claims and an end."""
    place = tmp_path_factory.mktemp("lines")
    with init_base(place / "base.kg") as base:
        base.load(table(place, 4), recorded=DAY)
    (file,) = (place / "base.kg" / "claims").iterdir()
    return file


@pytest.mark.parametrize("number", range(8))
@pytest.mark.parametrize("harm", sorted(HARMS))
def test_whatever_happens_to_a_line_is_told_and_the_rest_stays_sound(load: Path, harm: str, number: int) -> None:
    folder, whole = load.parent.parent, load.read_bytes()
    lines = whole.splitlines(keepends=True)
    assert len(lines) == 8
    try:
        load.write_bytes(b"".join(HARMS[harm](lines, number)))
        with pytest.raises(BaseFolderError) as told:
            KnowledgeBase(folder).build()
        assert load.name in told.value.where
        assert told.value.fix
        check = deep_check(folder)
        assert not check.is_sound
        assert {fault.file for fault in check.soundness.faults if fault.part == "load"} == {f"claims/{load.name}"}
        assert check.soundness.sound["claim"] >= _untouched(harm, number)
    finally:
        load.write_bytes(whole)
    assert deep_check(folder).is_sound


def _untouched(harm: str, number: int) -> int:
    """How many of the four claims (lines 4 to 7) must still be sound: without line 3, their work is not described."""
    if harm == "doubled" or number in (0, 1, 7):
        return 4 if harm != "cut with all that follows" or number == 7 else 0
    if harm == "cut with all that follows":
        return max(0, number - 3)
    return 0 if number == 2 else 3


@pytest.mark.parametrize("harm", ["cut", "changed", "doubled"])
@pytest.mark.parametrize("number", range(3, 7))
def test_the_line_of_a_claim_is_named(load: Path, harm: str, number: int) -> None:
    whole = load.read_bytes()
    try:
        load.write_bytes(b"".join(HARMS[harm](whole.splitlines(keepends=True), number)))
        lines = {fault.line for fault in deep_check(load.parent.parent).soundness.faults if fault.part == "load"}
        assert lines >= {number + (2 if harm == "doubled" else 1)}
    finally:
        load.write_bytes(whole)
