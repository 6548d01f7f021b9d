"""The folder for Cypher of a generation that followed another by an update: a copy of the older one, and what it lacks."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import orjson

from kgraph.durable import written
from kgraph.errors import KgraphError
from kgraph.generations.updating import Changes
from kgraph.graph import Edge
from kgraph.graph_records import edge_line, node_line, read_edge, read_node
from kgraph.model import Node

FOLDER = "arcadedb"
_OLDER, _LACKING = "arcadedb.older", "arcadedb.lacking.jsonl"


def follow(previous: Path, folder: Path, changes: Changes) -> None:
    """Give a new generation the folder of the one before, and note what it lacks; nothing where there was none."""
    older = next((path for path in (previous / FOLDER, previous / _OLDER) if path.is_dir()), None)
    if older is None:
        return
    shutil.copytree(older, folder / _OLDER)
    before = (previous / _LACKING).read_bytes() if older.name == _OLDER else b""
    with written(folder / _LACKING) as file:
        file.write(before)
        file.writelines(b"gone " + edge_line(edge) for edge in changes.gone_edges)
        file.writelines(b"gone " + node_line(node) for node in changes.gone_nodes)
        file.writelines(map(node_line, changes.nodes))
        file.writelines(map(edge_line, changes.edges))


def catch_up(folder: Path, beside: Path, change: Callable[[Path, Changes], None]) -> bool:
    """Make of the older folder the present one, beside; whether there was one and it could be changed."""
    try:
        lines = (folder / _LACKING).read_bytes().splitlines()
        (folder / _OLDER).rename(beside)
        change(beside, _read(lines))
    except (OSError, ValueError, KeyError, TypeError, KgraphError):
        shutil.rmtree(beside, ignore_errors=True)
        return False
    with suppress(OSError):
        (folder / _LACKING).unlink()
    return True


def _read(lines: list[bytes]) -> Changes:
    """Read what several updates did, one after the other: of each node and edge the last word counts."""
    nodes: dict[str, tuple[bool, Node]] = {}
    edges: dict[str, tuple[bool, Edge]] = {}
    for line in lines:
        gone, record = line.startswith(b"gone "), orjson.loads(line.removeprefix(b"gone "))
        if "node" in record:
            node = read_node(record["node"])
            nodes[node.id] = gone, node
        else:
            edge = read_edge(record["edge"])
            edges[edge.id] = gone, edge
    return Changes(
        tuple(node for gone, node in nodes.values() if not gone),
        tuple(edge for gone, edge in edges.values() if not gone),
        tuple(node for gone, node in nodes.values() if gone),
        tuple(edge for gone, edge in edges.values() if gone),
    )
