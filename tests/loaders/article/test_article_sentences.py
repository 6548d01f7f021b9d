"""Sentences of our own making, one per construction, each with the postings that it says."""

from pathlib import Path

import pytest

from loaders.article.postings import reading_of
from tests.loaders.article.facts_told import cases

FILE = Path(__file__).with_name("sentences.txt")
CASES = cases(FILE)


@pytest.mark.parametrize(("name", "told", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_a_construction_says_its_postings(name: str, told: dict[str, str], text: str, expected: list[str]) -> None:
    assert [" | ".join(posting.row().values()) for posting in reading_of(text, **told).postings] == expected


def test_every_construction_has_a_name_of_its_own() -> None:
    names = [case[0] for case in CASES]
    assert len(set(names)) == len(names) >= 150


@pytest.mark.parametrize(("name", "told", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_every_slot_is_what_the_text_reads_there(name: str, told: dict[str, str], text: str, expected: list[str]) -> None:
    for posting in reading_of(text, **told).postings:
        assert 0 <= posting.sentence[0] < posting.sentence[1] <= len(text)
        assert text[posting.title.start : posting.title.end].strip()
        for slot in (posting.person, posting.place):
            read = text[slot.start : slot.end]
            assert (
                not read or "".join(slot.value.split()[-1:]).casefold() in read.casefold() or slot.value.endswith(("Hồ Chí Minh", "ý", "ỷ"))
            )


@pytest.mark.parametrize(("name", "told", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_what_is_said_explicitly_has_its_characters(name: str, told: dict[str, str], text: str, expected: list[str]) -> None:
    for posting in reading_of(text, **told).postings:
        for slot in (posting.title, posting.start):
            assert slot.end > slot.start or not slot.value or slot.reading != "explicit"
