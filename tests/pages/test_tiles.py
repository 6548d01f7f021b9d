"""The tiles of a territory: each unit with its number as a link, the choice in the address, what is not there told in words."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kgraph.model import Kind, Node, Relation
from kgraph.pages import shared
from tests.pages import small
from tests.pages.visiting import links, said, visit

KY_SON, NGHE_AN = "vn2:417@2004-08-31", "vn1:40@2004-08-31"


def picture(visited: AppTest) -> str:
    (image,) = visited.get("image")
    return str(image.proto)


def test_each_commune_is_a_link_with_its_number() -> None:
    found = links(visit("luoi-o", id=KY_SON, day="2016-06-30"))
    assert found[":primary[xã Hữu Kiệm] :gray[2/4]"].startswith("dia-ban?id=vn3%3A16861")
    assert found[":primary[xã Bắc Lý] :gray[0/1]"] and found[":primary[xã Tà Cạ] :gray[?]"]
    assert len([label for label in found if label.endswith("]") and ":gray[" in label]) == 21


def test_the_way_up_leads_to_the_province_and_the_country() -> None:
    found = links(visit("luoi-o", id=KY_SON, day="2016-06-30"))
    assert found[":primary[Việt Nam]"].startswith("luoi-o?lang=vi")
    assert found[":primary[tỉnh Nghệ An]"].startswith("luoi-o?id=vn1%3A40")


def test_a_district_of_the_province_opens_its_own_tiles() -> None:
    found = links(visit("luoi-o", id=NGHE_AN, day="2017-04-24"))
    assert next(to for label, to in found.items() if "huyện Kỳ Sơn" in label).startswith("luoi-o?id=vn2%3A417")


def test_without_an_address_the_page_is_about_the_country() -> None:
    visited = visit("luoi-o", day="2017-04-24")
    assert visited.title[0].value == "Việt Nam"
    assert any("tỉnh Nghệ An" in label for label in links(visited))
    assert not any("Cao Bằng" in label for label in links(visited)), "it is not in the base, so there is nothing to open"


@pytest.mark.parametrize(("by", "said_of_it"), [("ks:m5", "12/19"), ("newest-rotation", "12/2015"), ("nonsense", "0/4")])
def test_the_address_says_what_the_numbers_are(by: str, said_of_it: str) -> None:
    found = links(visit("luoi-o", id=KY_SON, day="2017-04-24", by=by))
    assert f":primary[xã Hữu Kiệm] :gray[{said_of_it}]" in found


def test_a_choice_goes_into_the_address() -> None:
    visited = visit("luoi-o", id=KY_SON, day="2017-04-24")
    visited.main.pills[0].set_value("newest-rotation").run()
    assert visited.query_params["by"] == "newest-rotation"


def test_a_province_before_july_2025_has_a_choice_of_levels_and_after_it_none() -> None:
    before = visit("luoi-o", id=NGHE_AN, day="2025-06-30")
    assert before.main.pills[0].options == ["Cấp huyện", "Cấp xã"]
    assert len(visit("luoi-o", id=NGHE_AN, day="2025-07-01").main.pills) == 1


def test_many_units_are_listed_where_something_is_known_and_the_rest_is_counted() -> None:
    words = said(visit("luoi-o", id=NGHE_AN, day="2017-04-24", level="commune"))
    assert "Còn 473 đơn vị chưa biết gì" in words


def test_a_district_that_ended_says_so() -> None:
    assert "Không nguồn nào nói huyện Kỳ Sơn có đơn vị trực thuộc vào ngày 01/07/2025" in said(visit("luoi-o", id=KY_SON, day="2025-07-01"))


@pytest.mark.parametrize(("asked", "words"), [("nobody", "nobody"), ("vn3:16861@2004-08-31", "được xem ở trang khác")])
def test_what_is_no_territory_is_told_and_the_country_shown(asked: str, words: str) -> None:
    visited = visit("luoi-o", id=asked, day="2017-04-24")
    assert words in said(visited) and visited.title[0].value == "Việt Nam"


def test_the_picture_says_in_words_where_the_same_is_read() -> None:
    assert "danh sách và bảng bên dưới" in picture(visit("luoi-o", id=KY_SON, day="2016-06-30"))


def test_of_a_large_base_the_country_is_not_counted_while_somebody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared, "is_large", lambda: True)
    visited = visit("luoi-o", day="2017-04-24")
    assert "quá lớn" in said(visited) and ":primary[huyện Kỳ Sơn]" in links(visited)
    assert "quá lớn" not in said(visit("luoi-o", id=KY_SON, day="2017-04-24"))


def test_a_name_with_markup_stays_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    district = Node("d", Kind.DISTRICT, "![x](http://x.y/z)")
    commune = Node("c", Kind.COMMUNE, "<b>**Mới**</b> :red[x]")
    ties = [(commune, Relation.PART_OF, district, "2000/2020", {})]
    monkeypatch.setenv("KGRAPH_BASE", str(small.make(tmp_path / "small.kg", ties)))
    visited = visit("luoi-o", id="d", day="2013-06-01")
    assert "![x]" in said(visited) and not visited.exception
    assert any("<b>**Mới**</b> :red[x]" in label for label in links(visited))
