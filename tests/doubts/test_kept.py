"""Doubts are looked for once, kept beside the graph, and looked for again where what was kept is damaged or of older rules."""

import os
from pathlib import Path

import pytest

from kgraph.doubts import doubts, kept
from kgraph.doubts.kept import doubts_of
from kgraph.graph import TemporalGraph
from kgraph.judgements import Verb
from kgraph.knowledge_base import init_base
from tests.bases import DAY, kgraph, table
from tests.doubts.cases import graph, held

SOME = graph(held("an", "hk_party_head", "2010/2014"), held("binh", "hk_party_head", "2012/2016"))


def never() -> TemporalGraph:
    raise AssertionError("the graph was read again")


def test_they_are_found_once_and_then_read(tmp_path: Path) -> None:
    found = doubts_of(tmp_path, lambda: SOME)
    assert found == doubts(SOME)
    assert len(found) == 1
    assert doubts_of(tmp_path, never) == found


@pytest.mark.parametrize("harm", [b"", b"\n", b"{}\n", b"[1]\n[2]\n", b"\xff\xfe\n", b'{"sum":"","version":1}\n{"finding":"x"}\n'])
def test_a_damaged_file_is_written_again(tmp_path: Path, harm: bytes) -> None:
    found = doubts_of(tmp_path, lambda: SOME)
    whole = (tmp_path / "doubts.jsonl").read_bytes()
    (tmp_path / "doubts.jsonl").write_bytes(harm)
    assert doubts_of(tmp_path, lambda: SOME) == found
    assert (tmp_path / "doubts.jsonl").read_bytes() == whole


def test_a_file_that_lost_a_line_is_written_again(tmp_path: Path) -> None:
    found = doubts_of(tmp_path, lambda: SOME)
    path = tmp_path / "doubts.jsonl"
    path.write_bytes(path.read_bytes().partition(b"\n")[0] + b"\n")
    assert doubts_of(tmp_path, lambda: SOME) == found


def test_other_rules_look_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    doubts_of(tmp_path, lambda: SOME)
    monkeypatch.setattr(kept, "VERSION", kept.VERSION + 1)
    with pytest.raises(AssertionError, match="read again"):
        doubts_of(tmp_path, never)


def test_a_folder_that_cannot_be_written_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "doubts.jsonl").mkdir()
    assert doubts_of(tmp_path, lambda: SOME) == doubts(SOME)
    assert os.listdir(tmp_path / "doubts.jsonl") == []


HEAD, ROWS = "person_id,person,post_id,post,start,end\n", ("p1,Vi Hòe,q1,Bí thư,2010,2014\n", "p2,Vi Hoè,q1,Bí thư,2012,2016\n")


def test_a_judgement_ends_a_finding_on_a_name_and_its_undo_brings_it_back(tmp_path: Path) -> None:
    path = table(tmp_path, 0)
    path.write_text(HEAD + "".join(ROWS), "utf-8")
    with init_base(tmp_path / "base.kg") as base:
        base.load(path, recorded=DAY)
        assert base.check().counts == {"shared_name": 1}
        judged = base.judge(Verb.DIFFERENT, "p1", "p2", who="Lan", when="2026-12-01")
        assert base.check().counts == {}
        base.judge(Verb.UNDO, judged.id, who="Lan", when="2026-12-02")
        assert base.check().counts == {"shared_name": 1}
        base.judge(Verb.SAME, "p1", "p2", who="Lan", when="2026-12-03")
        assert "shared_name" not in base.check().counts


def test_a_new_base_is_told_with_all_of_its_findings(tmp_path: Path) -> None:
    assert "15 findings" in kgraph("init", tmp_path / "new.kg", "--sample").stderr
