"""A user's own GeoJSON read as outlines: polygons by the code of their unit, checked at the door, feature by feature."""

import re
from collections.abc import Iterator
from math import isfinite
from pathlib import Path
from typing import Any

import orjson

from kgraph.errors import LoadError
from kgraph.grids.cells import Point
from kgraph.grids.outlines import Outlines, Ring, period

MOST_BYTES, MOST_FEATURES, MOST_CORNERS = 50_000_000, 20_000, 1_000_000
"""How large a file may be: the communes of the country, far finer than a page can show."""

_POLYGONS = ("Polygon", "MultiPolygon")
_FLOAT = re.compile(r"\d+\.0*")
_SIMPLER = "make it simpler first, for example to 0.001 degrees, or take only the units that are drawn"


def read_outlines(path: str | Path, code: str, valid: str) -> Outlines:
    """Return the polygons of a file by the text of their property ``code``; ``valid`` is ``DAY/DAY``, the days on which they are true.

    Raises:
        LoadError: the file is too large, no GeoJSON, or a feature of it cannot be used.
        UsageError: the days cannot be read.
    """
    file = Path(path)
    days = period(valid)
    features = _features(file)
    rings: dict[str, tuple[Ring, ...]] = {}
    corners = 0
    for number, feature in enumerate(features, 1):
        where = f"{file.name}, feature {number}"
        key = _code(feature, code, where)
        if key in rings:
            raise LoadError(f"the code '{key}' stands a second time", where=where, fix="join its parts to one MultiPolygon")
        rings[key] = tuple(_rings(feature, where))
        corners += sum(map(len, rings[key]))
        if corners > MOST_CORNERS:
            raise LoadError(f"there are more than {MOST_CORNERS:,} corners", where=where, fix=_SIMPLER)
    return Outlines(file.name, *days, rings)


def _features(file: Path) -> list[Any]:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise LoadError(f"the file has more than {MOST_BYTES // 1_000_000} MB", where=file.name, fix=_SIMPLER)
        found = orjson.loads(file.read_bytes())
    except OSError as err:
        raise LoadError(f"cannot read the file: {err.strerror}", where=str(file), fix="check its name") from err
    except orjson.JSONDecodeError as err:
        place = f"{file.name}, line {err.lineno}, column {err.colno}"
        raise LoadError(f"the file is no JSON: {err.msg}", where=place, fix="export it again as GeoJSON, in UTF-8, without NaN") from err
    features = found.get("features") if isinstance(found, dict) and found.get("type") == "FeatureCollection" else None
    if not isinstance(features, list) or not features:
        raise LoadError("the file has no features", where=file.name, fix="give a GeoJSON FeatureCollection with a polygon for each unit")
    if len(features) > MOST_FEATURES:
        raise LoadError(f"there are more than {MOST_FEATURES:,} features", where=file.name, fix="take only the units that are drawn")
    return features


def _code(feature: Any, name: str, where: str) -> str:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict) or name not in properties:
        there = ", ".join(sorted(properties)[:8]) if isinstance(properties, dict) and properties else "none"
        raise LoadError(f"the feature has no property '{name}'", where=where, fix=f"name the one that holds the code; it has: {there}")
    code = properties[name]
    if not isinstance(code, str) or not code.strip() or _FLOAT.fullmatch(code.strip()):
        shown = str(orjson.dumps(code), "utf-8")[:40]
        fix = 'write codes as text with all their digits: "16813", "01"; a number has lost the zeros before it'
        raise LoadError(f"{shown} is no code of a unit", where=where, fix=fix)
    return code.strip()


def _rings(feature: dict[str, Any], where: str) -> Iterator[Ring]:
    geometry = feature["geometry"] if isinstance(feature.get("geometry"), dict) else {}
    kind = geometry.get("type")
    if kind not in _POLYGONS:
        raise LoadError(
            f"the feature is a {kind or 'thing without geometry'}", where=where, fix="give each unit a Polygon or a MultiPolygon"
        )
    parts = geometry.get("coordinates")
    polygons: Any = [parts] if kind == "Polygon" else parts
    if not _is_filled(polygons) or not all(_is_filled(polygon) for polygon in polygons):
        raise LoadError(f"the {kind} has no rings", where=where, fix="give it the list of its rings, each a list of positions")
    yield from (_ring(ring, where) for polygon in polygons for ring in polygon)


def _ring(ring: Any, where: str) -> Ring:
    if not isinstance(ring, list) or len(ring) < 4:
        raise LoadError("a ring has fewer than four positions", where=where, fix="close it: the first position once more at its end")
    found = tuple(_position(position, where) for position in ring)
    if found[0] != found[-1]:
        raise LoadError("a ring is not closed", where=where, fix="write its first position once more at its end")
    return found


def _position(position: Any, where: str) -> Point:
    pair = position[:2] if isinstance(position, list) else []
    if len(pair) < 2 or not all(isinstance(part, int | float) and not isinstance(part, bool) and isfinite(part) for part in pair):
        shown = str(orjson.dumps(position), "utf-8")[:60]
        raise LoadError(f"{shown} is no position", where=where, fix="write two numbers: longitude, latitude")
    east, north = float(pair[0]), float(pair[1])
    if abs(east) > 180 or abs(north) > 90:
        fix = "give degrees (WGS 84), the longitude first; metres of a projection must be turned into degrees"
        raise LoadError(f"the position {east:g}, {north:g} lies outside of the earth's degrees", where=where, fix=fix)
    return east, north


def _is_filled(value: Any) -> bool:
    return isinstance(value, list) and bool(value)
