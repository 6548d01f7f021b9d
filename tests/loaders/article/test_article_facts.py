"""Texts of our own making, one per construction, each with what it says beside postings."""

from pathlib import Path

import pytest

from kgraph import Reading
from loaders.article import read
from loaders.article.facts.items import head_words
from loaders.article.facts.measures import units
from loaders.article.lexicon import table
from loaders.article.tokens import tokens_of
from tests.loaders.article.facts_told import cases, claims_of, lines_of

FILE = Path(__file__).with_name("facts.txt")
CASES = cases(FILE)
NAMES = [case[0] for case in CASES]
HEADS = table("initiatives.toml")["heads"]
UNITS = table("measures.toml")["units"]


@pytest.mark.parametrize(("name", "told", "text", "expected"), CASES, ids=NAMES)
def test_a_construction_says_its_facts(tmp_path: Path, name: str, told: dict[str, str], text: str, expected: list[str]) -> None:
    assert list(lines_of(claims_of(text, tmp_path, **told))) == expected


def test_every_construction_has_a_name_of_its_own() -> None:
    assert len(set(NAMES)) == len(NAMES) >= 50


@pytest.mark.parametrize(("name", "told", "text", "expected"), CASES, ids=NAMES)
def test_every_claim_has_its_rule_its_confidence_and_the_very_words(
    tmp_path: Path, name: str, told: dict[str, str], text: str, expected: list[str]
) -> None:
    for claim in claims_of(text, tmp_path, **told):
        assert text[claim.source.start : claim.source.end] == claim.source.quote != ""
        assert claim.proposed and 0 < claim.confidence < 1
        if claim.qualifier("rule"):
            for slot in str(claim.qualifier("slots")).split():
                start, end = map(int, slot.split(":")[1].split("-"))
                assert 0 <= start < end <= len(text)


@pytest.mark.parametrize("word", sorted(HEADS))
def test_an_initiative_reads_its_test_line(tmp_path: Path, word: str) -> None:
    text, name, quantity = (part.strip() for part in HEADS[word]["example"].split("|"))
    nodes = {n for c in claims_of(text, tmp_path) for n in (c.subject, c.object) if n.kind == "Initiative"}
    assert {(n.name.casefold(), n.get("quantity"), n.get("kind")) for n in nodes} == {(name.casefold(), quantity, HEADS[word]["kind"])}


@pytest.mark.parametrize(("word", "form"), [(word, form) for word, said in HEADS.items() for form in said.get("also", ())])
def test_another_way_of_writing_an_initiative_is_that_one(word: str, form: str) -> None:
    found = head_words().at(tokens_of(form), 0)
    assert found and found[0] == len(tokens_of(form)) and found[1].word == word


@pytest.mark.parametrize("unit", sorted(UNITS))
def test_a_measure_reads_its_test_line(tmp_path: Path, unit: str) -> None:
    text, *expected = (part.strip() for part in UNITS[unit]["example"].split("|"))
    assert units().at(tokens_of(unit), 0) is not None
    found = [c for c in claims_of(text, tmp_path) if c.relation == "MEASURED"]
    assert [[c.object.name, *(str(c.qualifier(key)) for key in ("value", "total", "unit"))] for c in found] == [expected]


def test_what_only_follows_is_a_claim_of_its_own_and_inferred(tmp_path: Path) -> None:
    text = "Tháng 6/2014, Huyện ủy Kỳ Sơn ra quyết định luân chuyển 2 cán bộ về 2 xã Tà Cạ và Keng Đu.\n"
    text += "Ông Lô Văn Mẫu được điều động làm Bí thư Đảng ủy xã Keng Đu.\n"
    held = [c for c in claims_of(text, tmp_path) if c.relation == "HOLDS" and c.subject.name]
    assert [(str(c.valid), c.reading, bool(c.qualifier("decision"))) for c in held] == [
        ("[..2020-06]/[2020-06..]", Reading.EXPLICIT, False),
        ("2014-06/[2020-06..]", Reading.INFERRED, True),
    ]


def test_a_text_without_a_day_of_publication_gives_facts_without_dates(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("Xã Tà Cạ, huyện Kỳ Sơn có 11 bản.", "utf-8")
    (measured,) = [c for c in read(path).claims() if c.relation == "MEASURED"]
    assert str(measured.valid) == "/"
