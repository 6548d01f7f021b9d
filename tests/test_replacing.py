"""An edited table loaded in place of the old one: what it says as before stays as it was, what it says no more is out."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from kgraph import AmbiguousNameError, BaseFolderError, KnowledgeBase, LoadError, UnknownNameError, deep_check
from kgraph.cli import main
from kgraph.judgements import Verb
from kgraph.knowledge_base import init_base
from kgraph.ledger.replacing import Header, replaced
from tests.bases import DAY, HEADER, MAP, table

LATER = date(2026, 12, 1)
ROWS = ["p1,Lò Thị Hoa,q1,Chủ tịch,1991,2001\n", "p2,Vàng A Nủ,q2,Bí thư,1992,2002\n", "p3,Moong Văn Tình,q3,Phó Bí thư,1993,2003\n"]
EDITED = [ROWS[0], "p4,Kha Thị Hiền,q4,Xã đội trưởng,1994,2004\n", ROWS[2].replace("2003", "2003-05")]
"""One row as it was, one gone and another in its place, one sharper; all on other lines than before."""


def write(folder: Path, rows: list[str], name: str = "holdings") -> Path:
    table(folder, 0, name)
    (folder / f"{name}.toml").write_text(MAP, "utf-8")
    path = folder / f"{name}.csv"
    path.write_text(HEADER + "".join(rows), "utf-8")
    return path


@pytest.fixture
def base(tmp_path: Path) -> KnowledgeBase:
    made = init_base(tmp_path / "base.kg")
    made.load(write(tmp_path, ROWS), recorded=DAY)
    return made


def said(base: KnowledgeBase) -> dict[str, tuple[str, str]]:
    return {edge.subject: (str(edge.valid), edge.recorded.isoformat()) for edge in base.graph().edges()}


def test_rows_that_were_not_edited_stay_as_they_were_and_the_others_are_replaced(base: KnowledgeBase, tmp_path: Path) -> None:
    before = {edge.subject: edge for edge in base.graph().edges()}
    load = base.load(write(tmp_path, ["\n", *EDITED]), recorded=LATER, replaces="holdings.csv")
    assert (load.claims, load.kept, load.new) == (2, 1, True)
    assert said(base) == {
        "p1": ("1991/2001", "2026-11-24"),
        "p3": ("1993/2003-05", "2026-12-01"),
        "p4": ("1994/2004", "2026-12-01"),
    }
    assert {edge.subject: edge for edge in base.graph().edges()}["p1"] == before["p1"]
    assert deep_check(base.folder).is_sound


def test_without_it_the_old_rows_stand_beside_the_new_ones(base: KnowledgeBase, tmp_path: Path) -> None:
    base.load(write(tmp_path, EDITED), recorded=LATER)
    assert said(base).keys() == {"p1", "p2", "p3", "p4"}


def test_the_new_load_withdrawn_brings_the_old_one_back_to_the_byte(base: KnowledgeBase, tmp_path: Path) -> None:
    revision = base.revision
    load = base.load(write(tmp_path, EDITED), recorded=LATER, replaces="holdings.csv")
    after = base.revision
    made = base.judge(Verb.WITHDRAW, load.id, who="Lan", when="2026-12-02")
    assert base.revision == revision
    base.judge(Verb.UNDO, made.id, who="Lan", when="2026-12-02")
    assert base.revision == after != revision


def test_a_judgement_on_a_row_that_was_not_edited_outlives_the_edit(base: KnowledgeBase, tmp_path: Path) -> None:
    (claim,) = (edge.claims[0] for edge in base.graph().edges() if edge.subject == "p1")
    base.judge(Verb.REJECT, claim, who="Lan", when="2026-11-25")
    base.load(write(tmp_path, EDITED), recorded=LATER, replaces="holdings.csv")
    assert said(base).keys() == {"p3", "p4"}


def test_a_table_edited_three_times_keeps_what_never_changed_from_the_first_day(base: KnowledgeBase, tmp_path: Path) -> None:
    base.load(write(tmp_path, EDITED), recorded=LATER, replaces="holdings.csv")
    last = base.load(write(tmp_path, EDITED[:2]), recorded=date(2026, 12, 24), replaces="holdings.csv")
    assert (last.claims, last.kept) == (0, 2)
    assert said(base) == {"p1": ("1991/2001", "2026-11-24"), "p4": ("1994/2004", "2026-12-01")}
    with init_base(tmp_path / "fresh.kg") as fresh:
        fresh.load(write(tmp_path, EDITED[:2]), recorded=DAY)
        assert said(fresh).keys() == said(base).keys()


def test_a_row_that_comes_back_after_an_edit_is_new_again(base: KnowledgeBase, tmp_path: Path) -> None:
    base.load(write(tmp_path, ROWS[:2]), recorded=LATER, replaces="holdings.csv")
    base.load(write(tmp_path, [*ROWS, "\n"]), recorded=date(2026, 12, 24), replaces="holdings.csv")
    assert said(base)["p3"] == ("1993/2003", "2026-12-24")
    assert said(base)["p1"] == ("1991/2001", "2026-11-24")


def test_two_rows_that_say_the_same_are_two_claims_still(base: KnowledgeBase, tmp_path: Path) -> None:
    twice = write(tmp_path, [ROWS[0], ROWS[0], ROWS[1]], "twice")
    base.load(twice, recorded=DAY)
    load = base.load(write(tmp_path, [ROWS[0], ROWS[0], ROWS[0]], "twice"), recorded=LATER, replaces="twice.csv")
    assert (load.claims, load.kept) == (1, 2)


def test_a_table_that_was_not_edited_replaces_nothing(base: KnowledgeBase, tmp_path: Path) -> None:
    revision = base.revision
    load = base.load(tmp_path / "holdings.csv", recorded=LATER, replaces="holdings.csv")
    assert (load.new, base.revision) == (False, revision)


def test_what_was_replaced_is_not_taken_in_again_unsaid(base: KnowledgeBase, tmp_path: Path) -> None:
    edited = base.load(write(tmp_path, EDITED), recorded=LATER, replaces="holdings.csv")
    old = base.load(write(tmp_path, ROWS), recorded=LATER)
    assert (old.new, old.replaced_by) == (False, edited.id)
    with pytest.raises(LoadError, match="is here already") as told:
        base.load(tmp_path / "holdings.csv", recorded=LATER, replaces=edited.id)
    assert "withdraw" in told.value.fix


def test_what_is_to_be_replaced_must_be_one_load_that_stands(base: KnowledgeBase, tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match="no load") as told:
        base.load(write(tmp_path, EDITED), recorded=LATER, replaces="holding.csv")
    assert told.value.fix == "did you mean 'holdings.csv'?"
    base.load(tmp_path / "holdings.csv", recorded=LATER)
    with pytest.raises(AmbiguousNameError, match=r"2 loads of 'holdings\.csv' stand"):
        base.load(write(tmp_path, EDITED[:2]), recorded=LATER, replaces="holdings.csv")


def test_a_load_that_is_replaced_already_names_the_one_that_stands(base: KnowledgeBase, tmp_path: Path) -> None:
    first = base.load(tmp_path / "holdings.csv", recorded=DAY).id
    second = base.load(write(tmp_path, EDITED), recorded=LATER, replaces=first).id
    with pytest.raises(UnknownNameError, match="stands no more") as told:
        base.load(write(tmp_path, EDITED[:1]), recorded=LATER, replaces=first)
    assert second in told.value.fix


def test_a_replacement_that_is_killed_has_happened_or_has_not(base: KnowledgeBase, tmp_path: Path) -> None:
    before = base.revision
    base.close()
    write(tmp_path, EDITED)
    dying = f"""
import os, signal
from datetime import date
from kgraph import generations, open
generations.build = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
open({str(base.folder)!r}).load({str(tmp_path / "holdings.csv")!r}, recorded=date(2026, 12, 1), replaces="holdings.csv")
"""
    assert subprocess.run([sys.executable, "-c", dying], check=False, timeout=60).returncode == -signal.SIGKILL
    assert os.listdir(base.folder / "claims")
    assert base.revision != before
    assert said(base).keys() == {"p1", "p3", "p4"}


def said_by_the_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    monkeypatch.setattr("sys.argv", ["kgraph", *map(str, arguments)])
    with suppress(SystemExit):
        main()
    return capsys.readouterr().err


def test_the_command_says_what_stayed_and_what_took_whose_place(
    base: KnowledgeBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first = base.load(tmp_path / "holdings.csv", recorded=DAY).id
    file = write(tmp_path, EDITED)
    said = said_by_the_command(monkeypatch, capsys, "load", base.folder, file, "--replaces", "holdings.csv", "--recorded", LATER)
    assert said == f"holdings.csv: 2 claims new, 1 as before, in place of load {first}\n"
    said = said_by_the_command(monkeypatch, capsys, "load", base.folder, write(tmp_path, ROWS), "--recorded", LATER)
    assert "it is here already, and load 2026-12-01-" in said
    said = said_by_the_command(monkeypatch, capsys, "load", base.folder, file, file, "--replaces", first)
    assert "--replaces takes one file, not 2" in said


def test_an_edited_table_is_not_recorded_before_the_one_it_replaces(base: KnowledgeBase, tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="cannot be recorded on 2026-01-01") as told:
        base.load(write(tmp_path, EDITED), recorded=date(2026, 1, 1), replaces="holdings.csv")
    assert "2026-11-24" in told.value.fix


def test_a_load_that_is_gone_is_missed_by_the_one_that_keeps_its_claims(base: KnowledgeBase, tmp_path: Path) -> None:
    first = base.load(tmp_path / "holdings.csv", recorded=DAY).id
    second = base.load(write(tmp_path, EDITED), recorded=LATER, replaces=first).id
    base.close()
    (base.folder / "claims" / f"{first}.jsonl").unlink()
    with pytest.raises(BaseFolderError, match=f"load {first} is missing"):
        KnowledgeBase(base.folder).build()
    told = [(row["file"], row["what"]) for row in deep_check(base.folder).rows() if row["part"] == "load" and row["state"] == "damaged"]
    assert told == [(f"claims/{second}.jsonl", "1 claim that it keeps of the load it replaced is in no load")]


def test_an_edit_travels_to_a_base_that_took_the_table_in_on_another_day(base: KnowledgeBase, tmp_path: Path) -> None:
    base.load(write(tmp_path, EDITED), recorded=LATER, replaces="holdings.csv")
    base.export(tmp_path / "edited.kgraph")
    with init_base(tmp_path / "other.kg") as other:
        other.load(write(tmp_path, ROWS), recorded=date(2026, 11, 1))
        other.load(tmp_path / "edited.kgraph", recorded=DAY)
        assert said(other) == said(base) | {"p1": ("1991/2001", "2026-11-01")}
        assert deep_check(other.folder).is_sound


def test_a_load_is_out_while_one_that_took_over_from_it_stands() -> None:
    headers = {"a": Header("", "", ""), "b": Header("", "", "", "a"), "c": Header("", "", "", "b")}
    assert replaced(headers, ()) == {"a": "b", "b": "c"}
    assert replaced(headers, {"c"}) == {"a": "b"}
    assert replaced(headers, {"b"}) == {"a": "b", "b": "c"}
    assert replaced(headers, {"b", "c"}) == {}
