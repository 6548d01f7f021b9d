"""What is judged must be there; what waits and what was decided is listed; evidence says what became of a claim."""

from dataclasses import replace
from pathlib import Path

import pytest

from kgraph import Claim, DataError, Document, KnowledgeBase, UnknownNameError, UsageError
from kgraph.cli import main
from kgraph.judgements import Verb
from kgraph.knowledge_base import init_base
from kgraph.ledger.folder import Ledger
from loaders.table import load
from tests.bases import DAY, kgraph, table

SIGNED = {"who": "Lan", "when": "2026-12-01"}


@pytest.fixture
def base(tmp_path: Path) -> KnowledgeBase:
    made = init_base(tmp_path / "base.kg")
    made.load(table(tmp_path, more="p7,Người 1,q7,Chức vụ 7,2001,2002\n"), recorded=DAY)
    return made


@pytest.fixture
def proposing(tmp_path: Path) -> KnowledgeBase:
    """A base whose one source proposes three claims, as a reader of prose would."""
    ledger = Ledger.create(tmp_path / "proposing.kg")
    items = [replace(item, proposed=True) if isinstance(item, Claim) else item for item in load(table(tmp_path))]
    with ledger.writing():
        ledger.record([item for item in items if isinstance(item, Claim | Document)], recorded=DAY, loader="article", file="báo.txt")
    return KnowledgeBase(ledger.path)


def claim_of(base: KnowledgeBase, person: str) -> str:
    return next(edge.claims[0] for edge in base.graph().edges() if edge.subject == person)


def section(base: KnowledgeBase, name: str) -> list[tuple[object, object]]:
    return [(row["id"], row["state"]) for row in base.review().rows() if row["section"] == name]


@pytest.mark.parametrize(
    ("verb", "subjects", "near"),
    [
        (Verb.SAME, ("p1", "p99"), "kgraph search"),
        (Verb.DIFFERENT, ("p1", "src:paper"), "kgraph search"),
        (Verb.REJECT, ("c0",), "kgraph evidence"),
        (Verb.ACCEPT, ("p1",), "kgraph evidence"),
        (Verb.WITHDRAW, ("src:papr",), "did you mean 'src:paper'?"),
        (Verb.REINSTATE, ("2026-11-24-0123456789abcdef",), "kgraph review"),
        (Verb.PURGE, ("p1",), "kgraph review"),
        (Verb.SPLIT, ("e0",), "column 'edge'"),
        (Verb.UNDO, ("j1",), "none yet"),
    ],
)
def test_what_is_not_there_is_not_judged(base: KnowledgeBase, verb: Verb, subjects: tuple[str, ...], near: str) -> None:
    with pytest.raises(UnknownNameError) as told:
        base.judge(verb, *subjects, **SIGNED)
    assert near in told.value.fix
    assert not (base.folder / "judgements.jsonl").exists()


def test_a_person_is_not_the_same_as_a_post(base: KnowledgeBase) -> None:
    with pytest.raises(UsageError, match="'p1' is a Person and 'q1' a Post"):
        base.judge("same", "p1", "q1", **SIGNED)


@pytest.mark.parametrize("subjects", [(), ("p1",), ("p1", "p1"), ("p1", "p2", "p0")])
@pytest.mark.parametrize("verb", ["same", "undo", "correct"])
def test_a_judgement_on_too_few_or_too_many_is_refused(base: KnowledgeBase, verb: str, subjects: tuple[str, ...]) -> None:
    if verb == "same" or len(subjects) != 1:
        with pytest.raises(UsageError):
            base.judge(verb, *subjects, values={"valid": "2016"} if verb == "correct" else None, **SIGNED)


def test_an_id_that_was_joined_to_another_can_be_judged_again(base: KnowledgeBase) -> None:
    base.judge("same", "p1", "p7", **SIGNED)
    base.judge("different", "p1", "p7", **SIGNED)
    assert [finding.finding for finding in base.findings] == ["same_and_different"]


def test_a_source_that_makes_no_edge_any_more_is_reinstated(base: KnowledgeBase) -> None:
    revision = base.revision
    base.judge("withdraw", "src:paper", **SIGNED)
    base.judge("reinstate", "src:paper", **SIGNED)
    assert base.revision == revision


@pytest.mark.parametrize(
    ("values", "error", "near"),
    [
        ({"vaild": "2016"}, UsageError, "did you mean 'valid'?"),
        ({"valid": "20166"}, DataError, "1998"),
        ({"object": "p2"}, DataError, "it goes from"),
        ({}, UsageError, "valid=2015/2017"),
    ],
)
def test_a_correction_that_says_nothing_is_refused(
    base: KnowledgeBase, values: dict[str, object], error: type[Exception], near: str
) -> None:
    with pytest.raises(error) as told:
        base.judge("correct", claim_of(base, "p1"), values=values, **SIGNED)
    assert near in str(told.value)
    assert not (base.folder / "judgements.jsonl").exists()


def test_a_correction_to_what_is_said_already_is_refused(base: KnowledgeBase) -> None:
    with pytest.raises(UsageError, match="says that already"):
        base.judge("correct", claim_of(base, "p1"), values={"valid": "1991/2001"}, **SIGNED)


def test_a_person_is_put_right_by_id_and_known_by_the_name_of_that_id(base: KnowledgeBase) -> None:
    revision = base.revision
    made = base.judge("correct", claim_of(base, "p7"), values={"subject": "p2", "acting": True}, **SIGNED)
    assert [(row["post"], row["acting"]) for row in base.career("Người 2").rows()] == [("Chức vụ 2", False), ("Chức vụ 7", True)]
    base.judge("undo", made.id, **SIGNED)
    assert base.revision == revision


def test_a_name_that_was_misread_is_put_right_under_an_id_of_its_own(base: KnowledgeBase) -> None:
    revision, claim = base.revision, claim_of(base, "p2")
    made = base.judge("correct", claim, values={"subject_name": "Người Hai"}, **SIGNED)
    (row,) = base.career(f"{claim}:subject").rows()
    assert (row["person"], row["post"], base.search("Người 2").hits) == ("Người Hai", "Chức vụ 2", ())
    base.judge("undo", made.id, **SIGNED)
    assert base.revision == revision


@pytest.mark.parametrize(
    ("values", "what"), [({"subject_name": " "}, "says nothing"), ({"subject": "p1", "subject_name": "A"}, "'p1' is there already")]
)
def test_a_name_for_what_has_one_is_refused(base: KnowledgeBase, values: dict[str, object], what: str) -> None:
    with pytest.raises(UsageError, match=what):
        base.judge("correct", claim_of(base, "p2"), values=values, **SIGNED)


def test_evidence_shows_the_corrected_claim_and_the_superseded_one(base: KnowledgeBase) -> None:
    first = claim_of(base, "p1")
    base.judge("correct", first, values={"valid": "1991/2001-05"}, why="misread", **SIGNED)
    (edge,) = base.career("p1").holdings
    one, two = base.evidence(edge.edge).rows()
    assert (one["valid"], one["state"], one["corrects"], one["agrees"]) == ("1991/2001-05", "in force", first, True)
    assert (two["claim"], two["valid"], two["state"], two["agrees"]) == (first, "1991/2001", "superseded", None)
    assert one["judged"] == two["judged"] == "j1 correct: Lan, 2026-12-01, misread"
    assert one["quote"] == two["quote"]


@pytest.mark.parametrize(
    ("verb", "of_source", "state"), [("reject", False, "rejected"), ("withdraw", True, "withdrawn"), ("purge", True, "purged")]
)
def test_evidence_says_why_a_claim_does_not_count(base: KnowledgeBase, verb: str, of_source: bool, state: str) -> None:
    claim = claim_of(base, "p1")
    base.judge(verb, "src:paper" if of_source else claim, **SIGNED)
    (row,) = base.evidence(claim).rows()
    assert (row["state"], row["judged"]) == (state, f"j1 {verb}: Lan, 2026-12-01")


def test_evidence_says_that_a_claim_went_with_its_load(base: KnowledgeBase, tmp_path: Path) -> None:
    gone, stays = claim_of(base, "p1"), claim_of(base, "p2")
    path = table(tmp_path)
    path.write_text(path.read_text("utf-8").replace("1991", "1992"), "utf-8")
    base.load(path, recorded=DAY, replaces="holdings.csv")
    assert [base.evidence(claim).rows()[0]["state"] for claim in (gone, stays)] == ["replaced", "in force"]


def test_claims_that_are_proposed_wait_by_source_until_they_are_decided(proposing: KnowledgeBase) -> None:
    waiting = [claim for claim, _ in section(proposing, "proposed")]
    assert {row["quote"] for row in proposing.review().rows() if row["section"] == "proposed"} == {
        f"p{n},Người {n},q{n},Chức vụ {n},{1990 + n},{2000 + n}" for n in range(3)
    }
    proposing.judge("reject", str(waiting[0]), **SIGNED)
    proposing.judge("accept", *proposing.review().of_source("src:paper"), **SIGNED)
    assert section(proposing, "proposed") == []
    assert [str(edge.status) for edge in proposing.graph().edges()] == ["accepted", "accepted"]
    proposing.judge("undo", "j2", **SIGNED)
    assert len(section(proposing, "proposed")) == 2


def test_people_of_one_name_are_candidates_until_they_are_judged(base: KnowledgeBase) -> None:
    assert section(base, "candidate") == [("p1 p7", "open")]
    base.judge("different", "p1", "p7", **SIGNED)
    assert section(base, "candidate") == []
    base.judge("undo", "j1", **SIGNED)
    base.judge("same", "p1", "p7", **SIGNED)
    assert section(base, "candidate") == []


def test_judgements_say_whether_they_still_count(base: KnowledgeBase) -> None:
    claim = claim_of(base, "p1")
    for verb, subject in (("reject", claim), ("accept", claim), ("withdraw", "src:paper"), ("undo", "j3")):
        base.judge(verb, subject, **SIGNED)
    assert section(base, "judgement") == [("j1", "overruled"), ("j2", "in force"), ("j3", "undone"), ("j4", "")]


def test_loads_say_whether_they_still_count(base: KnowledgeBase, tmp_path: Path) -> None:
    (first,) = (load for load, _ in section(base, "load"))
    second = base.load(table(tmp_path, 4), recorded=DAY, replaces=str(first)).id
    assert set(section(base, "load")) == {(first, f"replaced by {second}"), (second, "in force")}
    base.judge("withdraw", second, **SIGNED)
    assert set(section(base, "load")) == {(first, "in force"), (second, "withdrawn")}


def test_the_command_judges_and_says_how_to_take_it_back(base: KnowledgeBase) -> None:
    base.close()
    done = kgraph("review", base.folder, "same", "p1", "p7", "--when", "2026-12-01", KGRAPH_WHO="Lan")
    assert (done.returncode, done.stdout) == (0, "") and "kgraph review KB undo j1" in done.stderr
    done = kgraph("review", base.folder, "undo", "j1", "--who", "Lan", "--why", "two people")
    assert done.returncode == 0
    listed = kgraph("review", base.folder, "--format", "csv")
    assert "judgement,,j1,same p1 p7,undone,,Lan,2026-12-01," in listed.stdout.splitlines()


def test_the_command_accepts_all_that_a_source_proposes(proposing: KnowledgeBase) -> None:
    proposing.close()
    assert kgraph("review", proposing.folder, "accept", "--source", "src:paper", "--who", "Lan").returncode == 0
    assert {str(edge.status) for edge in proposing.graph().edges()} == {"accepted"}
    again = kgraph("review", proposing.folder, "accept", "--source", "src:paper", "--who", "Lan")
    assert again.returncode == 1 and "no claim waits" in again.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("same", "p1", "p7"), 2, "--who"),
        (("smae", "p1", "p7"), 2, "did you mean 'same'?"),
        (("same", "p1", "--who", "Lan"), 2, "kgraph review KB same --help"),
        (("accept", "--who", "Lan"), 2, "takes claims, or --source"),
        (("reject", "c0", "--who", "Lan"), 1, "no claim has the id 'c0'"),
        (("correct", "c0", "valid", "--who", "Lan"), 2, "valid=2015/2017"),
        (("correct", "c0", "acting=yes", "--who", "Lan"), 2, "acting=true"),
        (("same", "p1", "p7", "--who", " "), 2, "nobody"),
        (("same", "p1", "p7", "--who", "Lan", "--when", "soon"), 2, "no day"),
    ],
)
def test_a_wrong_call_of_the_command_is_told(
    base: KnowledgeBase,
    arguments: tuple[str, ...],
    code: int,
    told: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.argv", ["kgraph", "review", str(base.folder), *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    said = capsys.readouterr()
    assert (ended.value.code, said.out) == (code, "") and told in said.err
