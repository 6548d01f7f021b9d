"""The deep check: what is damaged is told with its place, what is sound is counted, and nothing is written."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kgraph import BaseFolderError, KnowledgeBase, deep_check
from kgraph.judgements import Verb
from kgraph.knowledge_base import init_base
from kgraph.ledger.folder import Ledger
from tests.bases import DAY, files, kgraph, table

Row = dict[str, object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A base of two loads, one with a row that was skipped, and three judgements."""
    with init_base(tmp_path / "base.kg") as made:
        made.load(table(tmp_path), recorded=DAY)
        made.load(table(tmp_path, 5, "more", "p9,Người 9,q1,Chức vụ 1,4/5/2017,\n"), recorded=DAY, skip_bad_rows=True)
        made.judge(Verb.SAME, "p1", "p2", who="Lan", when="2026-11-24")
        made.judge(Verb.UNDO, "j1", who="Lan", when="2026-11-24")
        made.judge(Verb.WITHDRAW, "src:paper", who="Lan", when="2026-11-24")
        made.judge(Verb.REINSTATE, "src:paper", who="Lan", when="2026-11-24")
    return tmp_path / "base.kg"


def only(folder: Path, pattern: str) -> Path:
    return min(folder.glob(pattern))


def faults(folder: Path) -> list[Row]:
    return [row for row in deep_check(folder).rows() if row["state"] != "sound"]


def damaged(folder: Path) -> list[Row]:
    return [row for row in faults(folder) if row["state"] == "damaged"]


def sound(folder: Path) -> Row:
    return {str(row["part"]): row["count"] for row in deep_check(folder).rows() if row["state"] == "sound"}


def change(file: Path, old: bytes, new: bytes) -> None:
    content = file.read_bytes()
    assert old in content
    file.write_bytes(content.replace(old, new, 1))


def test_a_whole_base_is_sound_in_every_part(folder: Path) -> None:
    assert faults(folder) == []
    assert sound(folder) == {
        "settings": 1, "load": 2, "claim": 8, "document": 2, "judgement": 4, "bad rows": 1, "graph": 1, "edge": 5,
    }  # fmt: skip


def test_nothing_is_written_and_no_lock_is_taken(folder: Path) -> None:
    change(only(folder, "claims/*"), b"Ng", b"Mg")
    (folder / ".lock").unlink(missing_ok=True)
    before = files(folder)
    deep_check(folder)
    assert files(folder) == before
    assert not (folder / ".lock").exists()


HARMS: dict[str, tuple[str, Callable[[bytes], bytes], str, str]] = {
    "settings": ("kgraph.toml", lambda b: b"format = 99", "settings", "format 99"),
    "an address": ("kgraph.toml", lambda b: b"format = 1\ngraph = 5\n", "settings", "where the graph is"),
    "a document": ("documents/*.txt", lambda b: b.replace("Người 1".encode(), "Người 7".encode()), "document", "the text was changed"),
    "a document that is no text": ("documents/*.txt", lambda b: b"\xff\xff", "document", "the text was changed"),
    "a skipped row": ("bad-rows/*", lambda b: b"[]\n", "bad rows", "cannot be read"),
    "a judgement": ("judgements.jsonl", lambda b: b.replace(b'"verb":"same"', b'"verb":"sane"'), "judgement", "cannot be read"),
    "a judgement twice": ("judgements.jsonl", lambda b: b.splitlines(keepends=True)[0] + b, "judgement", "j1 stands here a second time"),
    "a graph": ("graph/*-*/manifest.json", lambda b: b.replace(b'"nodes":', b'"noodles":'), "graph", "cut, changed or lost"),
    "the pointer": ("graph/current", lambda b: b"000000-aaaaaaaaaaaa", "graph", "names no graph"),
}


@pytest.mark.parametrize("harm", sorted(HARMS))
def test_each_damage_is_told_with_its_file_and_a_way_to_mend_it(folder: Path, harm: str) -> None:
    pattern, change_, part, what = HARMS[harm]
    file = only(folder, pattern)
    file.write_bytes(change_(file.read_bytes()))
    (found,) = damaged(folder)
    assert (found["part"], found["file"]) == (part, file.relative_to(folder).as_posix())
    assert what in str(found["what"])
    assert found["fix"]
    assert not deep_check(folder).is_sound


@pytest.mark.parametrize("name", ["documents", "claims", "bad-rows"])
def test_a_file_that_is_a_folder_or_gone_does_not_stop_the_check(folder: Path, name: str) -> None:
    file = only(folder, f"{name}/*")
    file.unlink()
    file.mkdir()
    assert file.relative_to(folder).as_posix() in {row["file"] for row in damaged(folder)}
    assert sound(folder)["judgement"] == 4


def test_a_document_that_is_gone_is_told_once_with_the_number_of_claims_that_quote_it(folder: Path) -> None:
    only(folder, "documents/*").unlink()
    (found,) = damaged(folder)
    assert str(found["what"]) in ("the text is not here: 3 claims quote it", "the text is not here: 5 claims quote it")
    assert sound(folder)["claim"] in (5, 3)


def test_a_base_that_cannot_be_opened_is_checked_all_the_same(folder: Path) -> None:
    (folder / "kgraph.toml").unlink()
    with pytest.raises(BaseFolderError):
        KnowledgeBase(folder)
    assert [row["part"] for row in damaged(folder)] == ["settings"]
    assert sound(folder)["claim"] == 8


def test_the_check_goes_on_after_the_first_fault(folder: Path) -> None:
    change(only(folder, "claims/*"), b'"name":', b'"mane":')
    only(folder, "documents/*").unlink()
    change(folder / "judgements.jsonl", b'"verb"', b'"vreb"')
    only(folder, "graph/*-*/graph.sqlite").write_bytes(b"{")
    assert {str(row["part"]) for row in damaged(folder)} == {"load", "document", "judgement", "graph"}


def test_what_is_left_over_is_told_and_does_no_harm(folder: Path) -> None:
    leftovers = ("claims/incoming.part", "documents/notes.md", f"documents/{'a' * 64}.txt", "bad-rows/2020-01-01-00.jsonl", "x.part")
    for name in leftovers:
        (folder / name).write_bytes(b"{}")
    with (folder / "judgements.jsonl").open("ab") as file:
        file.write(b'{"id": "j5", "ver')
    assert {str(row["file"]) for row in faults(folder)} == {*leftovers, "judgements.jsonl"}
    assert deep_check(folder).is_sound


def test_judgements_on_what_is_not_here_are_told_and_do_no_harm(folder: Path) -> None:
    with KnowledgeBase(folder) as base:
        edge = base.graph().edges()[0].id
        claim = base.graph().edges()[0].claims[0]
    ledger = Ledger.open(folder)
    with ledger.writing():
        for verb, subject in ((Verb.SPLIT, edge), (Verb.ACCEPT, claim), (Verb.SPLIT, "e0"), (Verb.REJECT, "c0"), (Verb.WITHDRAW, "src:x")):
            ledger.judge(verb, [subject], who="Lan", when="2026-11-24")
    KnowledgeBase(folder).close()
    told = [str(row["what"]) for row in faults(folder)]
    assert told == [f"{j} judges '{subject}', which is not here" for j, subject in (("j7", "e0"), ("j8", "c0"), ("j9", "src:x"))]
    assert deep_check(folder).is_sound


def test_a_claim_that_an_edge_stands_on_and_no_load_has_is_told(folder: Path) -> None:
    file = only(folder, "claims/*")
    load = file.read_bytes().splitlines()
    record = json.loads(load[3])
    change(file, f'"{record["claim"]["subject"][2]}"'.encode(), b'"An"')
    assert any("stands on the claim" in str(row["what"]) for row in damaged(folder))


def test_a_graph_older_than_the_ledger_does_no_harm(folder: Path, tmp_path: Path) -> None:
    with init_base(tmp_path / "other.kg") as other:
        other.load(table(tmp_path, 7, "third"), recorded=DAY)
    for part in ("claims", "documents"):
        for file in (tmp_path / "other.kg" / part).iterdir():
            (folder / part / file.name).write_bytes(file.read_bytes())
    (found,) = faults(folder)
    assert found["what"] == "it is older than the claims or the judgements"
    assert deep_check(folder).is_sound


def test_what_cypher_is_answered_from_is_verified(folder: Path) -> None:
    with KnowledgeBase(folder) as base:
        if base.why_no_cypher():
            pytest.skip(base.why_no_cypher())
        base.cypher("MATCH (n) RETURN count(n)")
        database = base.generation.folder / "arcadedb"
    assert faults(folder) == []
    for file in database.iterdir():
        if file.is_file():
            file.write_bytes(b"")
    assert [row["file"] for row in damaged(folder)] == [database.relative_to(folder).as_posix()]


def test_no_folder_at_all_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BaseFolderError, match="no knowledge base"):
        deep_check(tmp_path / "nowhere.kg")


def test_the_command_lists_the_faults_and_ends_with_1_if_anything_is_damaged(folder: Path) -> None:
    whole = kgraph("check", folder, "--deep", "--format", "csv")
    assert (whole.returncode, whole.stderr) == (0, "")
    assert "claim,sound,8,,,,\n" in whole.stdout
    (folder / "judgements.jsonl").write_bytes(b"{}\n")
    broken = kgraph("check", folder, "--deep", "--format", "json")
    assert broken.returncode == 1
    assert broken.stderr.startswith("kgraph: the knowledge base is damaged: 1 fault\n")
    assert json.loads(broken.stdout)[0]["file"] == "judgements.jsonl"


def test_a_correction_that_was_changed_by_hand_is_told_with_its_line(folder: Path) -> None:
    with KnowledgeBase(folder) as base:
        base.judge("correct", base.graph().edges()[0].claims[0], who="Lan", when="2026-11-24", values={"valid": "1990/2001"})
    assert faults(folder) == []
    change(folder / "judgements.jsonl", b"1990/2001", b"1990/20011")
    told = [(row["part"], row["file"], row["line"]) for row in damaged(folder)]
    assert ("judgement", "judgements.jsonl", 5) in told
