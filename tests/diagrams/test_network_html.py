"""The standalone page: it asks no other machine for anything, escapes every name, and says in a table what it shows."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kgraph.diagrams import network_html
from kgraph.diagrams.network import place
from tests.diagrams.networks import around, bad, crowd, luong
from tests.diagrams.processes import run
from tests.real_parts import chromium


class Page(HTMLParser):
    """The text of each cell, the words of the legend, the tags and what they fetch."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.fetched: list[str] = []
        self.cells: list[str] = []
        self.keys: list[str] = []
        self.headings: list[str] = []
        self._in: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.fetched += [str(value) for name, value in attrs if name in ("src", "href", "action", "data", "srcset", "background")]
        self._in.append(tag)
        for name, into in (("td", self.cells), ("li", self.keys), ("h1", self.headings)):
            if tag == name:
                into.append("")

    def handle_endtag(self, tag: str) -> None:
        while self._in and self._in.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        for name, into in (("td", self.cells), ("li", self.keys), ("h1", self.headings)):
            if name in self._in and "span" not in self._in:
                into[-1] += data


@pytest.fixture(scope="module")
def page() -> str:
    return network_html.write(luong())


def test_nothing_is_fetched(page: str) -> None:
    assert Page(page).fetched == []
    assert not re.search(r"(?:src|href)\s*=\s*[\"']?\s*(?:https?:)?//", page)
    assert not re.search(r"url\(\s*[\"']?(?!data:)[a-z/.]", page)


def test_the_page_forbids_itself_to_fetch(page: str) -> None:
    assert "Content-Security-Policy\" content=\"default-src 'none'; script-src 'unsafe-inline'" in page


def test_another_process_writes_the_same_bytes(page: str, tmp_path: Path) -> None:
    code = (
        "import sys; from kgraph.diagrams import network_html; from tests.diagrams.networks import luong\n"
        "sys.stdout.buffer.write(network_html.write(luong()).encode())"
    )
    assert run(code, tmp_path, PYTHONHASHSEED="1") == run(code, tmp_path, PYTHONHASHSEED="2") == page.encode()


def test_names_are_text_whatever_they_hold(page: str) -> None:
    text = network_html.write(bad())
    assert sorted(set(Page(text).tags)) == sorted(set(Page(page).tags))
    assert Page(text).tags.count("script") == Page(page).tags.count("script")
    assert "<script>alert" not in text
    assert "<script>alert(1)</script>" in Page(text).headings[0]


def test_a_name_that_holds_href_does_not_become_markup() -> None:
    """pyvis puts such a title into the page by innerHTML."""
    assert "popup.innerHTML" not in network_html.write(bad())


def test_the_title_stands_once(page: str) -> None:
    assert Page(page).headings == ["Nguyễn Hữu Lượng và xung quanh"]
    assert "<title>Nguyễn Hữu Lượng và xung quanh</title>" in page


def test_the_table_says_what_the_picture_shows(page: str) -> None:
    cells = Page(page).cells
    rows = [tuple(cells[at : at + 7]) for at in range(0, len(cells), 7)]
    assert len(rows) == len(luong().arrows)
    assert rows[0] == (
        "Nguyễn Hữu Lượng", "giữ chức", "Chủ tịch UBND xã Hữu Kiệm", "12/2015 – ít nhất đến 04/2017, chưa rõ kết thúc",
        "chắc chắn", "đã nhận", "src:bna",
    )  # fmt: skip


def test_the_legend_has_what_occurs_and_nothing_else(page: str) -> None:
    assert Page(page).keys == [
        "Người", "Địa bàn", "Đảng", "Chính quyền", "Cấp huyện", "Cấp xã", "nét đứt: chỉ là có thể, suy ra hoặc chưa duyệt",
    ]  # fmt: skip


def test_a_picture_that_was_cut_says_so(page: str) -> None:
    assert "hiện 300 trong 401" in network_html.write(place(crowd(400), "o", language="vi"))
    assert "trong" not in Page(page).headings[0]


def test_physics_is_off(page: str) -> None:
    assert '"physics": {"enabled": false}' in page


def test_it_speaks_english_too() -> None:
    text = network_html.write(place(around(), "luong", language="en"))
    assert Page(text).headings == ["Nguyễn Hữu Lượng and what surrounds it"]
    assert '<html lang="en">' in text


@pytest.mark.browser
@pytest.mark.parametrize("name", ["luong", "bad"])
def test_a_browser_draws_it_without_a_network_and_without_an_error(name: str, tmp_path: Path) -> None:
    from playwright.sync_api import sync_playwright

    file = tmp_path / "page.html"
    file.write_text(network_html.write({"luong": luong, "bad": bad}[name]()), "utf-8")
    asked: list[str] = []
    said: list[str] = []
    with sync_playwright() as play, play.chromium.launch(executable_path=chromium(), args=["--no-sandbox"]) as browser:
        shown = browser.new_page(viewport={"width": 1280, "height": 900})
        shown.on("request", lambda request: asked.append(request.url))
        shown.on("console", lambda message: said.append(message.text))
        shown.on("pageerror", lambda error: said.append(str(error)))
        shown.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
        shown.goto(file.as_uri())
        shown.evaluate("document.fonts.ready")
        dark = shown.evaluate(
            "(() => { const c = document.querySelector('canvas'); const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
            " let n = 0; for (let i = 0; i < d.length; i += 4) if (d[i + 3] > 0) n++; return n; })()"
        )
        assert dark > 2000
        assert shown.evaluate("document.fonts.check('600 13px \"Be Vietnam Pro\"')")
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert said == []
