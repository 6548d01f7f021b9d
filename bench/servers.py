"""A real server for the figures, where this machine has one: the tests' Neo4j, started on loopback."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests import neo4j_server, real_parts


@contextmanager
def here() -> Iterator[Mapping[str, str]]:
    """Yield the addresses of servers by name; none where there is no Neo4j to start."""
    if not real_parts.neo4j() or "NEO4J_URI" in os.environ:
        yield {}
        return
    os.environ |= {"KGRAPH_NEO4J_USER": neo4j_server.USER, "KGRAPH_NEO4J_PASSWORD": neo4j_server.PASSWORD}
    with TemporaryDirectory() as home, neo4j_server.running(Path(home) / "neo4j") as address:
        yield {"Neo4j over Bolt": address}
