"""A saved page of the web gives its article, and what it says of itself; pages are of our own making, in the manner of many sites."""

from pathlib import Path

import pytest

from kgraph import LoadError
from loaders.article import read
from loaders.article.reading import read_page
from loaders.article.reading.markup import DEEPEST, MOST_TAGS, parse
from loaders.article.reading.web import page_of

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
SAID = "Ông Lò Văn Khằm giữ chức Chủ tịch UBND xã Nậm Na từ năm 2010."

TWO = '{"@type":"Article","datePublished":"2019-03-14"}, {"@type":"Article","datePublished":"2018-01-01"}'


def of(html: str) -> str:
    return page_of(html.encode(), "a.html").text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_gives_its_article_and_nothing_of_the_site_around_it(page: Path) -> None:
    assert read_page(page).text == page.with_suffix(".txt").read_text("utf-8")


def test_pages_are_here() -> None:
    assert len(PAGES) >= 8


def test_a_page_says_what_it_is_called_who_published_it_where_and_when() -> None:
    said = read_page(PAGES[0].with_name("portal.html"))
    assert (said.title, said.publisher) == ("Ông Lương Văn Tấn giữ chức Chủ tịch UBND huyện Sơn Trà", "Báo Miền Tây")
    assert (said.url, said.published) == ("https://bao.example/ong-luong-van-tan.html", "2019-03-14")


def test_what_a_page_does_not_say_is_unknown() -> None:
    said = read_page(PAGES[0].with_name("blog.html"))
    assert (said.publisher, said.url, said.published) == ("", "", "")


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2019-03-14T08:15:00+07:00">', "2019-03-14"),
        ('<meta property="article:published_time" content="2019-03-13T20:15:00Z">', "2019-03-14"),
        ('<meta name="pubdate" content="2019-03-14T23:15:00">', "2019-03-14"),
        ('<meta itemprop="datePublished" content="2019-03">', "2019-03"),
        ('<time itemprop="datePublished" datetime="2019-03-14">hôm qua</time>', "2019-03-14"),
        ('<meta name="pubdate" content="14/03/2019">', ""),
        ('<meta name="pubdate" content="2019-02-30">', ""),
        ('<meta property="article:modified_time" content="2019-03-14">', ""),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2019-03-14"}</script>', "2019-03-14"),
        ('<script type="application/ld+json">[{"@type":["Article"],"datePublished":"2019-03-14"}]</script>', "2019-03-14"),
        ('<script type="application/ld+json">{"@type":"Article","datePublished":20190314}</script>', ""),
        ('<script type="application/ld+json">{"@type":"Event","datePublished":"2019-03-14"}</script>', ""),
        ('<script type="application/ld+json">{"@type":"Article",</script>', ""),
        (f'<script type="application/ld+json">[{TWO}]</script>', ""),
    ],
)
def test_the_day_of_a_page_is_the_one_it_gives_to_machines(head: str, published: str) -> None:
    assert page_of(f"<head>{head}</head><p>{SAID}</p>".encode(), "a.html").published == published


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Ông <b>Lò</b> Văn<br>Khằm</p>", "Ông Lò Văn\nKhằm\n"),
        ("<p>Các quyết định có hiệu lực<br>từ ngày 5/7</p>", "Các quyết định có hiệu lực từ ngày 5/7\n"),
        ("<p>A &amp; B &#7841; &#x1EA1; &khong;</p>", "A & B ạ ạ &khong;\n"),
        ("<p>a<p>b<li>c<li>d", "a\nb\nc\nd\n"),
        ("<p>a\u0301 \u00a0 b\u200e</p>", "á b\u200e\n"),
        ("<p>a</p><script>b</script><style>c</style><!-- d --><p hidden>e</p><p style='display: none'>f</p>", "a\n"),
        ("<p>a</p><p>{keywords}</p><p>%TITLE%</p><p>[[ad]]</p>", "a\n"),
        ("<p title='a > b'>c</p>", "c\n"),
        ("<p>a < b</p>", "a < b\n"),
        ("<p>a</p><p>a</p><p>b</p>", "a\nb\n"),
        ("<form><p>a</p><select><option>x</select><button>y</button></form>", "a\n"),
        ("<P>A</P><SCRIPT>var a = '<p>b</p>';</SCRIPT>", "A\n"),
        ("<p>a</p><script>b", "a\n"),
        ("<p>a&#0;&#xD800;b</p>", "a\ufffd\ufffdb\n"),
    ],
)
def test_marks_become_lines(html: str, text: str) -> None:
    assert of(html) == text


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        (
            "<tr><td>Từ 2001<td>đến 2005<td>Giáo viên<tr><td>2005<td>nay<td>Hiệu trưởng",
            ["Từ 2001 đến 2005: Giáo viên", "Từ 2005 đến nay: Hiệu trưởng"],
        ),
        (
            "<tr><td>1<td>9/2001 - 5/2005<td>Giáo viên<tr><td>2<td>6/2005 đến nay<td>Hiệu trưởng",
            ["9/2001 - 5/2005: Giáo viên", "6/2005 đến nay: Hiệu trưởng"],
        ),
        ("<tr><td rowspan=2>2001 - 2005<td>A<tr><td>B<tr><td>2006<td>C", ["2001 - 2005: A", "2001 - 2005: B", "2006: C"]),
        ("<tr><td>2001 - 2005<td>A<tr><td><td>B<tr><td>2006<td>C", ["2001 - 2005: A", "B", "2006: C"]),
        ("<tr><td>Họ tên<td>Chức vụ<tr><td>Lò A<td>Bí thư", ["Họ tên | Chức vụ", "Lò A | Bí thư"]),
        ("<tr><td>Menu<td>Bài viết dài", ["Menu", "Bài viết dài"]),
    ],
)
def test_rows_of_a_table_become_lines_of_a_curriculum_vitae(rows: str, lines: list[str]) -> None:
    assert of(f"<table>{rows}</table>").splitlines() == lines


def test_the_curriculum_vitae_of_a_page_is_read_with_its_person() -> None:
    rows = read(PAGES[0].with_name("career.html")).rows()
    assert {(row["person"], row["title"], row["start"], row["end"]) for row in rows} >= {
        ("Lò Văn Khằm", "Phó Trưởng phòng", "1996-09", "2004-05"),
        ("Lò Văn Khằm", "Phó Chủ tịch", "2004-06", ".."),
    }


@pytest.mark.parametrize("tag", ["div", "span", "b", "ul><li", "table><tr><td", "blockquote", "h1", "font a=1"])
def test_a_page_that_is_nested_ten_thousand_deep_is_read(tag: str) -> None:
    assert SAID in of(f"<{tag}>" * 10_000 + SAID)


def test_a_tree_is_never_deeper_than_it_may_be() -> None:
    root = parse("<div>" * 5000 + "a", "a.html")
    depth, deepest = {root: 0}, 0
    for element in root.all():
        if element.parent is not None:
            depth[element] = depth[element.parent] + 1
            deepest = max(deepest, depth[element])
    assert deepest == DEEPEST - 1


def test_a_page_with_more_tags_than_a_page_has_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"<p>a</p>" * 1_000_000)
    with pytest.raises(LoadError, match="more than 400,000 are no article") as err:
        read_page(path)
    assert err.value.where == "a.html"
    assert MOST_TAGS == 400_000


@pytest.mark.parametrize(
    "piece", ["<", "<a ", '<a ">', "<a x='>", "&#", "&amp;lt;", "<!--", "<title>", "</", "<script>", "<td rowspan=999 colspan=999>a"]
)
def test_steps_grow_no_faster_than_a_page(piece: str) -> None:
    counted = [_steps(f"<table><tr>{piece * times}<p>{SAID}") for times in (1000, 4000)]
    assert counted[1] <= 6 * counted[0]


def test_a_page_of_fifty_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(f"<p>{SAID}</p>".encode() * (50 * 2**20 // 80))
    with pytest.raises(LoadError, match="more than a text can have"):
        read_page(path)


def _steps(html: str) -> int:
    """Return how many lines of our code run for a page; an error in words is an end as well."""
    import sys

    count = 0

    def trace(frame: object, event: str, argument: object) -> object:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]  # the stub wants its own alias
    try:
        of(html)
    except LoadError:
        pass
    finally:
        sys.settrace(before)
    return count
