"""A seeded country, loaded, built and asked, each question beside the same one in plain DuckDB: ``python -m bench.countries 0.1 …``."""

import csv
import json
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

import kgraph
from bench import country
from bench.duck import Duck
from bench.timing import seconds
from kgraph.questions.career import career
from kgraph.questions.commune import commune
from kgraph.questions.evidence import evidence
from kgraph.questions.organization import organization
from kgraph.questions.overlap import overlap
from kgraph.questions.path import path
from kgraph.questions.responsibilities import responsibilities
from kgraph.questions.search import search
from kgraph.questions.succession import succession

_DAY = date(2012, 6, 1)
_WARM = 100
_PROMISED = {
    "career": 5,
    "commune": 15,
    "organization": 15,
    "overlap": 15,
    "responsibilities": 15,
    "succession": 5,
    "evidence": 5,
    "path": 50,
    "search": 20,
}
"""Milliseconds, the median, on a tenth of the country; the 95th percentile may be three times that."""


def main(parts: Sequence[str]) -> None:
    """Print a table of what loading takes and one of what each question takes, for each part of the country."""
    for part in parts or ("0.01", "0.1"):
        with TemporaryDirectory() as folder:
            made = country.write(Path(folder) / "tables", float(part))
            print(f"\n### {float(part):.0%} of a country: {made.size.holdings:,} holdings\n")
            base = Path(folder) / "country.kg"
            _load(base, made)
            with kgraph.open(base) as kb:
                _ask(kb, made)
                _one_row(kb, made, Path(folder))


def _load(base: Path, made: country.Country) -> None:
    command = [sys.executable, "-m", "bench.country_load", str(base), *map(str, made.files)]
    took = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    duck = seconds(lambda: _duck_load(made))
    disk = {name: _bytes(base / name) for name in ("claims", "documents", "graph")}
    graph = sum(_bytes(file) for file in (base / "graph").glob("*/graph.sqlite"))
    whole = took["load"] + took["build"] + took["start of Java"] + took["folder for Cypher"]
    a_holding = (took["memory of the build"] - took["memory of the load"]) / made.size.holdings
    megabytes = {name: f"{size / 1e6:.0f} MB" for name, size in disk.items()} | {"file": f"{graph / 1e6:.0f} MB"}
    more = f"{took['memory of the load'] / 1e6:.0f} MB more than an empty kgraph; DuckDB reads the tables in {duck:.1f} s"
    print("| what | took | remark |\n|---|---|---|")
    print(f"| load | {took['load']:.1f} s | {more} |")
    print(f"| build | {took['build']:.1f} s | {took['nodes']:,} nodes, {took['edges']:,} edges; {a_holding / 1000:.2f} kB a holding |")
    print(f"| folder for Cypher | {took['folder for Cypher']:.1f} s | and {took['start of Java']:.1f} s to start Java |")
    print(f"| together | {whole:.1f} s | {took['memory of all'] / 1e9:.2f} GB at most |")
    parts = ", ".join(f"{name} {megabytes[name]}" for name in ("claims", "documents", "graph"))
    parts += f", of which the file {megabytes['file']}"
    print(f"| disk | {sum(disk.values()) / 1e6:.0f} MB | {parts} |", flush=True)


def _duck_load(made: country.Country) -> None:
    with duckdb.connect() as database:
        for file in made.files:
            database.execute(f"CREATE TABLE {file.stem} AS SELECT * FROM read_csv($file)", {"file": str(file)})


def _bytes(folder: Path) -> int:
    return sum(file.stat().st_size for file in ([folder] if folder.is_file() else folder.rglob("*")) if file.is_file())


def _ask(kb: kgraph.KnowledgeBase, made: country.Country) -> None:
    with kb.one_graph() as graph, kb.generation.reading() as store:
        engine, duck = graph.cypher, Duck(store).questions(_DAY)
        edges = [holding.edge.id for person in made.people for holding in career(engine, person).holdings][: len(made.people)]
        asked: dict[str, tuple[Sequence[str], Callable[[str, str], object]]] = {
            "career": (made.people, lambda one, _: career(engine, one).rows()),
            "commune": (made.communes, lambda one, _: commune(engine, one, _DAY).rows()),
            "organization": (made.bodies, lambda one, _: organization(engine, one, _DAY).rows()),
            "responsibilities": (made.communes, lambda one, _: responsibilities(engine, one).rows()),
            "succession": (made.posts, lambda one, _: succession(engine, one).rows()),
            "overlap": (made.people, lambda one, _: overlap(engine, one).rows()),
            "path": (made.people, lambda one, other: path(engine, one, other).rows()),
            "evidence": (edges, lambda one, _: evidence(kb.claims(found.claims), found).rows() if (found := engine.edge(one)) else ()),
            "search": (made.names, lambda one, _: search(engine, one).rows()),
        }
        print(f"\n| question, {engine.name} | median | 95 % | plain DuckDB | 95 % | ratio | promised |\n|---|---|---|---|---|---|---|")
        for name, (ids, ask) in asked.items():
            own, theirs = _in_turn(ids, ask, duck[name])
            ratio, bound = own[0] / theirs[0], f"≤ {_PROMISED[name]} ms"
            print(
                f"| {name} | {own[0]:.1f} ms | {own[1]:.1f} ms | {theirs[0]:.1f} ms | {theirs[1]:.1f} ms | {ratio:.1f} | {bound} |",
                flush=True,
            )


def _in_turn(ids: Sequence[str], *asked: Callable[[str, str], object]) -> list[tuple[float, float]]:
    """Return the median and the 95th percentile of each in milliseconds; ids are asked once, the first ones to warm up.

    Each is asked about all ids before the other: DuckDB's threads and columns would push what Java keeps out of the caches.
    """
    taken = [[1000 * seconds(partial(ask, one, ids[number - 1])) for number, one in enumerate(ids)][_WARM:] for ask in asked]
    return [(statistics.median(column), statistics.quantiles(column, n=20)[-1]) for column in taken]


def _one_row(kb: kgraph.KnowledgeBase, made: country.Country, folder: Path) -> None:
    """Load one more holding, and look for it, with the graph open."""
    holdings = next(file for file in made.files if file.stem == "holdings")
    with holdings.open(encoding="utf-8", newline="") as file:
        first = next(csv.DictReader(file))
    row = folder / "one-more.csv"
    row.write_text(f"person,name,post,start,end,decision\n{first['person']},{first['name']},{made.posts[0]},2025-02-03,,\n", "utf-8")
    row.with_suffix(".toml").write_text(holdings.with_suffix(".toml").read_text("utf-8"), "utf-8")
    before = len(kb.career(first["person"]).rows())

    def visible() -> None:
        kb.load(row, recorded=country.RECORDED + timedelta(1))
        assert len(kb.career(first["person"]).rows()) == before + 1

    print(
        f"\nOne row more, loaded and visible in a career, with the graph open: {seconds(visible):.1f} s (promised: ≤ 3 s on a tenth)",
        flush=True,
    )


main(sys.argv[1:])
