"""Drawing by the ending of a file."""

from pathlib import Path

import pytest

from kgraph.diagrams import CAREER_SUFFIXES, NETWORK_SUFFIXES, draw_career, draw_network
from kgraph.errors import UsageError
from kgraph.graph import TemporalGraph
from kgraph.knowledge_base import KnowledgeBase
from tests.diagrams.careers import REVISION, behind, luong
from tests.questions.graphs import ky_son

STARTS = {".svg": b"<svg ", ".png": b"\x89PNG", ".pdf": b"%PDF-", ".mmd": b"---\ntitle: ", ".html": b"<!doctype html>"}


@pytest.mark.parametrize("suffix", CAREER_SUFFIXES)
def test_a_career_is_drawn_by_the_ending(suffix: str) -> None:
    drawn = draw_career(luong(), behind(luong()), suffix, revision=REVISION, language="vi")
    assert drawn.startswith(STARTS[suffix])
    assert drawn == draw_career(luong(), behind(luong()), suffix.upper(), revision=REVISION, language="vi")


def test_an_ending_that_nobody_knows_names_those_there_are() -> None:
    with pytest.raises(UsageError) as told:
        draw_career(luong(), behind(luong()), ".gif", revision=REVISION, language="vi")
    assert told.value.fix == "endings are: .svg, .png, .pdf, .mmd, .html"


def test_surroundings_are_drawn_as_html_alone() -> None:
    graph = TemporalGraph([ky_son().node("luong")])
    assert NETWORK_SUFFIXES == (".html",)
    with pytest.raises(UsageError):
        draw_network(graph, graph.node("luong"), ".svg", language="vi")


@pytest.mark.parametrize("suffix", STARTS)
def test_a_knowledge_base_draws_by_name(suffix: str, sample: KnowledgeBase) -> None:
    assert sample.draw("nguyen huu luong", suffix).startswith(STARTS[suffix])


def test_every_official_of_the_bundled_base_can_be_drawn(sample: KnowledgeBase) -> None:
    from kgraph.model import Kind

    for person in sample.graph().nodes(Kind.PERSON):
        assert sample.draw(person, ".svg").endswith(b"</svg>\n")
        assert sample.draw(person, ".mmd", language="en").startswith(b"---\n")


def test_the_page_about_a_person_shows_posts_bodies_places_and_names_sources(sample: KnowledgeBase) -> None:
    page = sample.draw("Nguyễn Hữu Lượng", ".html").decode()
    for words in ("Chủ tịch UBND xã Hữu Kiệm", "UBND xã Hữu Kiệm", "xã Hữu Kiệm", "Báo Nghệ An, Khánh Ly, 2017-04"):
        assert f"<td>{words}</td>" in page


def test_importing_diagrams_brings_no_heavy_library(tmp_path: Path) -> None:
    from tests.diagrams.processes import run

    code = (
        "import sys, kgraph.diagrams\n"
        "print(sorted({'PIL', 'vl_convert', 'pyvis', 'pygraphviz', 'IPython', 'pandas'} & {name.split('.')[0] for name in sys.modules}))"
    )
    assert run(code, tmp_path) == b"[]\n"
