"""Whole commands as cold processes, beside a bare ``python -c pass``."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from bench.timing import Figure, in_turn

REFERENCE = "python -c pass"


def figures(base: Path) -> Iterator[Figure]:
    """Yield a figure per command: the help, each question on the base, a drawing, Cypher with its engine's start."""
    kb = str(base)
    commands = {
        "kgraph --help": (["--help"], 0.3),
        "kgraph career": (["career", kb, "Nguyễn Hữu Lượng"], 1.5),
        "kgraph commune": (["commune", kb, "Hữu Kiệm", "--as-of", "2017-04-24"], 1.5),
        "kgraph succession": (["succession", kb, "Bí thư Tỉnh ủy Nghệ An"], 1.5),
        "kgraph rotations": (["rotations", kb], 1.5),
        "kgraph search": (["search", kb, "nguyen huu luong"], 1.5),
        "kgraph check": (["check", kb], 1.5),
        "kgraph draw … .svg": (["draw", kb, "Nguyễn Hữu Lượng", "-o", "career.svg"], 0.0),
        "kgraph cypher": (["cypher", kb, "MATCH (p:Person)-[h:HOLDS]->(o:Post) RETURN p.name, o.name, h.valid ORDER BY h.id LIMIT 5"], 0.0),
    }
    runs: list[Callable[[], object]] = [partial(_run, [sys.executable, "-c", "pass"])]
    runs += [partial(_run, [sys.executable, "-m", "kgraph", *arguments]) for arguments, _ in commands.values()]
    bare, *taken = in_turn(runs)
    for (name, (_, bound)), took in zip(commands.items(), taken, strict=True):
        yield Figure(name, took, REFERENCE, bare, bound)


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True)
