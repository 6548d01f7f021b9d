"""What the register counts to is what its tables count to, counted here by other means."""

import csv
import json
import re
from collections import defaultdict
from pathlib import Path

import pytest
from click.testing import CliRunner

from kgraph.cli import commands
from kgraph.places import counts, disagreements, open_register
from tests.data.asking import SHARED

TABLES = SHARED / "places"
DOCS = Path(__file__).parents[2] / "docs" / "places.md"
EXAMPLES = re.findall(r"```shell\nkgraph (register[^\n]*)\n```\n\n```text\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def counted() -> dict[str, int]:
    return {one.code: one.count for one in counts(open_register())}


def rows(table: str) -> list[dict[str, str]]:
    with (TABLES / table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_numbers_of_the_country() -> None:
    assert {one.code: one.count for one in counts(open_register())} == {
        "versions": 17535,
        "province_before": 63,
        "province_after": 34,
        "district_before": 696,
        "district_after": 0,
        "commune_before": 10047,
        "commune_after": 3321,
        "links": 10604,
        "links_whole": 9592,
        "links_part": 1012,
        "old_units": 10052,
        "old_districts": 5,
        "new_units": 3321,
        "there_and_back": 10052,
        "codes_kept": 3316,
        "codes_renamed": 2162,
        "named_after_another": 692,
        "changes": 185,
        "changes_with_act": 75,
        "changes_without_act": 110,
        "disagreements": 10,
    }


@pytest.mark.skipif(not TABLES.is_dir(), reason="the tables are not beside the checkout; name their folder in KGRAPH_SHARED")
def test_they_are_those_of_the_tables(counted: dict[str, int]) -> None:
    units, links, changes = rows("units.csv"), rows("succession.csv"), rows("changes_nghe_an.csv")
    assert counted["links"] == len(links)
    assert counted["links_part"] == sum(row["extent"] == "partial" for row in links)
    assert counted["old_units"] == len({row["old_code"] for row in links})
    assert counted["new_units"] == len({row["new_code"] for row in links})
    assert counted["commune_before"] == sum(row["level"] == "3" and not row["valid_to"] for row in units)
    assert counted["district_before"] == sum(row["level"] == "2" and not row["valid_to"] for row in units)
    assert counted["changes"] == len(changes)
    assert counted["changes_with_act"] == sum("Nghệ An" in row["decree"] for row in changes)


@pytest.mark.skipif(not TABLES.is_dir(), reason="the tables are not beside the checkout; name their folder in KGRAPH_SHARED")
def test_letter_for_letter_678_communes_have_the_name_of_another_that_was_joined() -> None:
    before = {row["code"]: bare(row["name"]) for row in rows("units.csv") if row["level"] == "3" and not row["valid_to"]}
    origins: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows("succession.csv"):
        origins[row["new_code"]].append(row)
    after_another = [
        code
        for code, group in origins.items()
        if code in before
        and before[code] != bare(group[0]["new_name"])
        and any(bare(row["old_name"]) == bare(row["new_name"]) for row in group if row["old_code"] != code)
    ]
    assert len(after_another) == 678


def bare(name: str) -> str:
    return re.sub(r"^(Xã|Phường|Thị trấn|Đặc khu|Huyện|Thành phố) ", "", name)


def test_each_disagreement_names_both_words() -> None:
    found = [(one.kind, one.unit.partition("@")[0], one.stands) for one in disagreements(open_register())]
    assert found == [
        ("successor", "vn3:17647", "nq1678"),
        ("extent", "vn3:17647", "nq1678"),
        ("successor", "vn3:17899", "nq1678"),
        ("extent", "vn3:17899", "nq1678"),
        ("name", "vn3:16774", "dvhcvn"),
        ("name", "vn3:16906", "dvhcvn"),
        ("name", "vn3:18007", "dvhcvn"),
        ("province", "vn3:30259", "both"),
        ("code", "vn3:23710", "both"),
        ("code", "vn3:23737", "both"),
    ]
    assert all(one.says and one.other_says and one.source != one.other for one in disagreements(open_register()))


@pytest.mark.parametrize(("command", "answer"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_the_page_shows_what_the_command_prints(command: str, answer: str) -> None:
    done = CliRunner().invoke(commands, command.split())
    assert (done.exit_code, done.output.rstrip("\n")) == (0, answer.rstrip("\n"))


def test_the_page_shows_both_commands() -> None:
    assert [command for command, _ in EXAMPLES] == ["register", "register --disagreements"]


def test_the_numbers_are_numbers_in_json() -> None:
    told = json.loads(CliRunner().invoke(commands, ["register", "--format", "json"]).output)
    assert {"code": "links", "count": 10604, "meaning": "links of the list of 2025-07-01"} in told
