"""Each question inside an open process, on every engine that is here, beside the engine in memory."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import kgraph
from bench.timing import Figure, median
from kgraph.engines.base import Engine
from kgraph.engines.memory import MemoryEngine
from kgraph.questions.career import career
from kgraph.questions.commune import commune
from kgraph.questions.lineage import lineage
from kgraph.questions.organization import organization
from kgraph.questions.overlap import overlap
from kgraph.questions.path import path
from kgraph.questions.responsibilities import responsibilities
from kgraph.questions.rotations import rotations
from kgraph.questions.search import search
from kgraph.questions.succession import succession
from kgraph.questions.territory import territory
from kgraph.questions.tiles import tiles
from kgraph.questions.units import TERRITORIES

REFERENCE = "memory"
_DAY = date(2017, 4, 24)
_BOUND = 0.03
_BOUNDS = {"lineage": 0.005, "territory": 0.02}
_NEW = "vn3:16849@2025-07-01"
"""Hữu Kiệm as it is now, made of three communes."""


def figures(base: Path, servers: Mapping[str, str]) -> Iterator[Figure]:
    """Yield a figure per question and engine; ``servers`` are addresses by name, each holding the same graph."""
    with kgraph.open(base) as kb:
        asked = _questions(kb)
        memory = MemoryEngine(kb.graph())
        reference = {name: median(partial(ask, memory)) for name, ask in asked.items()}
        yield from (Figure(f"{name}, memory", took, bound=_BOUNDS.get(name, _BOUND)) for name, took in reference.items())
        edge = kb.career("Nguyễn Hữu Lượng").holdings[-1].edge
        yield Figure("evidence, memory", median(lambda: kb.evidence(edge).rows()), bound=_BOUND)
        for name, engine in _engines(kb, servers):
            with engine:
                for question, ask in asked.items():
                    yield Figure(f"{question}, {name}", median(partial(ask, engine)), REFERENCE, reference[question])


def _questions(kb: "kgraph.KnowledgeBase") -> dict[str, Callable[[Engine], object]]:
    person = kb.find("Nguyễn Hữu Lượng").id
    place = kb.find("Hữu Kiệm", as_of=_DAY).id
    district = kb.find("Kỳ Sơn", TERRITORIES, _DAY).id
    body = kb.find("Huyện ủy Kỳ Sơn").id
    post = kb.find("Bí thư Tỉnh ủy Nghệ An").id
    secretary, member = (kb.find(name).id for name in ("Nguyễn Đắc Vinh", "Trần Văn Hằng"))
    return {
        "career": lambda engine: career(engine, person).rows(),
        "commune": lambda engine: commune(engine, place, _DAY).rows(),
        "organization": lambda engine: organization(engine, body, _DAY).rows(),
        "overlap": lambda engine: overlap(engine, secretary).rows(),
        "path": lambda engine: path(engine, secretary, member).rows(),
        "responsibilities": lambda engine: responsibilities(engine, place).rows(),
        "succession": lambda engine: succession(engine, post).rows(),
        "rotations": lambda engine: rotations(engine).rows(),
        "lineage": lambda engine: lineage(engine, place).rows(),
        "territory": lambda engine: territory(engine, _NEW, _DAY).rows(),
        "tiles": lambda engine: tiles(engine, district, _DAY).rows(),
        "search": lambda engine: search(engine, "nguyen huu luong").rows(),
    }


def _engines(kb: "kgraph.KnowledgeBase", servers: Mapping[str, str]) -> Iterator[tuple[str, Engine]]:
    from kgraph.engines import embedded, open_engine

    if not embedded.why_absent():
        with TemporaryDirectory() as folder:
            engine = embedded.EmbeddedEngine(Path(folder) / "graph")
            engine.put(kb.graph())
            yield "embedded", engine
    for name, address in servers.items():
        server = open_engine(address)
        server.put(kb.graph())
        yield name, server
