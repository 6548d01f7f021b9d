"""The app in a real browser, from start to first page and from page to page, beside an empty Streamlit app of as many pages."""

import os
import statistics
import time
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from playwright.sync_api import Browser, Page, sync_playwright
from streamlit.testing.v1 import AppTest

from bench.timing import Figure, median
from kgraph import bundled
from tests import real_parts
from tests.pages.served import CHROMIUM, served
from tests.pages.visiting import visit

REFERENCE = "an empty Streamlit app"
_EMPTY = """import streamlit as st
def page(name): return st.Page(lambda: st.title(name), title=name, url_path=name)
st.navigation([page(name) for name in ("tong-quan", "can-bo", "dia-ban", "to-chuc", "do-thi", "thay-doi", "cypher")]).run()
"""
_LINK = "[data-testid=stSidebarNavLink]"
_VIEWS = {
    "overview": {},
    "person": {"path": "can-bo", "id": "ks:p1", "day": "2017-04-24"},
    "commune": {"path": "dia-ban", "id": "vn3:16861@2004-08-31", "day": "2017-04-24"},
    "served together": {"path": "can-bo", "id": "na:1463498", "view": "together"},
    "tie of two people": {"path": "can-bo", "id": "na:214467", "view": "tie", "other": "na:3246495"},
    "tiles": {"path": "luoi-o", "id": "vn2:417@2004-08-31", "day": "2016-06-30"},
    "organization": {"path": "to-chuc", "id": "na:org1", "day": "2010-04-24"},
    "post": {"path": "to-chuc", "id": "na:post1", "day": "2017-04-24"},
    "graph": {"path": "do-thi", "id": "ks:p1", "day": "2017-04-24"},
    "changes": {"path": "thay-doi"},
    "cypher": {"path": "cypher"},
}


def figures(base: Path) -> Iterator[Figure]:
    """Yield a figure for the cold start, for a turn from page to page, and for the script of each page alone."""
    os.environ["KGRAPH_BASE"] = str(base.resolve())
    with TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.py"
        empty.write_text(_EMPTY, "utf-8")
        if real_parts.chromium():
            yield from _in_browser({"ours": bundled.app_file(), "empty": empty}, base.resolve(), Path(folder))
        yield from _scripts(empty)


def _in_browser(apps: Mapping[str, Path], base: Path, folder: Path) -> Iterator[Figure]:
    starts: dict[str, list[float]] = {name: [] for name in apps}
    turns: dict[str, list[float]] = {name: [] for name in apps}
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=real_parts.chromium(), args=list(CHROMIUM))
        for _ in range(3):
            for name, script in apps.items():
                start, turn = _visit(browser, _serving(script, base, folder))
                starts[name].append(start)
                turns[name].append(turn)
        browser.close()
    middle = statistics.median
    yield Figure("start to first page, cold", middle(starts["ours"]), REFERENCE, middle(starts["empty"]), 6.0)
    yield Figure("turn from page to page, in the browser", middle(turns["ours"]), REFERENCE, middle(turns["empty"]))


@contextmanager
def _serving(script: Path, base: Path, folder: Path) -> Iterator[str]:
    with patch("kgraph.serving.app_file", return_value=script), served(base, folder / "app.log") as address:
        yield address


def _visit(browser: Browser, server: AbstractContextManager[str]) -> tuple[float, float]:
    """Return the seconds from the start of the server to the first heading, and of a turn to another page."""
    page = browser.new_context().new_page()
    start = time.perf_counter()
    with server as address:
        page.goto(address)
        page.wait_for_selector("h1")
        opened = time.perf_counter() - start
        turned = median(partial(_turn, page), rounds=6, warm=2)
        page.context.close()
    return opened, turned


def _turn(page: Page) -> None:
    """Turn to the second page, or back to the first, and wait for its heading."""
    links, title = page.locator(_LINK), page.inner_text("h1")
    links.nth(0 if links.nth(1).get_attribute("aria-current") else 1).click()
    page.wait_for_function("before => document.querySelector('h1')?.innerText !== before", arg=title)


def _scripts(empty: Path) -> Iterator[Figure]:
    """The script of each view, run again in a process where the base is open; no browser takes part."""
    bare = AppTest.from_file(str(empty))
    reference = median(bare.run)
    for name, parameters in _VIEWS.items():
        view = visit(**parameters)
        if view.error or not view.title:
            raise RuntimeError(f"the page {name} shows an error: {[error.value for error in view.error]}")
        yield Figure(f"script of the page {name}", median(view.run, rounds=7), REFERENCE, reference, 0.5)
