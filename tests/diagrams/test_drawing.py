"""What was drawn: the bytes of a file, and the picture that a notebook shows."""

import pickle
from base64 import b64decode
from copy import copy
from pathlib import Path

import pytest

from kgraph.diagrams.drawing import Drawing
from kgraph.knowledge_base import KnowledgeBase

MIME = {".svg": "image/svg+xml", ".png": "image/png", ".pdf": "application/pdf", ".mmd": "text/vnd.mermaid", ".html": "text/html"}


@pytest.fixture(scope="module", params=MIME)
def drawing(request: pytest.FixtureRequest, sample: KnowledgeBase) -> Drawing:
    return sample.draw("Nguyễn Hữu Lượng", request.param)


def test_a_drawing_is_written_as_it_is(drawing: Drawing, tmp_path: Path) -> None:
    (tmp_path / "drawn").write_bytes(drawing)
    assert (tmp_path / "drawn").read_bytes() == drawing
    assert isinstance(drawing, bytes)


def test_a_drawing_shows_itself_by_its_format(drawing: Drawing) -> None:
    shown, _ = drawing._repr_mimebundle_()
    assert set(shown) == {MIME[drawing.suffix], "text/plain"}
    if drawing.suffix in (".svg", ".mmd"):
        assert shown[MIME[drawing.suffix]].encode() == drawing
    elif drawing.suffix != ".html":
        assert b64decode(shown[MIME[drawing.suffix]]) == drawing


def test_an_image_is_shown_as_wide_as_it_is_drawn(sample: KnowledgeBase) -> None:
    assert sample.draw("Nguyễn Hữu Lượng", ".png")._repr_mimebundle_()[1] == {"image/png": {"width": 1180}}


def test_a_page_is_shown_in_a_frame_that_cannot_reach_the_notebook(sample: KnowledgeBase) -> None:
    shown = sample.draw("Nguyễn Hữu Lượng", ".html")._repr_mimebundle_()[0]["text/html"]
    assert shown.startswith('<iframe sandbox="allow-scripts" ')
    assert shown.count("<") == 2
    assert shown.count('"') == 6


def test_a_drawing_that_is_printed_is_a_short_word(drawing: Drawing) -> None:
    assert str(drawing) == repr(drawing) == f"<drawing {drawing.suffix}, {len(drawing):,} bytes>"


def test_a_drawing_can_be_copied_and_kept() -> None:
    drawing = Drawing(b"<svg/>", ".svg")
    for again in (copy(drawing), pickle.loads(pickle.dumps(drawing))):
        assert (again, again.suffix) == (drawing, ".svg")
