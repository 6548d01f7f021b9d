"""The evidence of a loaded article: its sentence is marked where it stands, with what each part of the claim was read from."""

import pytest

from kgraph import KnowledgeBase
from kgraph.knowledge_base import init_base
from tests.bases import DAY
from tests.pages.visiting import said, visit

TEXT = "Sáng 5/3/2021, hội nghị họp tại Nghệ An.\n\nDịp này, Ban Thường vụ bổ nhiệm ông Trần Văn Mẫu giữ chức Bí thư Huyện ủy Kỳ Sơn.\n"
KNOWN = 'format = 1\n[work]\ntitle = "Bài *mẫu*"\nurl = "https://bao.example/1"\npublished = "2021-03-06"\n'


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    folder = tmp_path_factory.mktemp("articles")
    (folder / "one.txt").write_text(TEXT, "utf-8")
    (folder / "one.toml").write_text(KNOWN, "utf-8")
    made = init_base(folder / "base.kg")
    made.load(folder / "one.txt", recorded=DAY)
    made.judge("accept", *made.review().of_source(made.review().texts.texts[0].work.id), who="Lan", when="2026-12-01")
    return made


def shown(base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch, language: str) -> str:
    monkeypatch.setenv("KGRAPH_BASE", str(base.folder))
    (edge,) = [edge for edge in base.graph().edges() if edge.relation == "HOLDS"]
    visited = visit("can-bo", id=edge.subject, edge=edge.id, lang=language, day="2021-04-01")
    assert not visited.error and not visited.exception
    return said(visited)


def test_the_words_of_each_part_stand_out_in_the_sentence(base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    text = shown(base, monkeypatch, "vi")
    assert "bổ nhiệm ông **Trần Văn Mẫu** giữ chức **Bí thư** **Huyện ủy Kỳ Sơn**.]" in text
    assert ":orange-background[Dịp này" in text and "Bài *mẫu*" in text


@pytest.mark.parametrize(("language", "start"), [("vi", "bắt đầu: 5/3/2021"), ("en", "start: 5/3/2021")])
def test_a_part_that_another_sentence_says_is_told_too(
    base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch, language: str, start: str
) -> None:
    assert start in shown(base, monkeypatch, language)
