"""The kgraph command: each command parses, calls one function, and prints rows."""

import json
import logging
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from unicodedata import category

import click

from kgraph.errors import KgraphError, UsageError

if TYPE_CHECKING:
    from kgraph.knowledge_base import KnowledgeBase
    from kgraph.loading import BadRow

_F = TypeVar("_F", bound=Callable[..., Any])
_BASE = click.argument("kb", type=click.Path(path_type=Path), metavar="KB")
_WIDEST = 400
"""Columns of a table cell: a table holds what CSV holds, so a finding's sentence and a passage are not cut."""

_SHOWN = 20
_RECIPES = ("career", "check", "commune", "evidence", "organization", "responsibilities", "rotations", "search", "succession")


class _Day(click.ParamType[date]):
    name = "DAY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is no day; write 2017-04-24", param, ctx)


class _Commands(click.Group):
    """Offers the nearest command for a wrong one, and lists commands in the order they are written."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.commands, 1)
            fix = f"did you mean '{near[0]}'?" if near else "kgraph --help lists the commands"
            raise UsageError(f"there is no command '{args[0]}'", fix=fix)
        return super().resolve_command(ctx, args)


def _answering(command: _F) -> _F:
    """Give a command ``--format``, and print the rows it returns."""

    @click.option("--format", "format_", type=click.Choice(["table", "csv", "json"]), default="table", help="How rows are printed.")
    @wraps(command)
    def printed(*args: Any, format_: str, **kwargs: Any) -> None:
        rows = command(*args, **kwargs)
        click.echo(_written(rows, format_), nl=False)
        if not rows and format_ == "table":
            _say("nothing to list")

    return printed  # type: ignore[return-value]  # click's decorators return what they were given


def _written(rows: Iterable[Mapping[str, Any]], format_: str) -> str:
    if format_ == "json":
        from kgraph.exports import json as json_rows

        return json_rows.write(rows)
    if format_ == "csv":
        from kgraph.exports import csv

        return csv.write(rows)
    from kgraph.exports import text

    return text.write(rows, _WIDEST)


def _open(kb: Path) -> "KnowledgeBase":
    from kgraph.knowledge_base import open_base

    return open_base(kb)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="kgraph", prog_name="kgraph")
def commands() -> None:
    """Who held which post, in which organization and place, when, and who says so."""


@commands.command()
@_BASE
@click.option("--sample", is_flag=True, help="Fill it with the bundled data.")
@click.option("--recorded", type=_Day(), default=None, help="The day to record; for the bundled data 2026-11-24.")
def init(kb: Path, sample: bool, recorded: date | None) -> None:
    """Make an empty knowledge base, or the bundled one.

    \b
    Example: kgraph init demo.kg --sample
    """
    from kgraph.knowledge_base import SAMPLE_RECORDED, init_base, init_sample

    with init_sample(kb, recorded or SAMPLE_RECORDED) if sample else init_base(kb) as made:
        graph = made.generation
        _say(f"made {kb}: {_count(graph.nodes, 'node')}, {_count(graph.edges, 'edge')}, {_count(len(made.findings), 'finding')}")


@commands.command()
@_BASE
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="FILE…")
@click.option("--with", "with_", default="", metavar="LOADER", help="The loader; else by the file's ending.")
@click.option("--map", "map_", type=click.Path(path_type=Path), default=None, help="What the columns mean; else FILE's name with .toml.")
@click.option("--recorded", type=_Day(), default=None, help="The day to record; today unless given.")
@click.option("--skip-bad-rows", is_flag=True, help="Keep rows that cannot be read aside, and count them.")
def load(kb: Path, files: tuple[Path, ...], with_: str, map_: Path | None, recorded: date | None, skip_bad_rows: bool) -> None:
    """Read files into the knowledge base, each wholly or not at all.

    \b
    Example: kgraph load demo.kg postings.csv --map postings.toml
    """
    with _open(kb) as base:
        for file in files:
            done = base.load(file, recorded=recorded or date.today(), with_=with_, map=map_, skip_bad_rows=skip_bad_rows)
            what = f"{_count(done.claims, 'claim')}" if done.new else "nothing new, it is here already"
            _say(f"{file.name}: {what}")
            _tell_skipped(done.skipped, kb / "bad-rows" / f"{done.id}.jsonl")


def _tell_skipped(rows: "Sequence[BadRow]", kept_in: Path) -> None:
    """List the rows that were skipped, the first twenty; all of them are kept for repair."""
    for row in rows[:_SHOWN]:
        _say(f"  skipped {row.error.where}: {row.error.what}")
    if rows:
        _say(f"  {_count(len(rows), 'bad row')} kept in {kept_in}")


@commands.command()
@_BASE
def build(kb: Path) -> None:
    """Make the graph again from the claims.

    \b
    Example: kgraph build demo.kg
    """
    with _open(kb) as base:
        base.build()
        _say(f"built revision {base.revision}")


@commands.command()
@_BASE
@_answering
def check(kb: Path) -> Any:
    """List what a person should look at.

    \b
    Example: kgraph check demo.kg
    """
    with _open(kb) as base:
        return base.check().rows()


@commands.command()
@_BASE
@click.argument("text")
@click.option("--kind", "kinds", multiple=True, help="Only this kind: Person, Post, Commune …")
@_answering
def search(kb: Path, text: str, kinds: tuple[str, ...]) -> Any:
    """Find anything by its name, with accents or without.

    People, posts, bodies, places, initiatives, decisions and sources; exact accents come first.

    \b
    Example: kgraph search demo.kg "nguyen huu luong"
    """
    from kgraph.model import Kind

    known = {str(kind).casefold(): kind for kind in Kind}
    for kind in kinds:
        if kind.casefold() not in known:
            raise UsageError(f"there is no kind '{kind}'", fix=f"kinds are: {', '.join(Kind)}")
    with _open(kb) as base:
        return base.search(text, frozenset(known[kind.casefold()] for kind in kinds)).rows()


@commands.command()
@_BASE
@click.argument("name")
@click.option("--as-of", type=_Day(), default=None, help="How certain each holding is on that day.")
@_answering
def career(kb: Path, name: str, as_of: date | None) -> Any:
    """List the posts a person held, in order, with gaps and moves.

    \b
    Example: kgraph career demo.kg "Nguyễn Hữu Lượng"
    """
    with _open(kb) as base:
        return base.career(name, as_of).rows()


@commands.command()
@_BASE
@click.argument("name")
@click.option("--as-of", type=_Day(), required=True, help="The day asked about.")
@_answering
def commune(kb: Path, name: str, as_of: date) -> Any:
    """List who leads a commune on a day, and what is in it.

    Its bodies, posts and their holders, villages, initiatives and who answers for them, measures.

    \b
    Example: kgraph commune demo.kg "Hữu Kiệm" --as-of 2017-04-24
    """
    with _open(kb) as base:
        return base.commune(name, as_of).rows()


@commands.command()
@_BASE
@click.argument("name")
@click.option("--as-of", type=_Day(), required=True, help="The day asked about.")
@_answering
def organization(kb: Path, name: str, as_of: date) -> Any:
    """List who leads a body on a day, and what stands around it.

    Its posts and their holders, superior and subordinate bodies, what it came from and what it became.

    \b
    Example: kgraph organization demo.kg "Huyện ủy Kỳ Sơn" --as-of 2017-04-24
    """
    with _open(kb) as base:
        return base.organization(name, as_of).rows()


@commands.command()
@_BASE
@click.argument("name")
@click.option("--as-of", type=_Day(), default=None, help="How certain each responsibility is on that day.")
@_answering
def responsibilities(kb: Path, name: str, as_of: date | None) -> Any:
    """List who answers for what.

    What a person, post or body answers for; or who answered for an initiative, or for a place and what lies in it.

    \b
    Example: kgraph responsibilities demo.kg "Trần Quốc Đồng"
    """
    with _open(kb) as base:
        return base.responsibilities(name, as_of).rows()


@commands.command()
@_BASE
@click.argument("post")
@_answering
def succession(kb: Path, post: str) -> Any:
    """List who held a post, one after another.

    With handovers, gaps and acting holders.

    \b
    Example: kgraph succession demo.kg "Bí thư Tỉnh ủy Nghệ An"
    """
    with _open(kb) as base:
        return base.succession(post).rows()


@commands.command()
@_BASE
@click.option("--since", type=_Day(), default=None, help="The first day.")
@click.option("--until", type=_Day(), default=None, help="The last day.")
@_answering
def rotations(kb: Path, since: date | None, until: date | None) -> Any:
    """List who was moved by which decision, the unnamed included.

    \b
    Example: kgraph rotations demo.kg --since 2015-01-01
    """
    if since and until and since > until:
        raise UsageError(f"--since {since} is after --until {until}", fix="give the earlier day first")
    with _open(kb) as base:
        return base.rotations(since, until).rows()


@commands.command()
@_BASE
@click.argument("reference", metavar="EDGE|CLAIM")
@_answering
def evidence(kb: Path, reference: str) -> Any:
    """List the claims behind an edge, with their exact words.

    The id of an edge is in the column 'edge' of every other answer, that of a claim in 'claim' of kgraph check.

    \b
    Example: kgraph evidence demo.kg edf646105ef4f39e7
    """
    with _open(kb) as base:
        return base.evidence(reference).rows()


@commands.command()
@_BASE
@click.argument("name")
@click.option("-o", "--output", "file", type=click.Path(path_type=Path), required=True, help="Where to, by ending: svg png pdf mmd html.")
@click.option("--language", type=click.Choice(["vi", "en"]), default="vi", help="Of the labels.")
@click.option("--as-of", type=_Day(), default=None, help="Draw a line at that day.")
def draw(kb: Path, name: str, file: Path, language: str, as_of: date | None) -> None:
    """Draw a career, or what surrounds anything.

    A person's career as svg, png, pdf or mmd; what surrounds anything as html.

    \b
    Example: kgraph draw demo.kg "Nguyễn Hữu Lượng" -o career.svg
    """
    from kgraph.durable import written

    with _open(kb) as base:
        drawn = base.draw(name, file.suffix, language=language, as_of=as_of)
    with written(file) as out:
        out.write(drawn)
    _say(f"wrote {file}")


@commands.command()
@_BASE
@click.argument("query", default="-")
@click.option("--param", "parameters", multiple=True, metavar="K=V", help="A value for $K in the query.")
@_answering
def cypher(kb: Path, query: str, parameters: tuple[str, ...]) -> Any:
    """Run a Cypher query that reads; - takes it from standard input.

    \b
    Example: kgraph cypher demo.kg "MATCH (p:Person)-[h:HOLDS]->(o:Post) RETURN p.name, o.name, h.valid LIMIT 5"
    """
    given = dict(_parameter(text) for text in parameters)
    text = sys.stdin.read() if query == "-" else query
    with _open(kb) as base:
        table = base.cypher(text, given)
    if table.truncated:
        _say(f"only the first {_count(len(table.records), 'row')}; narrow the query or add LIMIT")
    return table.rows()


@commands.command()
@click.argument("name", default="")
def recipe(name: str) -> None:
    """Print the Cypher of a question, or the names of the questions.

    \b
    Example: kgraph recipe career
    """
    from importlib.resources import files

    if not name:
        click.echo("\n".join(_RECIPES))
        return
    if name not in _RECIPES:
        raise UsageError(f"no question is called '{name}'", fix=f"questions are: {', '.join(_RECIPES)}")
    click.echo(files("kgraph.questions").joinpath(f"{name}.cypher").read_text("utf-8"), nl=False)


@commands.command()
@_BASE
@click.argument("address")
def push(kb: Path, address: str) -> None:
    """Put the graph on a Neo4j server.

    KGRAPH_NEO4J_USER and KGRAPH_NEO4J_PASSWORD say who you are.

    \b
    Example: kgraph push demo.kg bolt://127.0.0.1:7687
    """
    with _open(kb) as base:
        base.push(address)
        _say(f"pushed revision {base.revision}; to ask there, set [graph] address in {kb / 'kgraph.toml'}")


@commands.command()
@_BASE
@click.option("--port", type=click.IntRange(1, 65535), default=8501, help="The first port to try.")
def app(kb: Path, port: int) -> None:
    """Open the base in a browser, on this machine alone.

    \b
    Example: kgraph app demo.kg
    """
    import subprocess

    from kgraph import serving

    _open(kb).close()
    free = serving.free_port(port)
    _say(f"kgraph is at http://127.0.0.1:{free} (Ctrl-C ends it)")
    environment = os.environ | {"KGRAPH_BASE": str(kb.resolve())}
    raise SystemExit(subprocess.run(serving.command(free), env=environment, check=False).returncode)


def main() -> None:
    """Run the command; errors are told in words, without a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    logging.basicConfig(format="kgraph: %(message)s", level=logging.WARNING)
    try:
        commands.main(standalone_mode=False)
    except UsageError as err:
        _fail(str(err), 2)
    except KgraphError as err:
        _fail(str(err), 1)
    except click.exceptions.NoArgsIsHelpError as err:
        _say(err.ctx.get_help() if err.ctx else str(err))
        raise SystemExit(2) from None
    except click.ClickException as err:
        _fail(f"{err.format_message()}\n  fix:   kgraph{_command_of(err)} --help tells how", 2)
    except (KeyboardInterrupt, click.Abort):
        raise SystemExit(130) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None


def _command_of(err: click.ClickException) -> str:
    context = getattr(err, "ctx", None)
    return f" {context.info_name}" if context is not None and context.parent is not None else ""


def _parameter(text: str) -> tuple[str, Any]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise UsageError(f"cannot read --param {text}", fix="write --param name=value")
    try:
        return name, json.loads(value)
    except (ValueError, RecursionError):
        return name, value


def _fail(message: str, code: int) -> None:
    _say(f"kgraph: {message}")
    raise SystemExit(code)


def _say(message: str) -> None:
    """Write a line of talk; what a terminal would obey, in a cell or a file's name that it quotes, is spelled out."""
    spelled = (letter if letter == "\n" or category(letter)[0] != "C" else ascii(letter)[1:-1] for letter in message)
    click.echo("".join(spelled), err=True)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
