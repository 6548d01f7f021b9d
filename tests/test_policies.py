"""What an operator trusts is accepted as it is loaded, signed by its policy, and taken back in one command; nothing is, unless told."""

from pathlib import Path

import pytest

from kgraph import BaseFolderError, KnowledgeBase, Status, UnknownNameError, UsageError
from kgraph.knowledge_base import init_base
from tests.bases import DAY, kgraph

TEXT = "Chiều 5/3/2021, Ban Thường vụ Tỉnh ủy Nghệ An bổ nhiệm ông Trần Văn Mẫu giữ chức Bí thư Huyện ủy Kỳ Sơn.\n"
KNOWN = 'format = 1\n[work]\nurl = "https://bao.example/1"\npublisher = "Báo Mẫu"\npublished = "2021-03-06"\n'
POLICY = '[[policy]]\nname = "báo"\npublisher = "Báo Mẫu"\n'
SIGNED = {"who": "Lan", "when": "2026-12-01"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    init_base(tmp_path / "base.kg").close()
    article(tmp_path, "one")
    return tmp_path / "base.kg"


def article(folder: Path, name: str, text: str = TEXT) -> Path:
    path = folder / f"{name}.txt"
    path.write_text(text, "utf-8")
    path.with_suffix(".toml").write_text(KNOWN, "utf-8")
    return path


def trusting(folder: Path, policy: str) -> KnowledgeBase:
    settings = folder / "kgraph.toml"
    settings.write_text(settings.read_text("utf-8") + policy, "utf-8")
    return KnowledgeBase(folder)


def accepted(base: KnowledgeBase) -> bool:
    (edge,) = [edge for edge in base.graph().edges() if edge.relation == "HOLDS"]
    return edge.status is Status.ACCEPTED


def test_nothing_is_accepted_unless_a_policy_says_so(folder: Path) -> None:
    with KnowledgeBase(folder) as base:
        done = base.load(folder.parent / "one.txt", recorded=DAY)
        assert (done.accepted, accepted(base), base.review().by("policy")) == (0, False, ())


def test_what_is_trusted_is_accepted_by_a_judgement_that_says_why(folder: Path) -> None:
    with trusting(folder, POLICY + "confidence = 0.5\n") as base:
        done = base.load(folder.parent / "one.txt", recorded=DAY)
        assert accepted(base) and done.accepted == done.proposed == done.claims
        (row,) = base.review().by("policy")
        assert (row["who"], row["when"], row["state"]) == ("policy:báo", DAY.isoformat(), "in force")
        assert row["why"] == f"publisher Báo Mẫu, confidence 0.5 or more; load {done.id}"


@pytest.mark.parametrize(
    ("asks", "holds"),
    [
        ('publisher = "Báo Khác"', False),
        ('publisher = ["Báo Khác", "Báo Mẫu"]', True),
        ('address = "https://bao.example/"', True),
        ('address = "https://bao.example.net/"', False),
        ('publisher = "Báo Mẫu"\nconfidence = 1', False),
        ('publisher = "Báo Mẫu"\nrule = "apposition"', False),
        ('publisher = "Báo Mẫu"\nrule = ["apposition", "to"]', True),
        ('publisher = "Báo Mẫu"\nsource = "src:other"', False),
    ],
)
def test_a_policy_accepts_only_what_is_all_that_it_asks_for(folder: Path, asks: str, holds: bool) -> None:
    with trusting(folder, f'[[policy]]\nname = "p"\n{asks}\n') as base:
        base.load(folder.parent / "one.txt", recorded=DAY)
        assert accepted(base) is holds


def test_a_rule_that_is_trusted_takes_along_the_body_of_its_post(folder: Path) -> None:
    with trusting(folder, POLICY + 'rule = "to"\n') as base:
        base.load(folder.parent / "one.txt", recorded=DAY)
        (edge,) = [edge for edge in base.graph().edges() if edge.relation == "POST_IN"]
        assert edge.status is Status.ACCEPTED


def test_the_first_policy_that_trusts_a_claim_signs(folder: Path) -> None:
    with trusting(folder, POLICY + POLICY.replace("báo", "sau")) as base:
        base.load(folder.parent / "one.txt", recorded=DAY)
        assert [row["who"] for row in base.review().by("policy")] == ["policy:báo"]
        assert base.review().by("policy:sau") == ()


def test_all_that_policies_did_is_taken_back_at_once_and_not_done_again(folder: Path) -> None:
    with trusting(folder, POLICY) as base:
        files = [folder.parent / "one.txt", article(folder.parent, "two", TEXT.replace("Mẫu", "Thử"))]
        list(base.load_each(files, recorded=DAY))
        by_hand = base.judge("withdraw", "src:text:" + base.review().texts.texts[0].work.id.rpartition(":")[2], **SIGNED)
        undone = base.undo_all("policy", **SIGNED)
        assert [one.subjects for one in undone] == [("j2",), ("j1",)]
        assert [row["state"] for row in base.review().by("policy")] == ["undone", "undone"]
        assert [row["state"] for row in base.review().rows() if row["id"] == by_hand.id] == ["in force"]
        base.load(files[0], recorded=DAY)
        assert len(base.review().by("policy")) == 2
        with pytest.raises(UnknownNameError, match="no judgement by 'policy' stands"):
            base.undo_all("policy", **SIGNED)


def test_the_commands_find_and_undo_what_a_policy_did(folder: Path) -> None:
    trusting(folder, POLICY).close()
    assert "accepted by policy" in kgraph("load", folder, folder.parent / "one.txt").stderr
    assert "policy:báo" in kgraph("review", folder, "--by", "policy", "--format", "csv").stdout
    done = kgraph("review", folder, "undo", "--by", "policy:báo", "--who", "Lan")
    assert (done.returncode, "1 judgement by policy:báo taken back" in done.stderr) == (0, True)
    assert kgraph("review", folder, "undo", "--who", "Lan").returncode == 2


def test_nobody_signs_by_hand_as_a_policy(folder: Path) -> None:
    with KnowledgeBase(folder) as base:
        base.load(folder.parent / "one.txt", recorded=DAY)
        with pytest.raises(UsageError, match="no name for a person"):
            base.judge("accept", base.review().proposed[0].id, who="policy:báo", when="2026-12-01")


@pytest.mark.parametrize(
    ("policy", "what", "fix"),
    [
        ("policy = 3\n", "list of tables", "[[policy]]"),
        ('[[policy]]\npublisher = "B"\n', "no name", "name ="),
        ('[[policy]]\nname = "p"\n', "trusts nobody", "name a publisher"),
        ('[[policy]]\nname = "p"\npublishr = "B"\n', "no 'publishr'", "did you mean 'publisher'?"),
        ('[[policy]]\nname = "p"\npublisher = 3\n', "'publisher' of a policy is no text", "publisher ="),
        ('[[policy]]\nname = "p"\npublisher = "B"\nconfidence = 2\n', "2 is no confidence", "0 to 1"),
        (POLICY + POLICY, "two policies are called 'báo'", "name of its own"),
    ],
)
def test_a_policy_that_is_none_is_an_error_in_words(folder: Path, policy: str, what: str, fix: str) -> None:
    if not policy.startswith("[["):
        settings = folder / "kgraph.toml"
        settings.write_text(policy + settings.read_text("utf-8"), "utf-8")
        policy = ""
    with trusting(folder, policy) as base, pytest.raises(BaseFolderError) as told:
        base.load(folder.parent / "one.txt", recorded=DAY)
    assert what in told.value.what and fix in told.value.fix and "kgraph.toml" in told.value.where
    assert not list((folder / "claims").iterdir())
