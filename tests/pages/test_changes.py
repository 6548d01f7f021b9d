"""Changes: what the base learned between two days, with the evidence of what was withdrawn, and why it was."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from kgraph.knowledge_base import init_base, open_base
from kgraph.languages import LANGUAGES, keys
from kgraph.pages import address
from kgraph.pages.changes import _LOOKS as LOOKS
from kgraph.questions.changes import Change
from tests.pages.visiting import links, said, visit

VINH = "cc397f329f60829c8"
"""The claim that Lê Hồng Vinh holds a post until 2030, said in 2025."""


@pytest.fixture(scope="module")
def judged(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled base, in which a claim was rejected a week after the load."""
    folder = Path(shutil.copytree(sample_folder, tmp_path_factory.mktemp("judged") / "judged.kg"))
    with open_base(folder) as base:
        base.judge("reject", VINH, who="Lan [x](y)", when="2026-12-01", why="năm 2030 chưa đến")
    return folder


@pytest.fixture
def _judged(judged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KGRAPH_BASE", str(judged))


def test_at_first_it_tells_what_was_last_loaded_cut_with_a_word() -> None:
    visited = visit("thay-doi")
    assert (visited.query_params["since"], visited.query_params["until"]) == ("2026-11-24", "2026-11-24")
    words = said(visited)
    assert words.count("mới thêm] ") == 40
    assert "ghi nhận 24/11/2026" in words
    assert "mối quan hệ nữa; chọn hẹp hơn" in words


@pytest.mark.usefixtures("_judged")
def test_at_first_it_tells_what_was_last_judged() -> None:
    words = said(visit("thay-doi"))
    assert ":red-badge[:material/remove: đã rút] Lê Hồng Vinh giữ chức Chủ tịch Ủy ban nhân dân tỉnh Nghệ An" in words
    assert "ghi nhận 01/12/2026" in words
    assert "mới thêm" not in words


@pytest.mark.usefixtures("_judged")
def test_the_evidence_of_what_was_withdrawn_says_who_decided_it_and_why() -> None:
    link = links(visit("thay-doi", day="2016-05-01"))[":primary[Bằng chứng]"]
    edge = link.partition("edge=")[2].partition("&")[0]
    assert all(part in link for part in ("since=2026-12-01", "until=2026-12-01", "day=2016-05-01"))
    words = said(visit("thay-doi", edge=edge))
    assert "Hộp thông tin của 24 bài" in words
    assert ":red-badge[:material/gavel: đã bác]" in words
    assert "Bác: Lan [x](y), 01/12/2026: năm 2030 chưa đến" in words


@pytest.mark.usefixtures("_judged")
def test_what_happened_can_be_chosen_and_is_in_the_address() -> None:
    visited = visit("thay-doi", since="2026-11-25", until="2026-12-02")
    assert visited.main.pills[0].options == ["Tất cả (1)", "đã rút (1)"]
    visited.main.pills[0].set_value(Change.WITHDRAWN).run()
    assert visited.query_params["view"] == "withdrawn"
    assert visit("thay-doi", since="2026-11-25", view="nonsense").main.pills[0].value == ""


@pytest.mark.usefixtures("_judged")
def test_a_day_that_is_typed_is_in_the_address() -> None:
    visited = visit("thay-doi")
    visited.main.date_input[0].set_value(date(2026, 11, 25)).run()
    assert visited.query_params["since"] == "2026-11-25"
    assert not visited.exception


def test_days_on_which_nothing_was_learned_say_so() -> None:
    assert "Từ 01/01/2020 đến 02/01/2020, cơ sở dữ liệu không biết thêm điều gì." in said(
        visit("thay-doi", since="2020-01-01", until="2020-01-02")
    )


def test_days_in_the_wrong_order_are_told_in_words() -> None:
    visited = visit("thay-doi", since="2026-11-24", until="2020-01-01")
    assert "Ngày cuối 01/01/2020 đứng trước ngày đầu 24/11/2026." in said(visited)
    assert not visited.error and not visited.exception


@pytest.mark.parametrize("day", ["hôm qua", "9999-12-31", "![x](http://b.invalid)"])
def test_what_is_no_day_is_told_and_the_usual_one_taken(day: str) -> None:
    visited = visit("thay-doi", since=day)
    assert "không phải là ngày; đang xem 24/11/2026" in said(visited)
    assert "mới thêm" in said(visited)
    assert not visited.error and not visited.exception


def test_the_overview_leads_to_what_was_last_learned() -> None:
    link = links(visit())[":primary[Xem những gì mới ghi nhận ngày 24/11/2026]"]
    assert link.startswith("thay-doi?since=2026-11-24&until=2026-11-24")


def test_an_empty_base_has_no_changes_and_says_how_to_begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    init_base(tmp_path / "empty.kg").close()
    monkeypatch.setenv("KGRAPH_BASE", str(tmp_path / "empty.kg"))
    visited = visit("thay-doi")
    assert "Cơ sở dữ liệu chưa có gì" in said(visited)
    assert not visited.error


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_can_happen_has_a_word(language: str) -> None:
    assert {f"change.{change}" for change in Change} <= keys(language)
    assert set(LOOKS) <= set(Change)


@pytest.mark.parametrize(("text", "day"), [("2017-04-24", date(2017, 4, 24)), ("2017-4", None), ("", None), ("1799-12-31", None)])
def test_only_days_that_can_be_asked_about_are_read(text: str, day: date | None) -> None:
    assert address.read_day(text) == day


def test_the_evidence_of_a_purged_source_says_that_its_words_were_deleted(
    sample_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(shutil.copytree(sample_folder, tmp_path / "purged.kg"))
    with open_base(folder) as base:
        base.judge("purge", "src:bna-2017-04", who="Lan", when="2026-12-01")
        base.judge("undo", "j1", who="Lan", when="2026-12-02")
        edge = base.career("ks:p1").holdings[0].edge.id
    monkeypatch.setenv("KGRAPH_BASE", str(folder))
    visited = visit("can-bo", id="ks:p1", edge=edge)
    assert not visited.error and not visited.exception
    assert "Lời văn của nguồn này đã bị xóa" in said(visited)


def test_the_evidence_of_a_corrected_claim_shows_what_the_source_was_first_read_to_say(
    sample_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(shutil.copytree(sample_folder, tmp_path / "corrected.kg"))
    monkeypatch.setenv("KGRAPH_BASE", str(folder))
    with open_base(folder) as base:
        base.judge("correct", VINH, values={"valid": "2025-01-01/"}, who="Lan", when="2026-12-01", why="2030 là hết nhiệm kỳ")
        edge = base.changes(date(2026, 12, 1)).changes[0].edge.id
    words = said(visit("thay-doi", edge=edge))
    assert "Nguồn nói: Lê Hồng Vinh giữ chức Chủ tịch Ủy ban nhân dân tỉnh Nghệ An, 01/01/2025 – 02/01/2030" in words
    assert "đã được sửa" in words
    assert "Sửa: Lan, 01/12/2026: 2030 là hết nhiệm kỳ" in words
