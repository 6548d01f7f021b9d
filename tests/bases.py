"""Bases and tables that tests write for themselves, and the real command."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

DAY = date(2026, 11, 24)
HEADER = "person_id,person,post_id,post,start,end\n"
MAP = """format = 1
still = ["nay"]
[works.paper]
id = "src:paper"
published = "2017-04"
[[claim]]
subject = { kind = "=Person", id = "person_id", name = "person" }
relation = "=HOLDS"
object = { kind = "=Post", id = "post_id", name = "post" }
start = "start"
end = "end"
"""


def table(folder: Path, rows: int = 3, name: str = "holdings", more: str = "") -> Path:
    """Write a table of that many holdings of fifty posts, and its map; return the table."""
    lines = [f"p{n},Người {n},q{n % 50},Chức vụ {n % 50},{1990 + n % 20},{2000 + n % 10}\n" for n in range(rows)]
    (folder / f"{name}.toml").write_text(MAP, "utf-8")
    path = folder / f"{name}.csv"
    path.write_text(HEADER + "".join(lines) + more, "utf-8")
    return path


def files(folder: Path) -> dict[str, bytes]:
    """Return all files of a folder but the lock, by name, with what stands in them."""
    found = (file for file in sorted(folder.rglob("*")) if file.is_file() and file.name != ".lock")
    return {str(file.relative_to(folder)): file.read_bytes() for file in found}


def truth(folder: Path) -> dict[str, bytes]:
    """Return the files of a base that the graph is made from."""
    return {name: content for name, content in files(folder).items() if not name.startswith("graph")}


def kgraph(*arguments: str | Path, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the real command in a process of its own."""
    command = [sys.executable, "-m", "kgraph", *map(str, arguments)]
    return subprocess.run(
        command, input=stdin, capture_output=True, encoding="utf-8", check=False, timeout=60, env=os.environ | environment
    )
