"""Where a graph lives and is asked: one interface, one class per engine, picked by address."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from kgraph.engines.base import Engine, Recipe, Step
from kgraph.errors import EngineError

__all__ = ["Engine", "Recipe", "Step", "open_engine"]

_SERVER = ("kgraph.engines.server", "ServerEngine")
_FOLDER = ("kgraph.engines.embedded", "EmbeddedEngine")
_ENGINES: Mapping[str, tuple[str, str]] = {
    "bolt": _SERVER,
    "bolt+s": _SERVER,
    "bolt+ssc": _SERVER,
    "neo4j": _SERVER,
    "neo4j+s": _SERVER,
    "neo4j+ssc": _SERVER,
}
"""The class for each scheme of an address; ``memory:`` has no host, and anything without ``://`` is a folder."""


def open_engine(address: str | Path) -> Engine:
    """Return the engine at an address: ``memory:``, ``bolt://HOST``, ``neo4j://HOST``, or a folder for the embedded engine.

    Raises:
        EngineError: there is no such engine, or it cannot be reached.
    """
    text = str(address)
    if text == "memory:":
        from kgraph.engines.memory import MemoryEngine

        return MemoryEngine()
    scheme, separator, _ = text.partition("://")
    if separator and scheme not in _ENGINES:
        schemes = ", ".join(f"{name}://" for name in _ENGINES)
        raise EngineError(f"no engine answers at '{text}'", where="the address", fix=f"write memory:, a folder, or one of {schemes}")
    module, name = _ENGINES[scheme] if separator else _FOLDER
    engine: Engine = getattr(import_module(module), name)(text)
    return engine
