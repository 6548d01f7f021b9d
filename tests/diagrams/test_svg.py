"""Careers as SVG: golden files, the same bytes on each run, names as plain text, nothing from elsewhere."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kgraph.diagrams import svg
from kgraph.diagrams.fonts import css
from kgraph.questions.career import Career, career
from tests.diagrams.careers import NEWSPAPER, REGISTER, drawn, held, hostile, luong, term
from tests.diagrams.processes import run
from tests.questions.graphs import ky_son, nghe_an

GOLDEN = Path(__file__).parent / "golden"
XML = "{http://www.w3.org/2000/svg}"

CAREERS: dict[str, Career] = {
    "ended": held("2015-12/[2017-04..2025-06-30]", "2003/[..2025-06-30]", posts=("Chủ tịch UBND", "Ủy viên")),
    "luong": luong(),
    "thi_dong": career(ky_son(), "thi_dong"),
    "hieu": career(nghe_an(), "hoang_nghia_hieu"),
    "undated": held("2001/2005", "/"),
}


@pytest.mark.parametrize("name", CAREERS)
def test_a_career_looks_like_the_golden_one(name: str, request: pytest.FixtureRequest) -> None:
    """The golden file leaves the font out: it is the same in all."""
    written = svg.write(drawn(CAREERS[name])).replace(css(), "").replace("><", ">\n<")
    path = GOLDEN / f"{name}.svg"
    if request.config.getoption("--update-golden", default=False):
        path.write_text(written, "utf-8")
    assert written == path.read_text("utf-8")


def test_another_process_writes_the_same_bytes(tmp_path: Path) -> None:
    code = (
        "import sys; from kgraph.diagrams import svg; from tests.diagrams.careers import drawn, luong\n"
        "sys.stdout.buffer.write(svg.write(drawn(luong())).encode())"
    )
    assert run(code, tmp_path, PYTHONHASHSEED="1") == run(code, tmp_path, PYTHONHASHSEED="2") == svg.write(drawn(luong())).encode()


def test_names_are_text_whatever_they_hold() -> None:
    written = svg.write(drawn(career(hostile(), "p")))
    root = ElementTree.fromstring(written)
    assert {element.tag.removeprefix(XML) for element in root.iter()} <= {
        "svg", "title", "desc", "style", "defs", "pattern", "linearGradient", "stop", "rect", "path", "polygon", "g", "text", "tspan",
    }  # fmt: skip
    assert "<script>alert(1)</script>" in "".join(root.itertext())
    assert not re.search("[\u0000-\u0008\u202e]", written)


def test_nothing_is_fetched_from_elsewhere() -> None:
    written = svg.write(drawn(career(hostile(), "p")))
    addresses = re.findall(r"""(?:href|src)\s*=\s*["'](?!#)[^"']*|url\((?!#|data:)[^)]*""", written)
    assert [address for address in addresses if "evil.example" not in address] == []
    assert not re.search(r"\s(?:xlink:)?href=", written)


def test_the_font_is_inside() -> None:
    written = svg.write(drawn(luong()))
    assert written.count("@font-face") == 3
    assert written.count("data:font/woff2;base64,d09GMg") == 3


def test_it_has_a_name_and_a_description_for_those_who_cannot_see_it() -> None:
    root = ElementTree.fromstring(svg.write(drawn(luong())))
    title, desc = root.find(f"{XML}title"), root.find(f"{XML}desc")
    assert title is not None and title.text == "Nguyễn Hữu Lượng – quá trình công tác"
    assert desc is not None and str(desc.text).startswith("1. Phó Chánh Văn phòng UBND huyện Kỳ Sơn, Cấp huyện: không rõ bắt đầu")
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert root.get("lang") == "vi"


def test_it_stands_on_white_in_a_dark_viewer_too() -> None:
    path = drawn(luong())
    first = ElementTree.fromstring(svg.write(path)).find(f"{XML}rect")
    assert first is not None
    assert (first.get("fill"), first.get("width"), float(str(first.get("height")))) == ("#FFFFFF", "1180", path.height)


def test_every_bar_tells_its_sentence_to_the_pointer() -> None:
    root = ElementTree.fromstring(svg.write(drawn(luong())))
    told = [title.text for group in root.findall(f"{XML}g") for title in group.findall(f"{XML}title")]
    assert told == list(drawn(luong()).says)


@pytest.mark.parametrize("status", ["proposed", "disputed"])
def test_a_doubtful_status_is_drawn(status: str) -> None:
    plain = svg.write(drawn(held("2001/2005")))
    doubtful = svg.write(drawn(held(term(0, "2001/2005", status=status)), "vi", NEWSPAPER, REGISTER))
    assert doubtful.count("<polygon") == plain.count("<polygon") + 2
