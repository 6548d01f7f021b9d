"""PNG and PDF: text is there on a machine without fonts, and equal drawings are equal bytes."""

import io
import re
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from kgraph.diagrams import raster, svg
from kgraph.diagrams.pdf_order import in_order
from kgraph.questions.career import career
from tests.diagrams.careers import drawn, luong
from tests.diagrams.processes import run, without_fonts
from tests.questions.graphs import ky_son

OURS = {"BeVietnamPro-Regular", "BeVietnamPro-SemiBold", "BeVietnamPro-Bold"}
DRAW = (
    "import sys; from kgraph.diagrams import raster, svg; from tests.diagrams.careers import drawn, luong\n"
    "sys.stdout.buffer.write(raster.{kind}(svg.write(drawn(luong()))))"
)


@pytest.fixture(scope="module")
def drawing() -> str:
    return svg.write(drawn(luong()))


def ink(png: bytes, box: tuple[float, float, float, float]) -> float:
    """The share of dark pixels in a box, given in the pixels of the SVG."""
    scaled = tuple(int(side * raster.SCALE) for side in box)
    shades = Image.open(io.BytesIO(png)).convert("L").crop(scaled).histogram()  # type: ignore[arg-type]
    return sum(shades[:128]) / sum(shades)


def fonts_of(pdf: bytes) -> set[str]:
    resources = PdfReader(io.BytesIO(pdf)).pages[0]["/Resources"]
    return {str(font.get_object()["/BaseFont"]).split("+")[-1] for font in resources["/Font"].values()}  # type: ignore[index]


def title_box() -> tuple[float, float, float, float]:
    return 26, 26, 420, 60


def test_a_picture_of_a_machine_without_fonts_has_its_words(tmp_path: Path) -> None:
    png = run(DRAW.format(kind="png"), tmp_path, **without_fonts(tmp_path))
    bar = drawn(luong()).chart.bars[1]
    assert ink(png, title_box()) > 0.08
    assert ink(png, (bar.caption.x + 25, bar.top + 4, bar.caption.right, bar.bottom - 8)) > 0.08


def test_the_converter_alone_would_take_letters_of_other_widths(tmp_path: Path) -> None:
    """What ``raster`` guards against: text is measured in our font, and nothing warns when another is taken."""
    code = (
        "import sys, vl_convert; from kgraph.diagrams import svg; from tests.diagrams.careers import drawn, luong\n"
        "sys.stdout.buffer.write(vl_convert.svg_to_pdf(svg.write(drawn(luong()))))"
    )
    assert not fonts_of(run(code, tmp_path, **without_fonts(tmp_path))) & OURS


def test_a_pdf_of_a_machine_without_fonts_can_be_searched(tmp_path: Path) -> None:
    pdf = run(DRAW.format(kind="pdf"), tmp_path, **without_fonts(tmp_path))
    said = PdfReader(io.BytesIO(pdf), strict=True).pages[0].extract_text()
    assert "Nguyễn Hữu Lượng" in said
    assert "Phó Chánh Văn phòng UBND huyện Kỳ Sơn" in said
    assert "chưa rõ kết thúc" in said
    assert fonts_of(pdf) == OURS


def test_a_pdf_is_a_page_of_the_size_of_the_drawing(drawing: str) -> None:
    (page,) = PdfReader(io.BytesIO(raster.pdf(drawing)), strict=True).pages
    assert (float(page.mediabox.width), float(page.mediabox.height)) == (1180, drawn(luong()).height)


def test_a_picture_is_twice_as_fine_as_the_drawing(drawing: str) -> None:
    assert Image.open(io.BytesIO(raster.png(drawing))).width == 2360


@pytest.mark.parametrize("kind", ["png", "pdf"])
def test_equal_drawings_are_equal_bytes(kind: str, drawing: str, tmp_path: Path) -> None:
    draw = {"png": raster.png, "pdf": raster.pdf}[kind]
    elsewhere = [run(DRAW.format(kind=kind), tmp_path) for _ in range(2)]
    assert {draw(drawing) for _ in range(6)} == set(elsewhere)


def test_a_pdf_does_not_say_when_it_was_made(drawing: str) -> None:
    assert not re.search(rb"/(CreationDate|ModDate|ID)\b", raster.pdf(drawing))


def test_putting_a_pdf_in_order_twice_changes_nothing() -> None:
    pdf = raster.pdf(svg.write(drawn(career(ky_son(), "thi_dong"))))
    assert in_order(pdf) == pdf


def test_a_pdf_in_order_shows_the_same_page(drawing: str) -> None:
    import vl_convert

    plain = PdfReader(io.BytesIO(vl_convert.svg_to_pdf(drawing)))
    ordered = PdfReader(io.BytesIO(raster.pdf(drawing)), strict=True)
    assert ordered.pages[0].extract_text() == plain.pages[0].extract_text()
    assert ordered.pages[0].get_contents().get_data() == plain.pages[0].get_contents().get_data()  # type: ignore[union-attr]
