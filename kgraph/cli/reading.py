"""The command that prints what an article would claim."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from kgraph.cli.parts import show
from kgraph.errors import LoadError, UsageError

_FORMATS = ["table", "csv", "json", "postings", "html"]
_OF_POSTINGS = frozenset({"person", "title", "org", "place", "start", "end", "event"})


@dataclass(frozen=True, slots=True)
class Text:
    """A file to read, under an id, with what is known of it."""

    id: str
    path: Path
    known: Mapping[str, str]


@click.command()
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, metavar="[FILE…]")
@click.option(
    "--manifest", type=click.Path(path_type=Path), default=None, help="In place of files: lines of JSON with id, path, pub_date, subject."
)
@click.option("--published", default="", metavar="DAY", help="The year, month or day on which it appeared.")
@click.option("--title", default="", help="What it is called.")
@click.option("--publisher", default="", metavar="NAME", help="Who published it.")
@click.option("--address", "url", default="", metavar="URL", help="Where it stands.")
@click.option("--subject", default="", metavar="NAME", help="The person whose curriculum vitae it is.")
@click.option(
    "--format", "format_", type=click.Choice(_FORMATS), default="table", help="How it is printed; html shows the words in the text."
)
def read(files: tuple[Path, ...], manifest: Path | None, format_: str, **known: str) -> None:
    """Print what articles would claim, the postings first; nothing is written.

    An article is a .txt, .html, .docx or .pdf file. What is not given is taken from the TOML file of its name, else from itself.

    \b
    Example: kgraph read article.txt --published 2017-04-24
    """
    texts = _texts(files, manifest, known)
    if format_ == "html" and len(texts) > 1:
        raise UsageError(f"one page shows one article, not {len(texts)}", fix="read them one by one")
    if format_ in ("html", "postings"):
        for text in texts:
            click.echo(_page(text) if format_ == "html" else _line(text))
        return
    rows = [row for text in texts for row in _rows(text, many=len(texts) > 1)]
    if format_ == "table":
        _tables(rows)
    else:
        show(rows, format_)


def _tables(rows: list[dict[str, Any]]) -> None:
    """Print the postings, then what is claimed beside them without the columns that only postings fill."""
    postings = [row for row in rows if row["what"] == "posting"]
    others = [{key: value for key, value in row.items() if key not in _OF_POSTINGS} for row in rows if row["what"] != "posting"]
    if postings or not rows:
        show(postings, "table")
    if postings and others:
        click.echo()
    if others:
        show(others, "table")


def _texts(files: tuple[Path, ...], manifest: Path | None, known: Mapping[str, str]) -> list[Text]:
    if bool(files) == (manifest is not None):
        raise UsageError("name files, or a manifest in their place", fix="kgraph read article.txt, or kgraph read --manifest texts.jsonl")
    if manifest is None:
        return [Text(file.stem, file, known) for file in files]
    if any(known.values()):
        raise UsageError("a manifest says itself when each text appeared and whom it is about", fix="leave out what only one text has")
    return list(_listed(manifest))


def _listed(manifest: Path) -> Iterator[Text]:
    try:
        lines = manifest.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeError) as err:
        raise LoadError("cannot read the manifest", where=str(manifest), fix="give a file of lines of JSON in UTF-8") from err
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _one(manifest, number, line)


def _one(manifest: Path, number: int, line: str) -> Text:
    where, fix = f"{manifest.name}, line {number}", 'write {"id": "a1", "path": "a1.txt", "pub_date": "2017-04", "subject": ""}'
    try:
        said = json.loads(line)
    except (ValueError, RecursionError) as err:
        raise LoadError("the line is no JSON", where=where, fix=fix) from err
    if not isinstance(said, dict) or not all(isinstance(said.get(key, ""), str) for key in ("id", "path", "pub_date", "subject")):
        raise LoadError("the line is no object of texts", where=where, fix=fix)
    if not said.get("path"):
        raise LoadError("the line names no path", where=where, fix=fix)
    path = manifest.parent / said["path"]
    return Text(said.get("id") or path.stem, path, {"published": said.get("pub_date", ""), "subject": said.get("subject", "")})


def _article(text: Text) -> Any:
    from kgraph.reading import read as read_article

    return read_article(text.path, **text.known)


def _rows(text: Text, *, many: bool) -> list[dict[str, Any]]:
    return [({"text": text.id} if many else {}) | dict(row) for row in _article(text).rows()]


def _line(text: Text) -> str:
    return json.dumps({"id": text.id, **_article(text).predictions()}, ensure_ascii=False)


def _page(text: Text) -> str:
    return str(_article(text).html())
