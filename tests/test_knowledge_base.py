"""A knowledge base in one hand: loaded, judged, asked, and asked again after others wrote."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Event, Thread

import pytest

from kgraph import AmbiguousNameError, BaseFolderError, KnowledgeBase, UnknownNameError, UsageError
from kgraph.judgements import Verb
from kgraph.knowledge_base import init_base, init_sample
from tests.bases import DAY, table


@pytest.fixture
def base(tmp_path: Path) -> Iterator[KnowledgeBase]:
    with init_base(tmp_path / "base.kg") as made:
        made.load(table(tmp_path), recorded=DAY)
        yield made


def test_an_empty_base_answers(tmp_path: Path) -> None:
    with init_base(tmp_path / "empty.kg") as empty:
        assert (empty.recorded, len(empty.graph()), empty.check().rows(), empty.rotations().rows()) == ("", 0, (), ())
        with pytest.raises(UnknownNameError):
            empty.career("An")


def test_the_day_of_recording_is_that_of_the_load(base: KnowledgeBase) -> None:
    assert base.recorded == "2026-11-24"
    assert {edge.recorded for edge in base.graph().edges()} == {DAY}


def test_a_person_is_taken_by_id_by_name_without_accents_or_as_a_node(base: KnowledgeBase) -> None:
    rows = base.career("p1").rows()
    assert len(rows) == 1
    assert base.career("Người 1").rows() == base.career("nguoi 1").rows() == base.career(base.find("p1")).rows() == rows


def test_a_name_that_two_people_share_is_refused_with_both(base: KnowledgeBase, tmp_path: Path) -> None:
    base.load(table(tmp_path, name="other", more="p77,Người 1,q9,Bí thư,,\n"), recorded=DAY)
    with pytest.raises(AmbiguousNameError) as told:
        base.career("Người 1")
    assert "p1 " in told.value.fix and "p77 " in told.value.fix


def test_two_people_judged_the_same_are_one_until_it_is_undone(base: KnowledgeBase) -> None:
    judged = base.judge(Verb.SAME, "p1", "p2", who="Lan", when="2026-11-24")
    assert len(base.career("p1").rows()) == 2
    base.judge(Verb.UNDO, judged.id, who="Lan", when="2026-11-24")
    assert len(base.career("p1").rows()) == 1


def test_an_edge_is_followed_to_its_words(base: KnowledgeBase) -> None:
    edge = base.career("p1").rows()[0]["edge"]
    (row,) = base.evidence(edge).rows()
    assert row["quote"] == "p1,Người 1,q1,Chức vụ 1,1991,2001"
    (claim,) = base.claims(base.graph().edge(edge).claims)
    assert base.document(claim.source.document)[row["start"] : row["end"]] == row["quote"]


def test_a_rejected_claim_can_still_be_looked_at(base: KnowledgeBase) -> None:
    (edge,) = base.graph().edges("p1")
    base.judge(Verb.REJECT, edge.claims[0], who="Lan", when="2026-11-24")
    assert edge.id not in {one.id for one in base.graph().edges()}
    assert base.evidence(edge.claims[0]).rows()[0]["claim"] == edge.claims[0]


@pytest.mark.parametrize("reference", ["e0000000000000000", "", "p1", "c'; DROP TABLE claim"])
def test_what_is_neither_edge_nor_claim_has_no_evidence(base: KnowledgeBase, reference: str) -> None:
    with pytest.raises(UnknownNameError, match="no edge and no claim"):
        base.evidence(reference)


def test_nothing_is_turned_to_where_nothing_changed(base: KnowledgeBase) -> None:
    assert not base.refresh()


def test_what_another_wrote_shows_after_a_refresh_and_not_before(base: KnowledgeBase, tmp_path: Path) -> None:
    with KnowledgeBase(base.folder) as other:
        other.load(table(tmp_path, 9, "more"), recorded=DAY)
    assert len(base.graph().edges()) == 3
    assert base.refresh()
    assert len(base.graph().edges()) == 9


def test_who_asks_stays_with_one_graph_while_the_base_turns_to_newer_ones(base: KnowledgeBase, tmp_path: Path) -> None:
    first = base.generation.folder
    with base.asking() as engine:
        for rows in (9, 11, 13):
            base.load(table(tmp_path, rows, f"t{rows}"), recorded=DAY)
        assert len(engine.graph().edges()) == len(base.graph().edges()) == 3
        assert base.evidence(base.career("p1").rows()[0]["edge"]).claims
        assert first.is_dir()
    assert len(base.graph().edges()) == 13
    assert sorted(folder.name for folder in first.parent.iterdir()) == [base.generation.folder.name, "current"]


def test_a_question_is_answered_from_one_graph_while_another_thread_loads(base: KnowledgeBase, tmp_path: Path) -> None:
    asked, loaded = Event(), Event()

    def ask() -> list[int]:
        with base.asking():
            before = len(base.graph().edges())
            asked.set()
            loaded.wait(30)
            return [before, len(base.graph().edges()), len(base.career("p1").rows())]

    with ThreadPoolExecutor(1) as threads:
        answer = threads.submit(ask)
        asked.wait(30)
        base.load(table(tmp_path, 9, "more"), recorded=DAY)
        assert len(base.graph().edges()) == 9
        loaded.set()
        assert answer.result(30) == [3, 3, 1]


def test_a_load_that_fails_leaves_the_base_open_and_as_it_was(base: KnowledgeBase, tmp_path: Path) -> None:
    revision = base.revision
    with pytest.raises(Exception, match="no such file"):
        base.load(tmp_path / "nowhere.csv", recorded=DAY)
    assert base.revision == revision
    assert base.load(table(tmp_path, 9, "more"), recorded=DAY).claims == 9


def test_an_unknown_loader_offers_the_nearest(base: KnowledgeBase, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as told:
        base.load(table(tmp_path), recorded=DAY, with_="tabel")
    assert told.value.fix == "did you mean 'table'?"


def test_several_threads_ask_at_once(base: KnowledgeBase) -> None:
    answers: list[int] = []
    threads = [Thread(target=lambda: answers.append(len(base.career("p1").rows()))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [1] * 8


def test_the_order_of_loads_does_not_change_the_graph(tmp_path: Path) -> None:
    files = [table(tmp_path, 3 + n, f"t{n}", more=f"p1,Người 1,q1,Chức vụ 1,{1991 + n % 2},\n") for n in range(3)]
    revisions = []
    for name, order in (("one.kg", files), ("other.kg", files[::-1])):
        with init_base(tmp_path / name) as base:
            for file in order:
                base.load(file, recorded=DAY)
            revisions.append((base.revision, base.findings))
    assert revisions[0] == revisions[1]


def test_the_first_day_something_was_recorded_stays(base: KnowledgeBase, tmp_path: Path) -> None:
    base.load(table(tmp_path), recorded=date(2027, 1, 1))
    assert base.recorded == "2026-11-24"


def test_the_bundled_base_is_the_same_for_everybody(tmp_path: Path, sample: KnowledgeBase) -> None:
    with init_sample(tmp_path / "again.kg") as again:
        assert again.revision == sample.revision


def test_a_base_is_not_made_over_something(base: KnowledgeBase) -> None:
    for make in (init_base, init_sample):
        with pytest.raises(BaseFolderError, match="something there already"):
            make(base.folder)


def test_a_base_shows_itself(base: KnowledgeBase) -> None:
    assert repr(base) == f"KnowledgeBase('{base.folder}', revision {base.revision})"


def test_the_last_day_on_which_a_base_learned_is_that_of_a_load_or_of_a_judgement(tmp_path: Path) -> None:
    with init_base(tmp_path / "own.kg") as kb:
        assert kb.learned == ""
        kb.load(table(tmp_path), recorded=date(2026, 11, 24))
        assert kb.learned == "2026-11-24"
        kb.judge("withdraw", "src:paper", who="Lan", when="2026-12-01")
        assert kb.learned == "2026-12-01"
