"""A user's GeoJSON: polygons by code, and one error for each way in which a file can be wrong."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kgraph.errors import LoadError, UsageError
from kgraph.grids import geojson
from kgraph.grids.geojson import read_outlines

SQUARE = [[104.0, 19.0], [105.0, 19.0], [105.0, 20.0], [104.0, 20.0], [104.0, 19.0]]
VALID = "2008-01-01/2025-06-30"


def feature(code: Any = "16861", kind: str = "Polygon", coordinates: Any = None) -> dict[str, Any]:
    shape = {"type": kind, "coordinates": [SQUARE] if coordinates is None else coordinates}
    return {"type": "Feature", "properties": {"ma": code, "ten": "Hữu Kiệm"}, "geometry": shape}


def file_of(folder: Path, *features: Any) -> Path:
    return file_with(folder, json.dumps({"type": "FeatureCollection", "features": list(features)}))


def file_with(folder: Path, text: str) -> Path:
    file = folder / "mine.geojson"
    file.write_text(text, "utf-8")
    return file


def test_outlines_are_read_by_code(tmp_path: Path) -> None:
    hole = [[104.4, 19.4], [104.6, 19.4], [104.6, 19.6], [104.4, 19.4]]
    two = feature("01", "MultiPolygon", [[SQUARE, hole], [[[x + 2, y] for x, y in SQUARE]]])
    found = read_outlines(file_of(tmp_path, feature(), two), "ma", VALID)
    assert {code: len(rings) for code, rings in found.rings.items()} == {"16861": 1, "01": 3}
    assert found.rings["16861"][0][1] == (105.0, 19.0)
    assert (found.file, found.first, found.last) == ("mine.geojson", date(2008, 1, 1), date(2025, 6, 30))
    assert found.middles()["16861"] == pytest.approx((104.5, 19.5))


def test_heights_and_spaces_around_a_code_are_left_out(tmp_path: Path) -> None:
    found = read_outlines(file_of(tmp_path, feature(" 16861 ", "Polygon", [[[*one, 12.5] for one in SQUARE]])), "ma", VALID)
    assert found.rings["16861"][0][0] == (104.0, 19.0)


@pytest.mark.parametrize(
    ("bad", "what"),
    [
        (feature(16861), "16861 is no code"),
        (feature(16861.0), "16861.0 is no code"),
        (feature("16861.0"), '"16861.0" is no code'),
        (feature("16861."), '"16861." is no code'),
        (feature(" "), '" " is no code'),
        (feature(None), "null is no code"),
        (feature(True), "true is no code"),
        (feature(["16861"]), "is no code"),
        ({"type": "Feature", "geometry": None}, "no property 'ma'"),
        ({"type": "Feature", "properties": {"code": "1"}, "geometry": {}}, "no property 'ma'"),
        ("a text", "no property 'ma'"),
        (None, "no property 'ma'"),
        ({**feature(), "geometry": None}, "thing without geometry"),
        (feature(kind="Point", coordinates=[104, 19]), "is a Point"),
        (feature(kind="LineString", coordinates=SQUARE), "is a LineString"),
        (feature(coordinates=[]), "no rings"),
        (feature(coordinates={}), "no rings"),
        (feature(kind="MultiPolygon", coordinates=[[]]), "no rings"),
        (feature(kind="MultiPolygon", coordinates=[SQUARE]), "a ring has fewer than four"),
        (feature(coordinates=[SQUARE[:3]]), "fewer than four"),
        (feature(coordinates=[SQUARE[:4]]), "not closed"),
        (feature(coordinates=[[*SQUARE[:2], [104], *SQUARE[3:]]]), "[104] is no position"),
        (feature(coordinates=[[*SQUARE[:2], ["104", "19"], *SQUARE[3:]]]), "is no position"),
        (feature(coordinates=[[*SQUARE[:2], [None, 19], *SQUARE[3:]]]), "is no position"),
        (feature(coordinates=[[*SQUARE[:2], [True, 19], *SQUARE[3:]]]), "is no position"),
        (feature(coordinates=[[[y, x] for x, y in SQUARE]]), "outside of the earth's degrees"),
        (feature(coordinates=[[[x * 1e5, y * 1e5] for x, y in SQUARE]]), "outside of the earth's degrees"),
        (feature("01"), "stands a second time"),
    ],
)
def test_a_bad_feature_is_one_error_that_names_it(tmp_path: Path, bad: Any, what: str) -> None:
    with pytest.raises(LoadError) as caught:
        read_outlines(file_of(tmp_path, feature("01"), bad), "ma", VALID)
    assert what in caught.value.what
    assert caught.value.where == "mine.geojson, feature 2"
    assert caught.value.fix


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "no JSON"),
        ("kein JSON", "no JSON"),
        ('{"type": "FeatureCollection", "features": [NaN]}', "no JSON"),
        ("[" * 100_000 + "]" * 100_000, "no JSON"),
        ('{"type": "FeatureCollection", "features": [1e999]}', "no "),
        ("[]", "no features"),
        ("null", "no features"),
        ('{"type": "FeatureCollection", "features": []}', "no features"),
        ('{"type": "FeatureCollection", "features": {}}', "no features"),
        ('{"type": "Topology", "features": [1]}', "no features"),
    ],
)
def test_a_file_that_is_no_geojson_is_one_error(tmp_path: Path, text: str, what: str) -> None:
    with pytest.raises(LoadError) as caught:
        read_outlines(file_with(tmp_path, text), "ma", VALID)
    assert what in caught.value.what and "mine.geojson" in caught.value.where and caught.value.fix


def test_a_file_of_other_bytes_is_one_error(tmp_path: Path) -> None:
    file = tmp_path / "mine.geojson"
    file.write_bytes('{"type": "Kỳ Sơn"}'.encode("utf-16"))
    with pytest.raises(LoadError, match="no JSON"):
        read_outlines(file, "ma", VALID)


def test_a_file_that_is_not_there_is_one_error(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="cannot read the file"):
        read_outlines(tmp_path / "none.geojson", "ma", VALID)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "mine.geojson"
    with file.open("wb") as out:
        out.truncate(100_000_000)
    with pytest.raises(LoadError, match="more than 50 MB"):
        read_outlines(file, "ma", VALID)


def test_too_many_features_or_corners_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = file_of(tmp_path, feature("01"), feature("02"))
    monkeypatch.setattr(geojson, "MOST_CORNERS", 9)
    with pytest.raises(LoadError, match="more than 9 corners"):
        read_outlines(file, "ma", VALID)
    monkeypatch.setattr(geojson, "MOST_FEATURES", 1)
    with pytest.raises(LoadError, match="more than 1 features"):
        read_outlines(file, "ma", VALID)


@pytest.mark.parametrize(
    "valid", ["", "2025", "2025-07", "2025-07-01/", "/2025-07-01", "1/7/2025", "2025-07-01/2025", "2025-07-02/2025-07-01"]
)
def test_days_that_cannot_be_read_are_one_error(tmp_path: Path, valid: str) -> None:
    with pytest.raises(UsageError):
        read_outlines(file_of(tmp_path, feature()), "ma", valid)


def test_outlines_are_true_on_their_days_alone(tmp_path: Path) -> None:
    found = read_outlines(file_of(tmp_path, feature()), "ma", "2025-07-01")
    found.check_day(date(2025, 7, 1))
    with pytest.raises(UsageError, match="as of 2016-06-30 on outlines that are valid 2025-07-01 is false"):
        found.check_day(date(2016, 6, 30))
