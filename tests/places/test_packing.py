"""The packed register is made by one command, from its tables alone, the same bytes each time."""

import shutil
from pathlib import Path

import pytest

from kgraph import LoadError, UsageError
from kgraph.bundled import data_folder
from kgraph.errors import BaseFolderError
from kgraph.places import packed
from kgraph.places.changes import candidates
from kgraph.places.packing import main, pack
from kgraph.places.register import FILE
from kgraph.places.resolution import Named, clauses
from tests.data.asking import SHARED

TABLES = SHARED / "places"
beside = pytest.mark.skipif(not TABLES.is_dir(), reason="the tables are not beside the checkout; name their folder in KGRAPH_SHARED")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The tables, to be changed."""
    shutil.copytree(TABLES, tmp_path / "tables")
    for path in (tmp_path / "tables", *(tmp_path / "tables").iterdir()):
        path.chmod(0o755)
    return tmp_path / "tables"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


@beside
def test_the_shipped_register_is_what_the_tables_pack_to(tmp_path: Path) -> None:
    made = tmp_path / "register.zip"
    made.write_bytes(pack(TABLES))
    assert packed.read(made) == packed.read(data_folder() / FILE)
    assert made.read_bytes() == pack(TABLES)


def test_the_shipped_register_is_small() -> None:
    assert (data_folder() / FILE).stat().st_size < 500_000


@beside
@pytest.mark.parametrize(
    ("table", "old", "new", "what"),
    [
        ("units.csv", "\n16849,3,Xã Hữu Lập,417,,", "\n16849.0,3,Xã Hữu Lập,417,,", "'16849.0' is a number with a fraction"),
        ("units.csv", "\n16849,3,Xã Hữu Lập,417,,", "\n16849,3,Xã Hữu Lập,999,,", "no unit of level 2 has the code 999"),
        ("succession.csv", "\n16861,Xã Hữu Kiệm,16849", "\n16862,Xã Hữu Kiệm,16849", "no unit of level 3 bears the code 16862"),
        ("1678_NQ-UBTVQH15.md", "xã Hạnh Dịch", "xã Hạnh Dich", "'xã Hạnh Dich' fits 0 communes"),
        ("1678_NQ-UBTVQH15.md", "**xã Mậu Thạch**", "**xã Mậu Thach**", "no new commune of the list is 'xã Mậu Thach'"),
        ("changes_nghe_an.csv", "\n2005-04-07,3,16670,", "\n2005-04-08,3,16670,", "the register has no such unit on that day"),
    ],
)
def test_a_row_that_does_not_fit_the_others_packs_nothing(folder: Path, table: str, old: str, new: str, what: str) -> None:
    edit(folder / table, old, new)
    with pytest.raises(LoadError) as err:
        pack(folder)
    assert err.value.what.startswith(what) and err.value.where and err.value.fix


def test_a_register_that_is_damaged_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "register.zip").write_bytes(b"PK nothing")
    with pytest.raises(BaseFolderError, match="cannot be read"):
        packed.read(tmp_path / "register.zip")


def test_the_clauses_of_a_resolution_name_communes_by_type_and_district() -> None:
    whole = "Sắp xếp toàn bộ diện tích tự nhiên, quy mô dân số của"
    text = (
        f"**Điều 1. Sắp xếp**\n\n1\\. {whole} thị trấn A, các xã\nB, C (huyện D) và phường E thành xã mới có tên gọi là\n**xã G**.\n\n"
        "2\\. Sau khi sắp xếp còn 02 xã không thực hiện sắp xếp là các xã H, K.\n\n**Điều 2. Hiệu lực**"
    )
    joined, left, also = clauses(text)
    assert joined.origins == (Named("thị trấn", "A"), Named("xã", "B"), Named("xã", "C", "D"), Named("phường", "E"))
    assert (joined.place, joined.type, joined.name) == ("Điều 1 khoản 1", "xã", "G")
    assert [(one.place, one.name, one.origins) for one in (left, also)] == [
        ("Điều 1 khoản 2", "H", (Named("xã", "H"),)),
        ("Điều 1 khoản 2", "K", (Named("xã", "K"),)),
    ]


@pytest.mark.parametrize(
    ("cell", "acts"),
    [
        ("39/2005/NĐ-CP: thuộc tỉnh Nghệ An.; 40/2005/NĐ-CP: tỉnh Đắk Lắk;", ["39/2005/NĐ-CP"]),
        ("164/NĐ-CP: thành lập thị xã Thái Hoà; thành lập các phường, tỉnh Nghệ An;", ["164/NĐ-CP"]),
        ("47/NQ-CP ngày 03-4-2013: tỉnh Nghệ An; 47/NQ-CP ngày 03/4/2013: tỉnh Nghệ An;", ["47/NQ-CP ngày 03-4-2013"]),
        ("08/NĐ-CP: TỈNH ĐỒNG THÁP; 11/NĐ-CP: tỉnh Thanh Hoá;", []),
        ("", []),
    ],
)
def test_an_act_that_names_the_province_is_a_candidate(cell: str, acts: list[str]) -> None:
    assert candidates(cell, "Nghệ An") == acts


def test_the_command_needs_one_folder_that_holds_the_tables(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="one folder"):
        main([])
    with pytest.raises(LoadError, match="no such table") as err:
        main([str(tmp_path)])
    assert err.value.where.endswith("units.csv") and "succession.csv" in err.value.fix
