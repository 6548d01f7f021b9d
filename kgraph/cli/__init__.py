"""The kgraph command: each command parses, calls one function, and prints rows."""

import json
import logging
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kgraph.cli.loading import load
from kgraph.cli.parts import BASE, Commands, Day, answering, asking, count, open_kb, say
from kgraph.cli.place import place
from kgraph.cli.questions import QUESTIONS
from kgraph.cli.reading import read
from kgraph.cli.register import register
from kgraph.cli.review import review
from kgraph.errors import KgraphError, UsageError

if TYPE_CHECKING:
    from kgraph.asking import Questions


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="kgraph", prog_name="kgraph")
def commands() -> None:
    """Who held which post, in which organization and place, when, and who says so."""


@commands.command()
@BASE
@click.option("--sample", is_flag=True, help="Fill it with the bundled data.")
@click.option("--from", "archive", type=click.Path(path_type=Path), default=None, help="Fill it with what an archive holds.")
@click.option("--recorded", type=Day(), default=None, help="The day to record; for the bundled data 2026-11-24.")
def init(kb: Path, sample: bool, archive: Path | None, recorded: date | None) -> None:
    """Make an empty knowledge base, the bundled one, or that of an archive.

    \b
    Example: kgraph init demo.kg --sample
    """
    from kgraph.knowledge_base import SAMPLE_RECORDED, init_base, init_from, init_sample

    if archive is not None and (sample or recorded):
        raise UsageError("an archive brings its own data and its own days", fix="leave out --sample and --recorded")
    with init_from(kb, archive) if archive else init_sample(kb, recorded or SAMPLE_RECORDED) if sample else init_base(kb) as made:
        graph = made.generation
        say(f"made {kb}: {count(graph.nodes, 'node')}, {count(graph.edges, 'edge')}, {count(len(made.findings), 'finding')}")


commands.add_command(load)


@commands.command()
@BASE
def build(kb: Path) -> None:
    """Make the graph again from the claims.

    \b
    Example: kgraph build demo.kg
    """
    with open_kb(kb) as base:
        base.build()
        say(f"built revision {base.revision}")


for question in QUESTIONS:
    commands.add_command(question)
commands.add_command(place)
commands.add_command(read)
commands.add_command(review)
commands.add_command(register)


@commands.command()
@asking
@click.argument("name")
@click.option("-o", "--output", "file", type=click.Path(path_type=Path), required=True, help="Where to, by ending: svg png pdf mmd html.")
@click.option("--language", type=click.Choice(["vi", "en"]), default="vi", help="Of the labels.")
@click.option("--as-of", type=Day(), default=None, help="Draw a line at that day.")
def draw(base: "Questions", name: str, file: Path, language: str, as_of: date | None) -> None:
    """Draw a career, or what surrounds anything.

    A person's career as svg, png, pdf or mmd; what surrounds anything as html.

    \b
    Example: kgraph draw demo.kg "Nguyễn Hữu Lượng" -o career.svg
    """
    from kgraph.durable import written

    drawn = base.draw(name, file.suffix, language=language, as_of=as_of)
    with written(file) as out:
        out.write(drawn)
    say(f"wrote {file}")


@commands.command()
@BASE
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--to", default="", metavar="FORMAT", help="The format; else by the file's ending: kgraph.")
def export(kb: Path, file: Path, to: str) -> None:
    """Write the whole base into one file, to keep or to hand on.

    \b
    Example: kgraph export demo.kg demo.kgraph
    """
    with open_kb(kb) as base:
        base.export(file, to)
    say(f"wrote {file}")


@commands.command()
@BASE
@click.argument("query", default="-")
@click.option("--param", "parameters", multiple=True, metavar="K=V", help="A value for $K in the query.")
@answering
def cypher(kb: Path, query: str, parameters: tuple[str, ...]) -> Any:
    """Run a Cypher query that reads; - takes it from standard input.

    \b
    Example: kgraph cypher demo.kg "MATCH (p:Person)-[h:HOLDS]->(o:Post) RETURN p.name, o.name, h.valid LIMIT 5"
    """
    given = dict(_parameter(text) for text in parameters)
    text = sys.stdin.read() if query == "-" else query
    with open_kb(kb) as base:
        table = base.cypher(text, given)
    if table.truncated:
        say(f"only the first {count(len(table.records), 'row')}; narrow the query or add LIMIT")
    return table.rows()


@commands.command()
@click.argument("name", default="")
def recipe(name: str) -> None:
    """Print the Cypher of a question, or the names of the questions.

    \b
    Example: kgraph recipe career
    """
    from importlib.resources import files

    folder = files("kgraph.questions")
    names = sorted(file.name.removesuffix(".cypher") for file in folder.iterdir() if file.name.endswith(".cypher"))
    if not name:
        click.echo("\n".join(names))
        return
    if name not in names:
        raise UsageError(f"no question is called '{name}'", fix=f"questions are: {', '.join(names)}")
    click.echo(folder.joinpath(f"{name}.cypher").read_text("utf-8"), nl=False)


@commands.command()
@BASE
@click.argument("address")
def push(kb: Path, address: str) -> None:
    """Put the graph on a Neo4j server.

    KGRAPH_NEO4J_USER and KGRAPH_NEO4J_PASSWORD say who you are.

    \b
    Example: kgraph push demo.kg bolt://127.0.0.1:7687
    """
    with open_kb(kb) as base:
        base.push(address)
        say(f"pushed revision {base.revision}; to ask there, set [graph] address in {kb / 'kgraph.toml'}")


@commands.command()
@BASE
@click.option("--port", type=click.IntRange(1, 65535), default=8501, help="The first port to try.")
def app(kb: Path, port: int) -> None:
    """Open the base in a browser, on this machine alone.

    \b
    Example: kgraph app demo.kg
    """
    import subprocess

    from kgraph import serving

    open_kb(kb).close()
    free = serving.free_port(port)
    say(f"kgraph is at http://127.0.0.1:{free} (Ctrl-C ends it)")
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
        say(err.ctx.get_help() if err.ctx else str(err))
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
    if context is None or context.parent is None:
        return ""
    path: str = context.command_path.removeprefix(context.find_root().command_path)
    return path


def _parameter(text: str) -> tuple[str, Any]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise UsageError(f"cannot read --param {text}", fix="write --param name=value")
    try:
        return name, json.loads(value)
    except (ValueError, RecursionError):
        return name, value


def _fail(message: str, code: int) -> None:
    say(f"kgraph: {message}")
    raise SystemExit(code)
