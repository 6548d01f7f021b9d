"""Where a graph lives and is asked: one interface, one class per engine, picked by address."""

from kgraph.engines.base import Engine, Recipe, Step

__all__ = ["Engine", "Recipe", "Step"]
