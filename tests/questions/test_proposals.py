"""What a text proposes: grouped by text, the slots marked in its words, taken or left one by one or as a whole."""

from pathlib import Path

import pytest

from kgraph import Claim, Kind, KnowledgeBase, Node, Relation, Source, Span, UnknownNameError, Work
from kgraph.knowledge_base import init_base
from kgraph.questions.proposals import marked
from tests.bases import DAY, kgraph

SAID = "Ban Thường vụ Tỉnh ủy bổ nhiệm ông Trần Văn Mẫu giữ chức Bí thư Huyện ủy Kỳ Sơn."
TEXT = f"Sáng 5/3/2021, hội nghị được tổ chức tại Nghệ An.\n\n{SAID}\n"
SIGNED = {"who": "Lan", "when": "2026-12-01"}


@pytest.fixture
def base(tmp_path: Path) -> KnowledgeBase:
    made = init_base(tmp_path / "base.kg")
    for name in ("Mẫu", "Thử"):
        (tmp_path / f"{name}.txt").write_text(TEXT.replace("Mẫu", name), "utf-8")
    list(made.load_each([tmp_path / "Mẫu.txt", tmp_path / "Thử.txt"], recorded=DAY))
    return made


def claim(quote: str, slots: str, start: int = 0) -> Claim:
    source = Source(Work("src:w"), "line 1", "", start, start + len(quote), quote)
    return Claim(
        Node("p", Kind.PERSON, "A"), Relation.HOLDS, Node("q", Kind.POST, "B"), Span(), source, (("slots", slots),) if slots else ()
    )


@pytest.mark.parametrize(
    ("slots", "words"),
    [
        ("", "bầu ông Lê A làm Bí thư"),
        ("person:8-12:explicit title:17-23:explicit", "bầu ông [person: Lê A] làm [title: Bí thư]"),
        ("body:4-12:explicit person:8-12:explicit", "bầu [body: ông [person: Lê A]] làm Bí thư"),
        ("body:4-10:explicit person:8-12:explicit", "bầu [body: ông Lê] A làm Bí thư"),
        ("end:90-99:context person:8-12:explicit", "bầu ông [person: Lê A] làm Bí thư"),
        ("person:8:explicit nonsense person:a-b:c", "bầu ông Lê A làm Bí thư"),
    ],
)
def test_slots_are_marked_in_the_words(slots: str, words: str) -> None:
    assert marked(claim("bầu ông Lê A làm Bí thư", slots)) == words


def test_offsets_count_from_the_beginning_of_the_document() -> None:
    assert marked(claim("ông Lê A", "person:104-108:explicit", 100)) == "ông [person: Lê A]"


def test_a_text_shows_its_claims_with_the_words_that_say_each_part(base: KnowledgeBase) -> None:
    one, other = base.review().texts.texts
    assert len(one.waiting) == len(other.waiting) > 1
    (holding,) = [row for row in base.proposed(one.work.id).rows() if row["relation"] == "HOLDS"]
    assert f"ông [person: {holding['subject']}] giữ chức [title: Bí thư] [body: Huyện ủy [place: Kỳ Sơn]]." in str(holding["words"])
    assert holding["elsewhere"] == ["start: 5/3/2021"] and holding["place"] == "line 3"


def test_a_whole_text_is_accepted_and_counted(base: KnowledgeBase) -> None:
    one, other = base.review().texts.texts
    claims = [claim.id for claim in base.proposed(one.work.id).claims]
    base.judge("reject", claims[0], **SIGNED)
    base.judge("correct", claims[1], values={"valid": "2021"}, **SIGNED)
    base.judge("accept", *(claim.id for claim in base.proposed(one.work.id).claims), **SIGNED)
    assert [(row["source"], row["waiting"], row["accepted"], row["rejected"], row["corrected"]) for row in base.review().texts.rows()] == [
        (other.work.id, len(other.waiting), 0, 0, 0),
        (one.work.id, 0, len(claims) - 2, 1, 1),
    ]
    with pytest.raises(UnknownNameError) as told:
        base.proposed(one.work.id)
    assert other.work.id in told.value.fix


def test_the_command_shows_a_text_and_accepts_it_whole(base: KnowledgeBase) -> None:
    base.close()
    source = base.review().texts.texts[0].work.id
    assert source in kgraph("review", base.folder, "texts", "--format", "csv").stdout
    assert "[person: Trần Văn" in kgraph("review", base.folder, "text", source, "--format", "csv").stdout
    assert kgraph("review", base.folder, "accept", "--source", source, "--who", "Lan").returncode == 0
    done = kgraph("review", base.folder, "text", source)
    assert (done.returncode, "no claim of" in done.stderr) == (1, True)


def test_a_text_that_was_withdrawn_waits_no_more(base: KnowledgeBase) -> None:
    one, other = base.review().texts.texts
    base.judge("withdraw", one.work.id, **SIGNED)
    assert [text.work.id for text in base.review().texts.texts] == [other.work.id]
    with pytest.raises(UnknownNameError):
        base.proposed(one.work.id)
