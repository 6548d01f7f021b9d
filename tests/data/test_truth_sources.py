"""Every edge opens at its source; what is retold says so, and none of it is the newspaper's."""

import csv
import re
from collections.abc import Iterator

import pytest

from kgraph import Claim, Kind
from kgraph.knowledge_base import KnowledgeBase
from tests.data.asking import DATA, SHARED, Ask, cells

PARTS = ("data/ky_son", "docs", "kgraph", "loaders", "tests")
TEXTS = {".cypher", ".jsonl", ".md", ".py", ".toml", ".txt"}
THE_ARTICLE = SHARED / "articles" / "ky_son_luan_chuyen.txt"
ARTICLE = "src:bna-2017-04"
A_SENTENCE = 16
"""Words in a row that are not met by chance."""


@pytest.fixture(scope="module")
def claims(sample: KnowledgeBase) -> list[Claim]:
    """Every claim behind an edge or a finding."""
    ids = {claim for edge in sample.graph().edges() for claim in edge.claims}
    ids |= {finding.claim for finding in sample.findings if finding.claim}
    return list(sample.claims(tuple(sorted(ids))))


def test_every_edge_opens_at_its_claims(sample: KnowledgeBase) -> None:
    for edge in sample.graph().edges():
        assert len(sample.evidence(edge).rows()) == len(edge.claims) > 0


def test_every_claim_names_its_work_and_the_place_in_it(claims: list[Claim]) -> None:
    assert [claim.id for claim in claims if not (claim.source.work.id and claim.source.place)] == []


def test_every_quote_equals_the_marked_characters(sample: KnowledgeBase, claims: list[Claim]) -> None:
    in_text = [claim.source for claim in claims if claim.source.document]
    assert len(in_text) == len(claims)
    for source in in_text:
        assert sample.document(source.document)[source.start : source.end] == source.quote != ""


def test_every_claim_on_ky_son_is_retold_from_a_numbered_paragraph(claims: list[Claim]) -> None:
    of_article = [claim for claim in claims if claim.source.work.id == ARTICLE]
    assert len(of_article) > 100
    assert all(claim.retold for claim in of_article)
    assert [c.source.place for c in of_article if not re.fullmatch(r"đoạn \d+( và \d+|, chú thích ảnh)?", c.source.place)] == []


def test_the_work_that_is_retold_has_its_paper_author_and_month_and_no_title(sample: KnowledgeBase) -> None:
    work = sample.find(ARTICLE)
    assert (work.kind, work.name, dict(work.properties)) == (
        Kind.SOURCE,
        "",
        {"publisher": "Báo Nghệ An", "author": "Khánh Ly", "published": "2017-04"},
    )


def test_the_evidence_of_a_retold_edge_says_so(ask: Ask) -> None:
    edge = ask("career", "Nguyễn Thanh Hoàng")[0]["edge"]
    assert cells(ask("evidence", edge)[:1], "source", "retold", "place", "quote", "published") == [
        (
            "Báo Nghệ An, Khánh Ly, 2017-04",
            True,
            "đoạn 19, chú thích ảnh",
            "Người đứng đầu UBND huyện Kỳ Sơn là ông Nguyễn Thanh Hoàng.",
            "2017-04",
        )
    ]


def test_posts_by_law_are_given_only_to_bodies_that_occur(sample: KnowledgeBase) -> None:
    graph = sample.graph()
    by_law = [edge for edge in graph.edges() if edge.inferred == ("edge",) and edge.relation == "POST_IN"]
    assert {graph.node(edge.object).name for edge in by_law} == {
        "Huyện ủy Kỳ Sơn",
        "Huyện ủy Quỳnh Lưu",
        "UBND huyện Kỳ Sơn",
        "Đảng ủy xã Hữu Kiệm",
        "UBND xã Hữu Kiệm",
        "Đảng ủy xã Phà Đánh",
        "UBND xã Phà Đánh",
        "Hội Nông dân xã Phà Đánh",
        "Hội Phụ nữ xã Phà Đánh",
        "Đảng ủy xã Mường Ải",
        "UBND xã Mường Ải",
    }
    assert not [node.id for node in graph.nodes() if node.id.startswith("st:")]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _words(text)
    return {tuple(words[at : at + A_SENTENCE]) for at in range(len(words) - A_SENTENCE + 1)}


def _our_texts() -> Iterator[tuple[str, str]]:
    """The texts of the project by name; the cells of a table one by one."""
    for path in (path for part in PARTS for path in sorted((DATA.parent / part).rglob("*"))):
        if path.suffix == ".csv":
            with path.open(encoding="utf-8", newline="") as file:
                yield from ((path.name, cell) for row in csv.reader(file) for cell in row)
        elif path.suffix in TEXTS:
            yield path.name, path.read_text("utf-8")


@pytest.mark.skipif(not THE_ARTICLE.is_file(), reason="the article is not beside the checkout; name its folder in KGRAPH_SHARED")
def test_no_sentence_of_the_article_is_in_the_project() -> None:
    article = _runs(THE_ARTICLE.read_text("utf-8"))
    assert len(article) > 1000
    assert [name for name, text in _our_texts() if _runs(text) & article] == []
