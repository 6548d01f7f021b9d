"""The command that reads files into a base, and tells how far it is."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kgraph.cli.parts import BASE, Day, count, open_kb, say, today
from kgraph.errors import UsageError

if TYPE_CHECKING:
    from kgraph.ledger.folder import Load
    from kgraph.loading import BadRow, Refused

_SHOWN = 20
"""Rows, and files, that are told one by one; of more files their sum is."""

_BAR = 30


@click.command()
@BASE
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="FILE…")
@click.option("--with", "with_", default="", metavar="LOADER", help="The loader; else by the file's ending.")
@click.option(
    "--map",
    "map_",
    type=click.Path(path_type=Path),
    default=None,
    help="What columns mean, or what is known of a text; else FILE's name with .toml.",
)
@click.option("--recorded", type=Day(), default=None, help="The day to record; today unless given.")
@click.option("--skip-bad-rows", is_flag=True, help="Keep rows that cannot be read aside, and count them.")
@click.option("--skip-bad-files", is_flag=True, help="Go on where a file cannot be read, tell it, and count it.")
@click.option("--replaces", default="", metavar="LOAD|FILE", help="The load that the one FILE, edited since, takes the place of.")
def load(kb: Path, files: tuple[Path, ...], recorded: date | None, map_: Path | None, skip_bad_files: bool, **options: Any) -> None:
    """Read files into the knowledge base, each wholly or not at all.

    places:40 in the place of a file is a province of the register that comes along, by its code; places:all the whole country.
    Of more than 20 files the sum is told, and on a terminal how far it is.

    \b
    Example: kgraph load demo.kg postings.csv --map postings.toml
    """
    if options["replaces"] and len(files) > 1:
        raise UsageError(f"--replaces takes one file, not {len(files)}", fix="load the files one by one")
    refused: list[Refused] | None = [] if skip_bad_files else None
    progress = _Progress(kb, len(files), refused if refused is not None else [])
    with open_kb(kb) as base:
        for done in base.load_each(files, recorded=recorded or today(), map=map_, refused=refused, **options):
            progress.tell(done)
    progress.end()


@dataclass
class _Progress:
    """What a load came to so far: file by file where they are few, else a bar on a terminal and the sum at the end."""

    kb: Path
    files: int
    refused: "Sequence[Refused]"
    sums: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("files", "claims", "proposed", "accepted", "here", "rows"), 0))
    told: int = 0

    @property
    def is_long(self) -> bool:
        """Whether there are too many files to tell each."""
        return self.files > _SHOWN

    def tell(self, done: "Load") -> None:
        """Tell of a file that was read, and of those refused before it."""
        self._add(done)
        self._tell_refused()
        if not self.is_long:
            say(f"{done.file}: {_told(done)}")
        if done.skipped:
            self._clear()
            _tell_skipped(done.skipped, self.kb / "bad-rows" / f"{done.id}.jsonl", done.file if self.is_long else "")
        self._draw()

    def end(self) -> None:
        """Tell what is left to tell, and the sum."""
        self._tell_refused()
        self._clear()
        if self.is_long or self.refused:
            say(f"{count(self.files, 'file')}: {self._sum()}")

    def _add(self, done: "Load") -> None:
        new = {"claims": done.claims, "proposed": done.proposed, "accepted": done.accepted} if done.new else {"here": 1}
        for name, number in ({"files": 1, "rows": len(done.skipped)} | new).items():
            self.sums[name] += number

    def _tell_refused(self) -> None:
        for one in self.refused[self.told :]:
            self._clear()
            say(f"{one.path.name}: refused, {one.error.what}{f' ({one.error.where})' if one.error.where else ''}")
        self.told = len(self.refused)

    def _sum(self) -> str:
        sums = self.sums
        said = [count(sums["claims"], "claim"), f"{sums['proposed']:,} of them proposed"]
        said += [f"{sums['accepted']:,} accepted by policy"] if sums["accepted"] else []
        said += [f"{count(sums['here'], 'file')} here already"] if sums["here"] else []
        said += [f"{count(sums['rows'], 'bad row')} skipped"] if sums["rows"] else []
        return ", ".join([*said, f"{count(len(self.refused), 'file')} refused"])

    def _draw(self) -> None:
        if self.is_long and sys.stderr.isatty():
            done = self.sums["files"] + len(self.refused)
            bar = "█" * (_BAR * done // self.files)
            click.echo(f"\r\x1b[K{bar:░<{_BAR}} {done:,}/{self.files:,}: {self._sum()}", err=True, nl=False)

    def _clear(self) -> None:
        if self.is_long and sys.stderr.isatty():
            click.echo("\r\x1b[K", err=True, nl=False)


def _told(done: "Load") -> str:
    if done.new and done.replaces:
        return f"{count(done.claims, 'claim')} new, {done.kept:,} as before, in place of load {done.replaces}"
    if done.new:
        waiting = f", {done.proposed:,} of them proposed" if done.proposed else ""
        return count(done.claims, "claim") + waiting + (f", {done.accepted:,} accepted by policy" if done.accepted else "")
    out = f", and load {done.replaced_by} took its place" if done.replaced_by else ""
    return f"nothing new, it is here already{out}"


def _tell_skipped(rows: "Sequence[BadRow]", kept_in: Path, file: str) -> None:
    """List the rows that were skipped, the first twenty; all of them are kept for repair."""
    for row in rows[:_SHOWN]:
        say(f"  skipped {row.error.where}: {row.error.what}")
    if rows:
        say(f"  {count(len(rows), 'bad row')}{f' of {file}' if file else ''} kept in {kept_in}")
