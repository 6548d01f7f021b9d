"""Schematic grids: which cell each unit of a territory stands in, by hand, by order, or by the outlines that somebody brings."""
