"""What the commands of kgraph share: the argument KB, days, rows on standard output, talk on standard error."""

import shutil
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from unicodedata import category

import click

from kgraph.errors import UsageError

if TYPE_CHECKING:
    from kgraph.asking import Questions
    from kgraph.knowledge_base import KnowledgeBase

_F = TypeVar("_F", bound=Callable[..., Any])
BASE = click.argument("kb", type=click.Path(path_type=Path), metavar="KB")
_WIDEST = 400
"""Columns of a table cell: a table holds what CSV holds, so a finding's sentence and a passage are not cut."""


class Day(click.ParamType[date]):
    """A day, written as 2017-04-24."""

    name = "DAY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or fail in words."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is no day; write 2017-04-24", param, ctx)


class MapDay(Day):
    """A day whose map is meant, written as 2017-04-24, or today."""

    name = "today|DAY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or fail in words."""
        return today() if value == "today" else super().convert(value, param, ctx)


FORMAT = click.option("--format", "format_", type=click.Choice(["table", "csv", "json"]), default="table", help="How rows are printed.")


class Commands(click.Group):
    """Offers the nearest command for a wrong one, and lists commands in the order they are written."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which they were added."""
        return list(self.commands)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the first word names."""
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.commands, 1)
            fix = f"did you mean '{near[0]}'?" if near else f"{ctx.command_path} --help lists the commands"
            raise UsageError(f"there is no command '{args[0]}'", fix=fix)
        return super().resolve_command(ctx, args)


def today() -> date:
    """Return the day it is, which nobody but the command asks for."""
    return date.today()


def answering(command: _F) -> _F:
    """Give a command ``--format``, and print the rows it returns."""

    @FORMAT
    @wraps(command)
    def printed(*args: Any, format_: str, **kwargs: Any) -> None:
        show(command(*args, **kwargs), format_)

    return printed  # type: ignore[return-value]  # click's decorators return what they were given


KNOWN = click.option("--known", type=Day(), default=None, help="Answer as the base would have on that day.")


def asking(command: _F) -> _F:
    """Give a command KB and ``--known``; in their place it takes the base, as it is or as it was known on that day."""

    @BASE
    @KNOWN
    @wraps(command)
    def asked(*args: Any, kb: Path, known: date | None, **kwargs: Any) -> Any:
        with asked_base(kb, known) as base:
            return command(base, *args, **kwargs)

    return asked  # type: ignore[return-value]  # click's decorators return what they were given


@contextmanager
def asked_base(kb: Path, known: date | None) -> "Iterator[Questions]":
    """Open a base to ask it, as it is or as it was known on a day; that it held nothing then is told."""
    with open_kb(kb) as base:
        if known is None:
            yield base
            return
        found = base.known(known)
        if not len(found.graph()):
            say(f"the base held nothing on {known}; kgraph review KB lists the days of its loads")
        yield found


def show(rows: Collection[Mapping[str, Any]], format_: str) -> None:
    """Print rows on standard output; an empty table is told in words."""
    click.echo(_written(rows, format_), nl=False)
    if not rows and format_ == "table":
        say("nothing to list")


def _written(rows: Iterable[Mapping[str, Any]], format_: str) -> str:
    if format_ == "json":
        from kgraph.exports import json as json_rows

        return json_rows.write(rows)
    if format_ == "csv":
        from kgraph.exports import csv

        return csv.write(rows)
    from kgraph.exports import text

    screen = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    return text.write(rows, _WIDEST, screen)


def open_kb(kb: Path) -> "KnowledgeBase":
    """Open a knowledge base; what it takes is imported here, for `kgraph --help` needs none of it."""
    from kgraph.knowledge_base import open_base

    return open_base(kb)


def say(message: str) -> None:
    """Write a line of talk; what a terminal would obey, in a cell or a file's name that it quotes, is spelled out."""
    spelled = (letter if letter == "\n" or category(letter)[0] != "C" else ascii(letter)[1:-1] for letter in message)
    click.echo("".join(spelled), err=True)


def count(number: int, what: str) -> str:
    """Return a number of things in words."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"
