"""The app in a real Chromium: what it asks of the network, and what a visitor can do."""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from shutil import copytree
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Playwright, Request, expect, sync_playwright

from kgraph import KnowledgeBase
from tests.pages import poisoned
from tests.pages.served import CHROMIUM, served
from tests.real_parts import chromium

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]

LUONG = "/can-bo?id=ks:p1&day=2017-04-24&lang=vi"
HUU_KIEM = "/dia-ban?id=vn3:16861@2004-08-31&day=2017-04-24&lang=vi"
MERGED = "/dia-ban?id=vn3:16849@2025-07-01&day=2017-04-24&map=today&lang=vi"
DISTRICT = "/dia-ban?id=vn2:417@2004-08-31&day=2025-08-01&lang=vi"
TILES = "/luoi-o?id=vn2:417@2004-08-31&day=2016-06-30&lang=vi"
KY_SON = "/to-chuc?id=ks:org1&day=2017-04-24&lang=vi"
TOGETHER = "/can-bo?id=na:1463498&view=together&lang=vi"
TIE = "/can-bo?id=ks:p1&view=tie&other=ks:p2&lang=vi"
PAGES = ("/", LUONG, TOGETHER, TIE, HUU_KIEM, MERGED, DISTRICT, TILES, KY_SON, "/do-thi?id=ks:p1", "/thay-doi", "/cypher")
FAINT = (Path(__file__).parent / "faint.js").read_text("utf-8").split("\n", 1)[1]
WIDTH = "() => Math.max(document.documentElement.scrollWidth, document.querySelector('[data-testid=stMain]').scrollWidth)"
POISONED = (
    "/",
    "/can-bo?id=p1",
    "/can-bo?id=p1&view=together",
    "/can-bo?id=p1&view=duties",
    "/can-bo?id=p1&view=tie&other=p2",
    "/to-chuc?id=post1",
    "/to-chuc?id=org1",
    "/dia-ban?id=c1&day=2017-01-01",
    "/dia-ban?id=c1&day=2017-01-01&map=today",
    "/do-thi?id=c1",
    "/do-thi?id=c1&node=p1",
    "/thay-doi",
)

NEW_ROWS = "person_id,person,post_id,post,start,end\nnew:1,Người Mới Vào,new:post,Chức Mới,2019,2020\n"
NEW_MAP = """
format = 1
[[claim]]
subject = { kind = "=Person", id = "person_id", name = "person" }
relation = "=HOLDS"
object = { kind = "=Post", id = "post_id", name = "post" }
start = "start"
end = "end"
"""


@dataclass
class Visitor:
    """A page, and what it asked of others and complained about."""

    page: Page
    address: str
    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        self.page.goto(self.address + path)
        self.settled()
        return self.page

    def settled(self) -> None:
        """Wait until the script has run and the page is drawn."""
        self.page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=30_000)
        expect(self.page.locator("h1")).to_be_visible(timeout=15_000)
        expect(self.page.locator("[data-testid=stSkeleton]")).to_have_count(0, timeout=15_000)


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    launched = playwright.chromium.launch(executable_path=chromium(), args=list(CHROMIUM))
    yield launched
    launched.close()


@pytest.fixture(scope="module")
def base(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the bundled base that a test may load into."""
    return Path(copytree(sample_folder, tmp_path_factory.mktemp("app") / "copy.kg"))


@pytest.fixture(scope="module")
def address(base: Path) -> Iterator[str]:
    with served(base, base.parent / "app.log") as found:
        yield found


@pytest.fixture(scope="module")
def poisoned_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("poisoned")
    with served(poisoned.make(folder / "poisoned.kg"), folder / "app.log") as found:
        yield found


def _visitor(browser: Browser, address: str, width: int = 1280, scheme: str = "light") -> Visitor:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, accept_downloads=True)
    visitor = Visitor(context.new_page(), address)

    def asked(request: Request) -> None:
        if not request.url.startswith((address, address.replace("http", "ws"), "data:", "blob:")):
            visitor.foreign.append(request.url)

    def said(message: ConsoleMessage) -> None:
        # Streamlit looks for its health below the path of a page that is opened directly, before it looks at the root.
        if message.type == "error" and "_stcore/" not in message.location.get("url", ""):
            visitor.complaints.append(message.text)

    def failed(error: Error) -> None:
        visitor.complaints.append(str(error))

    context.on("request", asked)
    visitor.page.on("console", said)
    visitor.page.on("pageerror", failed)
    return visitor


def _search(page: Page, text: str) -> None:
    page.locator("[data-testid=stMain] input").first.press_sequentially(text)


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[Visitor]:
    visiting = _visitor(browser, address)
    yield visiting
    visiting.page.context.close()


@dataclass
class Tour:
    """What a visit to every page found: texts too faint to read, and how wide each page is."""

    visitor: Visitor
    width: int
    faint: dict[str, list[str]] = field(default_factory=dict)
    widths: dict[str, int] = field(default_factory=dict)


@pytest.fixture(scope="module", params=[(1280, "light"), (390, "dark")], ids=["desk in the light", "phone in the dark"])
def tour(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Tour]:
    """Every page, once on a desk in the light and once on a phone in the dark."""
    width, scheme = request.param
    touring = Tour(_visitor(browser, address, width, scheme), width)
    for path in PAGES:
        page = touring.visitor.open(path)
        if page.locator("[data-testid=stVegaLiteChart]").count():
            page.locator("[data-testid=stVegaLiteChart] svg").first.wait_for()
        touring.faint[path] = page.evaluate(FAINT)
        touring.widths[path] = page.evaluate(WIDTH)
    yield touring
    touring.visitor.page.context.close()


def test_no_page_asks_another_host(tour: Tour) -> None:
    assert tour.visitor.foreign == []


def test_no_page_complains(tour: Tour) -> None:
    assert tour.visitor.complaints == []


def test_every_text_can_be_read(tour: Tour) -> None:
    assert tour.faint == {path: [] for path in PAGES}


def test_nothing_scrolls_sideways(tour: Tour) -> None:
    assert tour.widths.keys() == set(PAGES)
    assert max(tour.widths.values()) <= tour.width


def test_names_that_hold_markup_show_as_they_are(browser: Browser, poisoned_address: str) -> None:
    visiting = _visitor(browser, poisoned_address)
    for path in POISONED:
        page = visiting.open(path)
        assert poisoned.POISON in page.locator("[data-testid=stMain]").inner_text().replace("\u2060", ""), path
        assert page.locator("[data-testid=stMain] img, [data-testid=stMain] a[href*=beacon]").count() == 0, path
        assert "broken" not in page.title()
    _search(page, "person")
    expect(page.locator(".st-key-hits a").first).to_be_visible()
    assert visiting.foreign == []
    assert visiting.complaints == []
    page.context.close()


def test_a_name_typed_without_accents_finds_its_person(visitor: Visitor) -> None:
    page = visitor.open("/")
    _search(page, "nguyen huu luong")
    page.locator(".st-key-hits a", has_text="Nguyễn Hữu Lượng").first.click()
    expect(page.get_by_role("heading", name="Nguyễn Hữu Lượng", level=1)).to_be_visible()
    expect(page).to_have_url(re.compile("/can-bo.*id=ks(%3A|:)p1"))
    expect(page.locator(".st-key-hits")).to_have_count(0)


def test_a_click_on_a_row_of_the_line_opens_its_evidence(visitor: Visitor) -> None:
    page = visitor.open(LUONG)
    chart = page.locator("[data-testid=stVegaLiteChart] svg, [data-testid=stVegaLiteChart] canvas").first
    expect(chart).to_be_visible()
    chart.click(position={"x": 120, "y": 45})
    expect(page.get_by_text("Nguyễn Hữu Lượng giữ chức Phó Chánh Văn phòng UBND huyện Kỳ Sơn")).to_be_visible()
    expect(page).to_have_url(re.compile("edge="))


def test_a_click_on_a_box_shows_it_and_opens_it_further(visitor: Visitor) -> None:
    page = visitor.open("/do-thi?id=ks:p1&lang=vi")
    canvas = page.locator(".network canvas")
    expect(canvas).to_be_visible()
    expect(page.locator(".said")).to_be_empty()
    box = canvas.bounding_box()
    assert box is not None
    canvas.click(position={"x": box["width"] - 110, "y": box["height"] / 2})
    expect(page.get_by_role("heading", name="Đảng ủy xã Hữu Kiệm")).to_be_visible()
    page.get_by_role("link", name="Mở rộng").click()
    expect(page.get_by_role("link", name="Thu lại")).to_be_visible()
    expect(page).to_have_url(re.compile("open="))


def test_a_body_leads_to_its_post_and_the_post_to_the_evidence_of_a_holder(visitor: Visitor) -> None:
    page = visitor.open(KY_SON.replace("2017-04-24", "2016-01-15"))
    page.get_by_role("link", name="Bí thư Huyện ủy Kỳ Sơn", exact=True).click()
    expect(page.get_by_role("heading", name="Bí thư Huyện ủy Kỳ Sơn", level=1)).to_be_visible()
    expect(page).to_have_url(re.compile("/to-chuc.*id=ks(%3A|:)post.*day=2016-01-15"))
    expect(page.get_by_text("Vi Hòe giữ chức Bí thư Huyện ủy Kỳ Sơn")).to_be_visible()


def test_two_people_are_tied_by_typing_the_other_without_accents(visitor: Visitor) -> None:
    page = visitor.open("/can-bo?id=ks:p1&view=tie&lang=vi&day=2016-01-15")
    page.get_by_label("Người kia").press_sequentially("tran quoc dong")
    page.locator(".st-key-hits-other a", has_text="Trần Quốc Đồng").first.click()
    expect(page.get_by_text("nhận việc theo cùng một quyết định: Luân chuyển tháng 12 năm 2015")).to_be_visible()
    expect(page).to_have_url(re.compile("view=tie.*other=ks(%3A|:)p2|other=ks(%3A|:)p2.*view=tie"))
    page.get_by_role("link", name="Bằng chứng").nth(1).click()
    expect(page.get_by_role("heading", name="Bằng chứng")).to_be_visible()
    expect(page).to_have_url(re.compile("edge="))


def test_a_link_shows_the_same_view_after_a_reload(visitor: Visitor) -> None:
    page = visitor.open(f"{HUU_KIEM.replace('2017-04-24', '2016-01-15')}")
    said = page.get_by_text("vào ngày 15/01/2016")
    expect(said).to_be_visible()
    before = page.url
    page.reload()
    visitor.settled()
    assert page.url == before
    expect(said).to_be_visible()
    page.get_by_role("link", name="Nguyễn Hữu Lượng").first.click()
    expect(page.get_by_role("heading", name="Nguyễn Hữu Lượng", level=1)).to_be_visible()
    expect(page).to_have_url(re.compile("day=2016-01-15"))


def test_diagrams_can_be_taken_away(visitor: Visitor) -> None:
    page = visitor.open(LUONG)
    taken = {}
    for label in ("PDF để in", "Hình SVG"):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=label).click()
        taken[label] = Path(waiting.value.path()).read_bytes()
    assert taken["PDF để in"].startswith(b"%PDF")
    assert ElementTree.fromstring(taken["Hình SVG"]).tag.endswith("svg")


def test_the_app_ends_when_it_is_told_to_after_a_query_ran(browser: Browser, sample_folder: Path, tmp_path: Path) -> None:
    with served(sample_folder, tmp_path / "app.log") as own:
        page = _visitor(browser, own).open("/cypher?recipe=own")
        page.get_by_role("button", name="Chạy").click()
        expect(page.locator("[data-testid=stDataFrame]")).to_be_visible(timeout=30_000)
    page.context.close()
    assert "Stopping" in (tmp_path / "app.log").read_text("utf-8")


def test_a_load_by_another_process_shows_without_a_restart(visitor: Visitor, base: Path, tmp_path: Path) -> None:
    page = visitor.open("/can-bo?id=ks:p1")
    before = page.locator("[data-testid=stSidebar]").inner_text()
    file = tmp_path / "new.csv"
    file.write_text(NEW_ROWS, "utf-8")
    file.with_suffix(".toml").write_text(NEW_MAP, "utf-8")
    subprocess.run([sys.executable, "-m", "kgraph", "load", base, file, "--recorded", "2026-11-24"], check=True, capture_output=True)
    _search(page, "nguoi moi vao")
    page.locator(".st-key-hits a", has_text="Người Mới Vào").first.click()
    expect(page.get_by_role("heading", name="Người Mới Vào", level=1)).to_be_visible()
    assert page.locator("[data-testid=stSidebar]").inner_text() != before


def test_the_words_of_a_loaded_article_are_marked_in_its_evidence(visitor: Visitor, base: Path, tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_text("Ngày 5/3/2021, Tỉnh ủy Nghệ An bổ nhiệm ông Trần Văn Mẫu giữ chức Bí thư Huyện ủy Kỳ Sơn.\n", "utf-8")
    with KnowledgeBase(base) as kb:
        kb.load(file, recorded=date(2026, 11, 25))
        (edge,) = [edge for edge in kb.career("Trần Văn Mẫu").rows() if edge["post"] == "Bí thư Huyện ủy Kỳ Sơn"]
        (person,) = [hit for hit in kb.search("Trần Văn Mẫu").rows() if hit["name"] == "Trần Văn Mẫu"]
    page = visitor.open(f"/can-bo?id={person['id']}&edge={edge['edge']}&lang=vi&day=2021-04-01")
    evidence = page.locator("[class*=st-key-said-]").first
    expect(evidence.locator("strong", has_text=re.compile("^Trần Văn Mẫu$"))).to_be_visible()
    expect(evidence.locator("strong", has_text=re.compile("^Huyện ủy Kỳ Sơn$"))).to_be_visible()
    expect(evidence.get_by_text("bắt đầu: 5/3/2021")).to_be_visible()
    evidence.get_by_text("Xem toàn văn đã lưu").click()
    expect(evidence.get_by_text("Ngày 5/3/2021, Tỉnh ủy Nghệ An").nth(1)).to_be_visible()
