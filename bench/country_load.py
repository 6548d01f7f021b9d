"""Load and build a country in a process of its own, and print as JSON what it took: ``python -m bench.country_load BASE FILE…``."""

import json
import resource
import sys
import time
from pathlib import Path

import kgraph
from bench.country import RECORDED
from kgraph.engines.java import started
from kgraph.knowledge_base import init_base
from kgraph.ledger.folder import Ledger
from kgraph.open_graph import OpenGraph


def main(base: Path, files: list[Path]) -> None:
    """Take the time and the memory of each step: the files, the graph, its folder for Cypher."""
    took: dict[str, float] = {}
    before = _most()
    with init_base(base) as kb:
        clock = time.perf_counter()
        loading = kb.load_each(files, recorded=RECORDED)
        for _ in files:
            next(loading)
        took["load"] = time.perf_counter() - clock
        took["memory of the load"] = _most() - before
        clock = time.perf_counter()
        list(loading)
        took["build"] = time.perf_counter() - clock
        took["memory of the build"] = _most() - before
    clock = time.perf_counter()
    started()
    took["start of Java"] = time.perf_counter() - clock
    clock = time.perf_counter()
    OpenGraph(Ledger.open(base)).database()
    took["folder for Cypher"] = time.perf_counter() - clock
    took["memory of all"] = _most()
    with kgraph.open(base) as kb:
        took |= {"nodes": kb.generation.nodes, "edges": kb.generation.edges}
    print(json.dumps(took))


def _most() -> int:
    """Bytes, the most so far; of this process alone where the system tells (a child begins with its parent's)."""
    status = Path("/proc/self/status")
    if status.is_file():
        return 1024 * int(status.read_text().partition("VmHWM:")[2].split()[0])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
