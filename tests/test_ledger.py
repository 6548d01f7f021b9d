"""The ledger: loads that are whole or absent, and damage that is told."""

import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from kgraph import BaseFolderError, Claim, Document, KnowledgeBase, LoadError, LockedError, UnknownNameError
from kgraph.judgements import Verb, in_force
from kgraph.knowledge_base import init_base
from kgraph.ledger.folder import Ledger
from kgraph.resolving.resolve import resolve
from loaders.table import load
from tests.bases import DAY, table, truth
from tests.profiles import cases
from tests.strategies import claims


@pytest.fixture
def base(tmp_path: Path) -> KnowledgeBase:
    return init_base(tmp_path / "base.kg")


def test_the_same_file_loaded_twice_adds_nothing(base: KnowledgeBase, tmp_path: Path) -> None:
    first = base.load(table(tmp_path, 3), recorded=DAY)
    again = base.load(table(tmp_path, 3), recorded=date(2026, 11, 25))
    assert (first.claims, first.new, again.new, again.id) == (3, True, False, first.id)


def test_a_large_load_is_packed_and_read_again(base: KnowledgeBase, tmp_path: Path) -> None:
    base.load(table(tmp_path, 3200), recorded=DAY)
    assert [file.suffix for file in (base.folder / "claims").iterdir()] == [".zst"]
    assert len(list(Ledger.open(base.folder).claims())) == 3200


def test_a_bad_row_leaves_nothing_behind(base: KnowledgeBase, tmp_path: Path) -> None:
    path = table(tmp_path, 3)
    path.write_text(path.read_text("utf-8") + "p9,Người 9,q1,Chức vụ 1,4/5/2017,\n", "utf-8")
    with Ledger.open(base.folder).writing():
        before = sorted(base.folder.rglob("*"))
    with pytest.raises(Exception, match="4/5/2017"):
        base.load(path, recorded=DAY)
    assert sorted(file for file in base.folder.rglob("*") if file.name != ".lock") == [file for file in before if file.name != ".lock"]


def test_skipped_rows_are_kept_aside(base: KnowledgeBase, tmp_path: Path) -> None:
    path = table(tmp_path, 3)
    path.write_text(path.read_text("utf-8") + "p9,Người 9,q1,Chức vụ 1,4/5/2017,\n", "utf-8")
    load = base.load(path, recorded=DAY, skip_bad_rows=True)
    assert (load.claims, len(load.skipped)) == (3, 1)
    assert "p9" in (base.folder / "bad-rows" / f"{load.id}.jsonl").read_text("utf-8")


def test_a_second_writer_is_refused(base: KnowledgeBase, tmp_path: Path) -> None:
    with Ledger.open(base.folder).writing(), pytest.raises(LockedError, match="another process"):
        base.load(table(tmp_path, 3), recorded=DAY)


@pytest.mark.parametrize(
    "harm", [lambda b: b[:-40], lambda b: b.replace(b"Ng", b"Mg", 1), lambda b: b + b, lambda b: b"", lambda b: b"\xff" + b]
)
def test_a_damaged_load_is_told_with_file_and_line(base: KnowledgeBase, tmp_path: Path, harm) -> None:
    base.load(table(tmp_path, 3), recorded=DAY)
    file = next((base.folder / "claims").iterdir())
    file.write_bytes(harm(file.read_bytes()))
    with pytest.raises(BaseFolderError, match="damaged") as told:
        list(Ledger.open(base.folder).claims())
    assert file.name in told.value.where
    assert "line" in told.value.where


def test_a_folder_that_is_no_base_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(BaseFolderError, match="no knowledge base") as told:
        KnowledgeBase(tmp_path)
    assert "kgraph init" in told.value.fix


def test_a_newer_format_is_refused(base: KnowledgeBase) -> None:
    (base.folder / "kgraph.toml").write_text("format = 99\n", "utf-8")
    with pytest.raises(BaseFolderError, match="format 99"):
        KnowledgeBase(base.folder)


@pytest.mark.parametrize("harm", ["graph.sqlite", "manifest.json"])
def test_a_damaged_graph_is_made_again_with_a_word(
    base: KnowledgeBase, tmp_path: Path, harm: str, caplog: pytest.LogCaptureFixture
) -> None:
    base.load(table(tmp_path, 3), recorded=DAY)
    revision = base.revision
    (base.generation.folder / harm).write_bytes(b"{")
    base.close()
    with KnowledgeBase(base.folder) as again:
        assert again.revision == revision
        assert len(again.graph().edges()) == 3
    assert "is damaged; it is made again" in caplog.text


def test_a_judgement_and_its_undo_leave_the_graph_as_it_was(base: KnowledgeBase, tmp_path: Path) -> None:
    base.load(table(tmp_path, 3), recorded=DAY)
    before = base.graph()
    judged = base.judge(Verb.SAME, "p1", "p2", who="Lan", when="2026-11-24")
    assert "p2" not in base.graph().by_id
    base.judge(Verb.UNDO, judged.id, who="Lan", when="2026-11-24")
    assert base.graph() == before


def test_a_judgement_cut_off_by_a_crash_was_never_made(base: KnowledgeBase, tmp_path: Path) -> None:
    base.load(table(tmp_path, 3), recorded=DAY)
    base.judge(Verb.SAME, "p1", "p2", who="Lan", when="2026-11-24")
    file = base.folder / "judgements.jsonl"
    file.write_bytes(file.read_bytes() + b'{"id": "j2", "ver')
    assert [judgement.id for judgement in Ledger.open(base.folder).judgements()] == ["j1"]


def test_a_load_in_another_process_shows_after_a_refresh(base: KnowledgeBase, tmp_path: Path) -> None:
    base.load(table(tmp_path, 3), recorded=DAY)
    more = table(tmp_path, 7, "more")
    subprocess.run([sys.executable, "-m", "kgraph", "load", str(base.folder), str(more)], check=True, capture_output=True)
    assert base.refresh()
    assert len(base.graph().edges()) == 7


def harm_header(base: KnowledgeBase, header: bytes) -> Path:
    file = next((base.folder / "claims").iterdir())
    file.write_bytes(header + file.read_bytes()[file.read_bytes().index(b"\n") :])
    return file


@pytest.mark.parametrize(
    "header",
    [
        b"[]",
        b"5",
        b"",
        b"{}",
        b'{"kgraph":1,"recorded":"2026-11-25"}',
        b'{"kgraph":1,"recorded":"soon"}',
        b'{"kgraph":"1"}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_header_is_told_with_file_and_line(base: KnowledgeBase, tmp_path: Path, header: bytes) -> None:
    base.load(table(tmp_path), recorded=DAY)
    file = harm_header(base, header)
    with pytest.raises(BaseFolderError, match="damaged") as told:
        list(Ledger.open(base.folder).claims())
    assert file.name in told.value.where


def test_a_load_of_a_newer_format_says_so(base: KnowledgeBase, tmp_path: Path) -> None:
    base.load(table(tmp_path), recorded=DAY)
    harm_header(base, b'{"kgraph":2,"recorded":"2026-11-24"}')
    with pytest.raises(BaseFolderError, match="format 2") as told:
        list(Ledger.open(base.folder).claims())
    assert "newer kgraph" in told.value.fix


def test_a_load_under_another_name_is_damaged(base: KnowledgeBase, tmp_path: Path) -> None:
    base.load(table(tmp_path), recorded=DAY)
    file = next((base.folder / "claims").iterdir())
    file.rename(file.with_name(f"2020-01-01-{file.name.rpartition('-')[2]}"))
    with pytest.raises(BaseFolderError, match="damaged"):
        list(Ledger.open(base.folder).claims())


@pytest.mark.parametrize(
    "line", [b'{"claim":{"subject":["a","Person","n","abc"]}}', b'{"claim":5}', b'{"work":[]}', b"[]", b'"end"', b"null"]
)
def test_a_line_that_is_json_and_no_claim_is_told(base: KnowledgeBase, tmp_path: Path, line: bytes) -> None:
    base.load(table(tmp_path), recorded=DAY)
    file = next((base.folder / "claims").iterdir())
    lines = file.read_bytes().splitlines()
    file.write_bytes(b"\n".join([*lines[:3], line, *lines[4:]]) + b"\n")
    with pytest.raises(BaseFolderError, match="damaged") as told:
        list(Ledger.open(base.folder).claims())
    assert file.name in told.value.where


def test_a_damaged_packed_load_is_told(base: KnowledgeBase, tmp_path: Path) -> None:
    base.load(table(tmp_path, 3200), recorded=DAY)
    (file,) = (base.folder / "claims").glob("*.zst")
    content = file.read_bytes()
    for harm in (content[:-200], content[:200], b"", b"\x00" * 100, content[:500] + b"\x00\x01" + content[502:]):
        file.write_bytes(harm)
        with pytest.raises(BaseFolderError, match="damaged"):
            list(Ledger.open(base.folder).claims())


def test_a_damaged_judgement_is_told_with_its_line(base: KnowledgeBase, tmp_path: Path) -> None:
    base.load(table(tmp_path), recorded=DAY)
    base.judge(Verb.SAME, "p1", "p2", who="Lan", when="2026-11-24")
    file = base.folder / "judgements.jsonl"
    file.write_bytes(file.read_bytes() + b"{}\n")
    with pytest.raises(BaseFolderError, match="judgement is damaged") as told:
        Ledger.open(base.folder).judgements()
    assert "judgements.jsonl, line 2" in told.value.where


def test_what_was_never_judged_cannot_be_undone(base: KnowledgeBase) -> None:
    with pytest.raises(UnknownNameError, match="no judgement 'j7'"):
        base.judge(Verb.UNDO, "j7", who="Lan", when="2026-11-24")
    assert not (base.folder / "judgements.jsonl").exists()


def test_a_judgement_that_somebody_removed_leaves_its_number_unused(base: KnowledgeBase) -> None:
    ledger = Ledger.open(base.folder)
    for _ in range(3):
        ledger.judge(Verb.WITHDRAW, ["w"], who="Lan", when="2026-11-24")
    file = base.folder / "judgements.jsonl"
    file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[1:]))
    assert ledger.judge(Verb.WITHDRAW, ["w"], who="Lan", when="2026-11-24").id == "j4"


def test_a_document_that_is_gone_comes_back_with_its_source(base: KnowledgeBase, tmp_path: Path) -> None:
    base.load(table(tmp_path), recorded=DAY)
    (document,) = (base.folder / "documents").iterdir()
    document.unlink()
    with pytest.raises(BaseFolderError, match="not here"):
        base.document(document.stem)
    assert not base.load(table(tmp_path), recorded=DAY).new
    assert base.document(document.stem).startswith("person_id")


def test_a_document_that_was_changed_is_told(base: KnowledgeBase, tmp_path: Path) -> None:
    base.load(table(tmp_path), recorded=DAY)
    (document,) = (base.folder / "documents").iterdir()
    document.write_bytes(b"other words")
    with pytest.raises(BaseFolderError, match="changed"):
        base.document(document.stem)


@pytest.mark.parametrize("digest", ["../kgraph", "/etc/passwd", "", "a" * 64])
def test_no_digest_leads_out_of_the_documents(base: KnowledgeBase, digest: str) -> None:
    with pytest.raises(BaseFolderError, match="not here"):
        base.document(digest)


def test_a_quote_that_the_document_does_not_hold_is_refused_and_leaves_nothing(base: KnowledgeBase, tmp_path: Path) -> None:
    before = truth(base.folder)
    document, claim, *_ = load(table(tmp_path))
    assert isinstance(document, Document) and isinstance(claim, Claim)
    wrong = replace(claim, source=replace(claim.source, start=0))
    ledger = Ledger.open(base.folder)
    with ledger.writing(), pytest.raises(LoadError, match="is not what the document says"):
        ledger.record([document, wrong], recorded=DAY, loader="table", file="x.csv")
    assert truth(base.folder) == before


def test_what_a_killed_load_left_behind_is_gone_after_the_next(base: KnowledgeBase, tmp_path: Path) -> None:
    base.load(table(tmp_path), recorded=DAY)
    (base.folder / "claims" / "incoming.part.77.part").write_bytes(b"{}")
    (base.folder / "bad-rows").mkdir()
    for orphan in (
        "documents/abc.txt",
        "documents/abd.part",
        "bad-rows/2026-11-24-00.jsonl",
        "claims/2026.jsonl.77.part",
        "kgraph.toml.7.part",
    ):
        (base.folder / orphan).write_bytes(b"half")
    base.build()
    with init_base(tmp_path / "fresh.kg") as fresh:
        fresh.load(table(tmp_path), recorded=DAY)
        assert truth(base.folder) == truth(fresh.folder)


@pytest.mark.parametrize("settings_", ["graph = 5\n", '[graph]\naddress = ""\n', "[graph]\naddress = 7\n"])
def test_settings_that_do_not_say_where_the_graph_is_are_told(base: KnowledgeBase, settings_: str) -> None:
    (base.folder / "kgraph.toml").write_text(f"format = 1\n{settings_}", "utf-8")
    with pytest.raises(BaseFolderError, match="where the graph is") as told:
        KnowledgeBase(base.folder).engine  # noqa: B018
    assert "kgraph.toml" in told.value.where


@pytest.mark.parametrize("text", ["format = true\n", 'format = "1"\n', "format = 0\n", "", "[graph]\n", "not toml at all", "\x00"])
def test_settings_that_are_none_are_told(base: KnowledgeBase, text: str) -> None:
    (base.folder / "kgraph.toml").write_text(text, "utf-8")
    with pytest.raises(BaseFolderError) as told:
        KnowledgeBase(base.folder)
    assert "kgraph.toml" in told.value.where and told.value.fix


def test_how_claims_are_grouped_into_loads_does_not_change_the_graph(base: KnowledgeBase, tmp_path: Path) -> None:
    path = table(tmp_path, 12)
    whole, document = _claims_of(path), next(item for item in load(path) if isinstance(item, Document))
    ledger = Ledger.open(base.folder)
    with ledger.writing():
        for at in range(0, len(whole), 5):
            ledger.record([document, *whole[at : at + 5]], recorded=DAY, loader="table", file="part")
    assert [load.claims for load in sorted(ledger.loads(), key=lambda load: -load.claims)] == [5, 5, 2]
    assert resolve(ledger.claims()).graph == resolve([_recorded(claim) for claim in whole]).graph


def _claims_of(path: Path) -> list[Claim]:
    return [item for item in load(path) if isinstance(item, Claim)]


def _recorded(claim: Claim) -> Claim:
    return replace(claim, recorded=DAY.isoformat())


@cases(30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(claims(), max_size=4), max_size=3))
def test_claims_recorded_and_read_again_are_the_same_in_any_number_of_loads(tmp_path_factory: pytest.TempPathFactory, said) -> None:
    ledger = Ledger.create(tmp_path_factory.mktemp("base") / "base.kg")
    with ledger.writing():
        for part in said:
            ledger.record(part, recorded=DAY, loader="", file="x")
    read = list(ledger.claims())
    assert {claim.id for claim in read} == {claim.id for part in said for claim in part}
    assert all(claim.recorded == "2026-11-24" for claim in read)
    assert resolve(read, in_force(ledger.judgements())).findings == resolve(_recorded(claim) for part in said for claim in part).findings


def test_a_base_copied_while_it_is_open_opens_and_answers_the_same(base: KnowledgeBase, tmp_path: Path) -> None:
    base.load(table(tmp_path, 30), recorded=DAY)
    shutil.copytree(base.folder, tmp_path / "copy.kg")
    with KnowledgeBase(tmp_path / "copy.kg") as copy:
        assert (copy.revision, copy.graph()) == (base.revision, base.graph())
        copy.load(table(tmp_path, 40, "more"), recorded=DAY)
    assert len(base.graph().edges()) == 30


def test_a_base_is_reached_through_a_link(base: KnowledgeBase, tmp_path: Path) -> None:
    (tmp_path / "link.kg").symlink_to(base.folder)
    with KnowledgeBase(tmp_path / "link.kg") as linked:
        linked.load(table(tmp_path), recorded=DAY)
    assert base.refresh()
    assert len(base.graph().edges()) == 3
