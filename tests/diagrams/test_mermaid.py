"""Careers as Mermaid: a flowchart that says unknown ends in words, with names that cannot become syntax."""

import re
from pathlib import Path

import pytest
import streamlit
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Route, sync_playwright

from kgraph.diagrams import mermaid
from kgraph.diagrams.lettering import printable
from kgraph.questions.career import Career, career
from tests.diagrams.careers import NEWSPAPER, REGISTER, REVISION, behind, held, hostile, luong
from tests.questions.graphs import ky_son
from tests.real_parts import chromium

GOLDEN = Path(__file__).parent / "golden"
STATIC = Path(streamlit.__file__).parent / "static" / "static" / "js"
SITE = "http://mermaid.invalid"


def written(answer: Career, language: str = "vi") -> str:
    return mermaid.write(answer, behind(answer), revision=REVISION, language=language)


@pytest.mark.parametrize("name", ["luong", "thi_dong"])
def test_a_career_reads_like_the_golden_one(name: str, request: pytest.FixtureRequest) -> None:
    said = written(career(ky_son(), name))
    path = GOLDEN / f"{name}.mmd"
    if request.config.getoption("--update-golden", default=False):
        path.write_text(said, "utf-8")
    assert said == path.read_text("utf-8")


def test_an_end_that_nobody_tells_is_a_word_and_no_day() -> None:
    said = written(luong())
    assert said.count("12/2015 – ít nhất đến 04/2017, chưa rõ kết thúc") == 2
    assert "gantt" not in said


def test_several_works_are_named() -> None:
    answer = held("2001/2005")
    said = mermaid.write(answer, behind(answer, NEWSPAPER, REGISTER), revision=REVISION, language="en")
    assert "Báo Nghệ An, Khánh Ly, 04/2017: đoạn 4 (retold) · Sổ bộ, 2025: đoạn 4 (retold)" in said


def test_names_are_text_whatever_they_hold() -> None:
    said = written(career(hostile(), "p"))
    head, body = said.split("flowchart LR\n")
    assert head.splitlines()[1].startswith('title: "')
    assert "<script" not in body
    labels = re.findall(r'"([^"]*)"', body)
    assert '"' not in re.sub(r'"[^"]*"', "", body)
    assert all(re.fullmatch(r"(?:[^\W_]|[ ,/():]|[^\x00-\x7f]|#\d+;|<br/>)*", label) for label in labels)


@given(st.text(max_size=40))
def test_a_label_reads_back_as_it_was(words: str) -> None:
    coded = mermaid.escaped(words)
    assert not set('"<>&;[]{}|`*_-.!\\%\n') & set(re.sub(r"#\d+;", "", coded))
    assert re.sub(r"#(\d+);", lambda code: chr(int(code[1])), coded) == words


@pytest.mark.browser
@pytest.mark.parametrize("who", ["luong", "hostile"])
def test_mermaid_draws_it(who: str) -> None:
    """With the Mermaid that Streamlit carries, answered from its folder."""
    answer = luong() if who == "luong" else career(hostile(), "p")
    library = next(STATIC.glob("mermaid.core.*.js")).name
    draw = (
        f"async text => {{ const found = await import('{SITE}/{library}');"
        " const mermaid = Object.values(found).find(one => one && one.render);"
        " mermaid.initialize({startOnLoad: false, securityLevel: 'strict'});"
        " document.body.innerHTML = (await mermaid.render('drawing', text)).svg; }"
    )
    with sync_playwright() as play, play.chromium.launch(executable_path=chromium(), args=["--no-sandbox"]) as browser:
        page = browser.new_page()
        page.route("**/*", _answered)
        page.goto(f"{SITE}/")
        page.evaluate(draw, written(answer))
        said = " ".join(page.locator(".node").all_text_contents())
        assert page.locator("script").count() == 0
    assert "".join(printable(answer.holdings[0].post.name).split()) in "".join(said.split())


def _answered(route: Route) -> None:
    name = route.request.url.removeprefix(f"{SITE}/")
    if not name:
        route.fulfill(body="<!doctype html><body></body>", content_type="text/html")
    elif (STATIC / name).is_file():
        route.fulfill(path=STATIC / name, content_type="text/javascript")
    else:
        route.abort()
