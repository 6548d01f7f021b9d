"""Reading an article without a knowledge base, in Python and on the command line."""

import csv
import html
import io
import json
import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import kgraph
from kgraph.cli import commands

TEXT = "Ngày 5/3/2021, ông Trần Văn Mẫu, Phó Giám đốc Sở Y tế, được bổ nhiệm giữ chức Giám đốc Sở Y tế tỉnh Nghệ An.\n<b>Hết</b>\n"


TELLING = (
    "Bà Lầu Thị Mẫu phát động mô hình nuôi gà đen 200 con tại bản Khe Mới, xã Tà Cạ, huyện Kỳ Sơn.\n"
    "Xã Tà Cạ đạt 12/19 tiêu chí nông thôn mới.\n"
    "Ngày 5/3/2020, Huyện ủy Kỳ Sơn ra quyết định bổ nhiệm 3 cán bộ.\n"
    "Ông Trần Văn Mẫu, quê quán: xã Hữu Kiệm, huyện Kỳ Sơn, được bầu làm Chủ tịch UBND xã Tà Cạ.\n"
)


@pytest.fixture
def telling(tmp_path: Path) -> Path:
    path = tmp_path / "told.txt"
    path.write_text(TELLING, encoding="utf-8")
    return path


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a1.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def said(*arguments: object) -> str:
    done = CliRunner().invoke(commands, ["read", *map(str, arguments)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_an_article_says_its_postings_and_the_words_that_say_so(article: Path) -> None:
    read = kgraph.read(article, published="2021-03-05")
    assert [(row["person"], row["title"], row["event"], row["start"]) for row in read.rows() if row["what"] == "posting"] == [
        ("Trần Văn Mẫu", "Phó Giám đốc", "former", ""),
        ("Trần Văn Mẫu", "Giám đốc", "appointed", "2021-03-05"),
    ]
    claims = list(read.claims())
    assert all(claim.proposed and claim.source.quote == TEXT[claim.source.start : claim.source.end] for claim in claims)
    assert {claim.source.document for claim in claims} == {read.document().digest}


def test_the_command_prints_rows(article: Path) -> None:
    rows = json.loads(said(article, "--format", "json"))
    assert [row["title"] for row in rows if row["what"] == "posting"] == ["Phó Giám đốc", "Giám đốc"]
    assert "Trần Văn Mẫu" in said(article)


def test_every_claim_is_one_row_and_the_postings_come_first(telling: Path) -> None:
    read = kgraph.read(telling, published="2020-06")
    rows, claims = read.rows(), list(read.claims())
    told = {"initiative", "responsibility", "measure", "decision", "village", "origin", "post", "body", "posting"}
    assert {row["what"] for row in rows} >= told
    assert sorted((row["relation"], row["quote_start"], row["valid"], row["confidence"]) for row in rows) == sorted(
        (claim.relation, claim.source.start, str(claim.valid), claim.confidence) for claim in claims
    )
    count = len(read.predictions()["postings"])
    assert [row["what"] == "posting" for row in rows] == [True] * count + [False] * (len(rows) - count)


def test_a_row_says_what_is_claimed_by_which_rule_and_in_which_words(telling: Path) -> None:
    rows = kgraph.read(telling, published="2020-06").rows()
    by_what = {row["what"]: row for row in rows}
    assert {tuple(row) for row in rows} == {tuple(rows[0])}
    row = by_what["responsibility"]
    said = (row["subject"], row["relation"], row["object"], row["valid"], row["rule"], row["reading"])
    assert said == ("Lầu Thị Mẫu", "RESPONSIBLE_FOR", "Mô hình nuôi gà đen 200 con", "[..2020-06]/[2020-06..]", "subject", "explicit")
    assert row["says"] == "role: launched; Initiative kind: model; Initiative quantity: 200 con"
    assert TELLING[int(row["quote_start"]) : int(row["quote_end"])] == row["quote"] == TELLING.splitlines()[0]
    assert (by_what["village"]["subject"], by_what["village"]["object"]) == ("bản Khe Mới", "xã Tà Cạ")
    assert "total: 19" in by_what["measure"]["says"] and "value: 12" in by_what["measure"]["says"]
    assert all(row["person"] == row["event"] == "" for row in rows if row["what"] != "posting")


def test_who_came_before_is_told_by_name(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Ông Lê Văn Mẫu được bầu làm Chủ tịch UBND xã Tà Cạ, thay ông Vừ Bá Cũ.\n", encoding="utf-8")
    (row,) = [row for row in kgraph.read(path).rows() if row["event"] == "elected"]
    assert row["says"].startswith("predecessor: Vừ Bá Cũ; ")


def test_table_csv_and_json_hold_the_same_rows(telling: Path) -> None:
    rows = json.loads(said(telling, "--format", "json"))
    in_csv = list(csv.DictReader(io.StringIO(said(telling, "--format", "csv"))))
    assert [(row["what"], row["subject"], row["object"], row["quote"]) for row in in_csv] == [
        (row["what"], row["subject"], row["object"], row["quote"]) for row in rows
    ]
    postings, others = said(telling).split("\n\n")
    first = [line.split()[0] for table in (postings, others) for line in table.splitlines()[2:]]
    assert first == [row["what"] for row in rows]
    assert "person" in postings.splitlines()[0].split() and "person" not in others.splitlines()[0].split()


def test_rows_of_several_texts_name_their_text(article: Path, telling: Path) -> None:
    rows = json.loads(said(article, telling, "--format", "json"))
    assert {(row["text"], row["what"]) for row in rows} >= {("a1", "posting"), ("told", "initiative")}


def test_the_lines_of_predictions_bear_the_ids_of_the_manifest(article: Path) -> None:
    manifest = article.with_name("m.jsonl")
    lines = [{"id": "first", "path": "a1.txt", "pub_date": "2021-03", "subject": ""}, {"path": "a1.txt"}]
    manifest.write_text("".join(json.dumps(line) + "\n" for line in lines) + "\n", encoding="utf-8")
    predicted = [json.loads(line) for line in said("--manifest", manifest, "--format", "postings").splitlines()]
    assert [one["id"] for one in predicted] == ["first", "a1"]
    assert predicted[0]["persons"] == ["Trần Văn Mẫu"]
    assert predicted[0]["postings"][1]["org"] == "Sở Y tế tỉnh"


def test_the_page_shows_markup_of_the_text_and_obeys_none(article: Path) -> None:
    page = said(article, "--format", "html")
    assert "&lt;b&gt;Hết&lt;/b&gt;" in page and "<b>" not in page
    assert re.search('<mark class="person" title="person: 1, 2[^"]*">Trần Văn Mẫu</mark>', page)
    assert "http" not in page and "<script" not in page


def test_the_page_marks_the_words_of_every_claim_and_lists_the_claims(telling: Path) -> None:
    page = said(telling, "--published", "2020-06", "--format", "html")
    text = page[page.index("<pre") : page.index("</pre>")]
    marked = re.findall('<mark class="([a-z]+)" title="[^"]+">([^<]+)</mark>', text)
    assert {("initiative", "mô hình nuôi gà đen 200 con"), ("responsible", "Bà Lầu Thị Mẫu"), ("value", "12/19 tiêu chí")} <= set(marked)
    assert html.unescape(re.sub("<[^>]*>", "", text)) == TELLING
    rows = kgraph.read(telling, published="2020-06").rows()
    assert re.findall('<li id="c([0-9]+)">', page) == [str(number) for number, _ in enumerate(rows, 1)]
    assert set(re.findall('href="#([cs][0-9]+)"', page)) <= set(re.findall('id="([cs][0-9]+)"', page))
    legend = page[page.index("<header") : page.index("</header>")]
    assert set(re.findall('<mark class="([a-z]+)">', legend)) >= {part for part, _ in marked}
    assert 'title="village: ' in text or "; village: " in text


@given(st.lists(st.sampled_from([*TELLING.splitlines(), TEXT, "<", "&", '"', "</pre>", " ", "\n", "12/19 tiêu chí"]), max_size=8))
def test_the_page_holds_the_text_letter_for_letter(tmp_path_factory: pytest.TempPathFactory, pieces: list[str]) -> None:
    path = tmp_path_factory.getbasetemp() / "pieces.txt"
    path.write_text("x" + "".join(pieces), encoding="utf-8")
    read = kgraph.read(path, title="t")
    page = read.html()
    text = page[page.index("<pre") : page.index("</pre>")]
    assert html.unescape(re.sub("<[^>]*>", "", text)) == read.characters
    assert len(read.rows()) == len(list(read.claims())) == page.count("<li id=")


def test_what_is_known_of_an_article_is_given_on_the_command_line(article: Path) -> None:
    page = said(article, "--title", "Tân Giám đốc", "--publisher", "Báo Nghệ", "--address", "https://bao.example/1", "--format", "html")
    assert "<title>Tân Giám đốc</title>" in page
    read = kgraph.read(article, title="Tân Giám đốc", publisher="Báo Nghệ", url="https://bao.example/1", published="2021-03-05")
    works = {claim.source.work for claim in read.claims()}
    assert [(work.title, work.publisher, work.url, str(work.published)) for work in works] == [
        ("Tân Giám đốc", "Báo Nghệ", "https://bao.example/1", "2021-03-05")
    ]


def test_a_file_says_what_is_known_of_an_article(article: Path, tmp_path: Path) -> None:
    known = tmp_path / "known.toml"
    known.write_text('format = 1\n[work]\ntitle = "Tin"\n', encoding="utf-8")
    assert {claim.source.work.title for claim in kgraph.read(article, map=known).claims()} == {"Tin"}


def test_reading_writes_nothing(article: Path) -> None:
    before = sorted(article.parent.rglob("*"))
    said(article)
    assert sorted(article.parent.rglob("*")) == before


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{", "the line is no JSON"),
        ("[]", "the line is no object of texts"),
        ('{"id": 1, "path": "a"}', "the line is no object of texts"),
        ('{"id": "a"}', "the line names no path"),
        ('{"path": "gone.txt"}', "there is no such file"),
        ('{"path": "a1.txt", "pub_date": "May"}', "'May' is no day of publication"),
    ],
)
def test_a_manifest_that_cannot_be_read_is_told_in_words(article: Path, line: str, what: str) -> None:
    manifest = article.with_name("m.jsonl")
    manifest.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(kgraph.KgraphError) as err:
        CliRunner().invoke(commands, ["read", "--manifest", str(manifest)], catch_exceptions=False)
    assert what in err.value.what and err.value.fix


@pytest.mark.parametrize(
    "arguments",
    [[], ["a.txt", "--manifest", "m.jsonl"], ["--manifest", "m.jsonl", "--subject", "A"], ["a.txt", "b.txt", "--format", "html"]],
)
def test_a_call_that_does_not_fit_is_refused(arguments: list[str]) -> None:
    with pytest.raises(kgraph.UsageError):
        CliRunner().invoke(commands, ["read", *arguments], catch_exceptions=False)


def test_a_loader_of_tables_reads_no_prose(article: Path) -> None:
    with pytest.raises(kgraph.UsageError, match="reads no prose"):
        kgraph.read(article, with_="table")


def test_what_an_article_claims_waits_in_a_base(article: Path, tmp_path: Path) -> None:
    from kgraph.knowledge_base import init_base

    with init_base(tmp_path / "base.kg") as base:
        base.load(article, recorded=date(2021, 3, 6))
        rows = base.career("Trần Văn Mẫu").rows()
    assert {row["status"] for row in rows} == {"proposed"} and len(rows) == 2
