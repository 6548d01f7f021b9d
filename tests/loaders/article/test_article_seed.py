"""The article that was handed over, read where it lies beside the checkout."""

import json
import os
from collections import Counter
from pathlib import Path

import pytest

from loaders.article import Article, read

SHARED = Path(os.environ.get("KGRAPH_SHARED", Path(__file__).parents[4] / "shared"))
TEXT = SHARED / "data" / "articles" / "ky_son_luan_chuyen.txt"

pytestmark = pytest.mark.skipif(not TEXT.is_file(), reason="the article is not beside the checkout; name its folder in KGRAPH_SHARED")


@pytest.fixture(scope="module")
def article() -> Article:
    return read(TEXT, published="2017-04")


def gold() -> dict[str, list[dict[str, str]]]:
    lines = (SHARED / "extraction" / "gold.jsonl").read_text("utf-8").splitlines()
    return next(said for said in map(json.loads, lines) if said["id"] == "seed")


def test_everybody_it_names_holds_as_many_posts_as_people_read_in_it(article: Article) -> None:
    read_there = Counter(posting.person.value for posting in article.asserted if posting.person.value)
    assert read_there == Counter(said["person"] for said in gold()["postings"])


def test_a_commune_that_a_caption_calls_a_district_is_doubted_and_not_asserted(article: Article) -> None:
    doubts = [posting for posting in article.reading.postings if posting.doubt]
    assert [(one.person.value, one.place.value) for one in doubts] == [("Nguyễn Hữu Lượng", "huyện Hữu Kiệm")]
    assert "xã Hữu Kiệm" in doubts[0].doubt
    assert all(claim.confidence <= 0.1 for claim in article.claims() if claim.qualifier("doubt"))


def test_the_posts_of_april_2017_are_filled_by_people_it_does_not_name(article: Article) -> None:
    unnamed = [posting for posting in article.asserted if not posting.person.value]
    assert len(unnamed) == len([said for said in gold()["unnamed"] if said["title"]])
    assert {posting.start.value for posting in unnamed} == {"2017-04-24"}


def test_its_photographer_and_author_holds_no_post(article: Article) -> None:
    assert "Khánh Ly" not in article.reading.persons


def test_short_forms_join_the_full_name(article: Article) -> None:
    assert set(article.reading.persons) == {said["person"] for said in gold()["postings"]}
