"""A seeded country as tables and their maps: as many units, bodies, posts, people and holdings as a real one, or a part of them."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

SEED = 1975
RECORDED = date(2026, 11, 24)
_FIRST, _LAST = date(1985, 1, 1), date(2025, 6, 30)
_SURNAMES = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Vi",
    "Lô",
    "Lương",
    "Vừ",
    "Moong",
    "Cụt",
    "Xồng",
    "Lầu",
    "Hờ",
    "Và",
    "Kha",
    "Lữ",
    "Ngân",
    "Hà",
    "Vang",
]
_MIDDLES = ["Văn", "Thị", "Hữu", "Đức", "Quốc", "Thanh", "Bá", "Xuân", "Minh", "Đình", "Ngọc", "Thị", "Kim"]
_GIVEN = [
    "An",
    "Bình",
    "Chung",
    "Dũng",
    "Đông",
    "Giang",
    "Hòe",
    "Hùng",
    "Khánh",
    "Lan",
    "Lượng",
    "Mai",
    "Nam",
    "Oanh",
    "Phúc",
    "Quang",
    "Sơn",
    "Tâm",
    "Thảo",
    "Uyên",
    "Vinh",
    "Xuân",
    "Yến",
]
_SYLLABLES = [
    "Mường",
    "Nậm",
    "Hữu",
    "Phà",
    "Bảo",
    "Tà",
    "Na",
    "Keng",
    "Bắc",
    "Chiêu",
    "Lưu",
    "Đỉnh",
    "Sơn",
    "Kiệm",
    "Lống",
    "Típ",
    "Ải",
    "Cắn",
    "Lý",
    "Thắng",
    "Loi",
    "Ngoi",
    "Đánh",
    "Nam",
    "Lập",
    "Kỳ",
    "Hòa",
    "Phú",
]
_BODIES = (
    ("party", "Đảng ủy", "Bí thư"),
    ("government", "UBND", "Chủ tịch"),
    ("council", "HĐND", "Chủ tịch"),
    ("front", "Ủy ban MTTQ", "Chủ tịch"),
)
_SORTS = (*_BODIES, ("women", "Hội Phụ nữ", "Chủ tịch"), ("farmers", "Hội Nông dân", "Chủ tịch"))
_TITLES = ("{head}", "Phó {head}", "Phó {head} thường trực", "Ủy viên", "Chánh Văn phòng")
_MAPS = {
    "places": """format = 1
[works.register]
id = "src:bench-register"
published = "2025-06-30"
[[claim]]
subject = { kind = "kind", id = "id", name = "name", type = "type" }
relation = "=PART_OF"
object = { kind = "above_kind", id = "above" }
""",
    "bodies": """format = 1
[works.register]
id = "src:bench-bodies"
published = "2025-06-30"
[[claim]]
subject = { kind = "=Organization", id = "id", name = "name", body = "body", level = "level" }
relation = "=GOVERNS"
object = { kind = "place_kind", id = "place" }
[[claim]]
when = "above"
subject = { kind = "=Organization", id = "id", name = "name", body = "body", level = "level" }
relation = "=PART_OF"
object = { kind = "=Organization", id = "above" }
""",
    "posts": """format = 1
[works.register]
id = "src:bench-posts"
published = "2025-06-30"
[[claim]]
subject = { kind = "=Post", id = "id", name = "name", title = "title", rank = "rank", seats = "int:seats" }
relation = "=POST_IN"
object = { kind = "=Organization", id = "body" }
""",
    "holdings": """format = 1
[works.yearbook]
id = "src:bench-yearbook"
published = "2025-06-30"
[[claim]]
subject = { kind = "=Person", id = "person", name = "name" }
relation = "=HOLDS"
object = { kind = "=Post", id = "post" }
start = "start"
end = "end"
qualifiers = { decision = "decision" }
""",
    "decisions": """format = 1
[works.gazette]
id = "src:bench-gazette"
published = "2025-06-30"
[[claim]]
subject = { kind = "=Organization", id = "body" }
relation = "=ISSUED"
object = { kind = "=Decision", id = "id", name = "name", kind_of = "=rotation", seats = "int:seats" }
valid = "day"
[[claim]]
subject = { kind = "=Decision", id = "id", name = "name", kind_of = "=rotation", seats = "int:seats" }
relation = "=FILLS"
object = { kind = "=Post", id = "post" }
valid = "day"
""",
    "initiatives": """format = 1
[works.reports]
id = "src:bench-reports"
published = "2025-06-30"
[[claim]]
subject = { kind = "=Organization", id = "body" }
relation = "=RESPONSIBLE_FOR"
object = { kind = "=Initiative", id = "id", name = "name" }
start = "start"
qualifiers = { role = "=in charge" }
[[claim]]
subject = { kind = "=Initiative", id = "id", name = "name" }
relation = "=LOCATED_IN"
object = { kind = "=Commune", id = "place" }
""",
}

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Size:
    """How many of each there are; of a whole country: ``Size.of(1)``."""

    provinces: int
    districts: int
    communes: int
    villages: int
    bodies: int
    posts: int
    people: int
    holdings: int

    @classmethod
    def of(cls, part: float) -> "Size":
        """Return the size of a part of the country, 0.01 to 1."""
        whole = (34, 700, 10_000, 90_000, 60_000, 300_000, 500_000, 2_500_000)
        return cls(*(max(1, round(number * part)) for number in whole))


@dataclass(frozen=True, slots=True)
class Country:
    """The files of a country, in the order in which they are loaded, and ids to ask about."""

    files: tuple[Path, ...]
    size: Size
    people: tuple[str, ...]
    posts: tuple[str, ...]
    bodies: tuple[str, ...]
    communes: tuple[str, ...]
    names: tuple[str, ...]


def write(folder: Path, part: float) -> Country:
    """Write a country's tables and maps into a folder; the same part gives the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    size, lot = Size.of(part), Random(SEED)
    places = list(_places(size, lot))
    bodies = list(_bodies(size, [row for row in places if row[0] != "Village"]))
    posts = list(_posts(size, bodies))
    names = [f"{lot.choice(_SURNAMES)} {lot.choice(_MIDDLES)} {lot.choice(_GIVEN)}" for _ in range(size.people)]
    holdings, decisions = _holdings(size, posts, bodies, names, lot)
    communes = [str(row[1]) for row in places if row[0] == "Commune"]
    files = (
        _table(folder, "places", ("kind", "id", "name", "type", "above_kind", "above"), places),
        _table(folder, "bodies", ("id", "name", "body", "level", "place_kind", "place", "above"), (row[:7] for row in bodies)),
        _table(folder, "posts", ("id", "name", "title", "rank", "seats", "body"), posts),
        _table(folder, "decisions", ("id", "name", "body", "day", "seats", "post"), decisions),
        _table(folder, "holdings", ("person", "name", "post", "start", "end", "decision"), holdings),
        _table(folder, "initiatives", ("id", "name", "body", "start", "place"), _initiatives(bodies, lot)),
    )
    asked = Random(SEED + 1)
    return Country(
        files,
        size,
        tuple(f"person:{asked.randrange(size.people)}" for _ in range(160)),
        tuple(str(asked.choice(posts)[0]) for _ in range(160)),
        tuple(str(asked.choice(bodies)[0]) for _ in range(160)),
        tuple(asked.choice(communes) for _ in range(160)),
        tuple(asked.choice(names) for _ in range(160)),
    )


def _table(folder: Path, name: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Path:
    path = folder / f"{name}.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
    (folder / f"{name}.toml").write_text(_MAPS[name], encoding="utf-8")
    return path


def _places(size: Size, lot: Random) -> Iterator[Row]:
    def name() -> str:
        return f"{lot.choice(_SYLLABLES)} {lot.choice(_SYLLABLES)}"

    districts = [f"place:d{n}" for n in range(size.districts)]
    communes = [f"place:c{n}" for n in range(size.communes)]
    yield from (("District", one, name(), "huyện", "Province", f"place:p{n % size.provinces}") for n, one in enumerate(districts))
    yield from (("Commune", one, name(), "xã", "District", districts[n % len(districts)]) for n, one in enumerate(communes))
    yield from (("Village", f"place:v{n}", name(), "bản", "Commune", communes[n % len(communes)]) for n in range(size.villages))


def _bodies(size: Size, units: Sequence[Row]) -> Iterator[Row]:
    """Yield bodies of districts and communes with the unit's district behind; a commune's body is part of the district's of its sort."""
    by_unit: dict[tuple[object, str], str] = {}
    made = 0
    for sort, word, head in _SORTS:
        for kind, unit, name, type_word, _, above in units:
            if made == size.bodies:
                return
            body = f"body:{made}"
            by_unit[unit, sort] = body
            district = unit if kind == "District" else above
            superior = by_unit.get((above, sort), "") if kind == "Commune" else ""
            yield body, f"{word} {type_word} {name}", sort, str(kind).lower(), kind, unit, superior, district, head
            made += 1


def _posts(size: Size, bodies: Sequence[Row]) -> Iterator[Row]:
    made = 0
    for rank, title in enumerate(_TITLES, 1):
        for body in bodies:
            if made == size.posts:
                return
            said = title.format(head=body[8])
            yield f"post:{made}", f"{said} {body[1]}", said, rank, 1, body[0]
            made += 1


def _holdings(size: Size, posts: Sequence[Row], bodies: Sequence[Row], names: Sequence[str], lot: Random) -> tuple[list[Row], list[Row]]:
    """Return terms that follow each other in each post, held by people of its district, who are free then if some are; and decisions."""
    district_of = {body[0]: str(body[7]) for body in bodies}
    pools: dict[str, list[int]] = {}
    districts = sorted(set(district_of.values()))
    for person in range(size.people):
        pools.setdefault(districts[person % len(districts)], []).append(person)
    free_from = [_FIRST] * size.people
    term = (_LAST - _FIRST).days * len(posts) / size.holdings
    rows: list[Row] = []
    decisions: list[Row] = []
    starts = sorted((_FIRST + timedelta(lot.randrange(round(term))), number) for number in range(len(posts)))
    rounds = -(-size.holdings // len(posts))
    for _ in range(rounds):
        following = []
        for start, number in starts:
            if len(rows) == size.holdings:
                return rows, decisions
            post = posts[number]
            district = district_of[post[5]]
            tried = [lot.choice(pools[district]) for _ in range(6)]
            person = next((one for one in tried if free_from[one] <= start), tried[0])
            end = start + timedelta(round(term * lot.uniform(0.6, 1.25)))
            free_from[person] = max(free_from[person], end)
            decision = ""
            if lot.random() < 0.04:
                decision = f"decision:{len(decisions)}"
                decisions.append((decision, f"Quyết định {len(decisions)}", post[5], start.isoformat(), 1, post[0]))
            last = "" if end > _LAST else _written(end, lot)
            rows.append((f"person:{person}", names[person], post[0], _written(start, lot), last, decision))
            following.append((end + timedelta(lot.choice((0, 0, 0, 1, 1, 20))), number))
        starts = sorted((start, number) for start, number in following if start < _LAST)
        if not starts:
            break
    return rows, decisions


def _written(day: date, lot: Random) -> str:
    """A day, a month, a year or nothing, as sources give them."""
    return lot.choices((day.isoformat(), day.isoformat()[:7], str(day.year), ""), (60, 20, 15, 5))[0]


def _initiatives(bodies: Sequence[Row], lot: Random) -> Iterator[Row]:
    communes = [body for body in bodies if body[4] == "Commune"]
    for number, body in enumerate(communes):
        yield f"initiative:{number}", f"Mô hình {number}", body[0], str(lot.randrange(1995, 2025)), body[5]
