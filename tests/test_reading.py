"""Reading an article without a knowledge base, in Python and on the command line."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

import kgraph
from kgraph.cli import commands

TEXT = "Ngày 5/3/2021, ông Trần Văn Mẫu, Phó Giám đốc Sở Y tế, được bổ nhiệm giữ chức Giám đốc Sở Y tế tỉnh Nghệ An.\n<b>Hết</b>\n"


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
    assert [(row["person"], row["title"], row["event"], row["start"]) for row in read.rows()] == [
        ("Trần Văn Mẫu", "Phó Giám đốc", "former", ""),
        ("Trần Văn Mẫu", "Giám đốc", "appointed", "2021-03-05"),
    ]
    claims = list(read.claims())
    assert all(claim.proposed and claim.source.quote == TEXT[claim.source.start : claim.source.end] for claim in claims)
    assert {claim.source.document for claim in claims} == {read.document().digest}


def test_the_command_prints_rows(article: Path) -> None:
    rows = json.loads(said(article, "--format", "json"))
    assert [row["title"] for row in rows] == ["Phó Giám đốc", "Giám đốc"]
    assert "Trần Văn Mẫu" in said(article)


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
    assert '<mark class="person" title="1, 2">Trần Văn Mẫu</mark>' in page
    assert "http" not in page and "<script" not in page


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
