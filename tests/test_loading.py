"""What is to be loaded: a file, by its ending or by a loader's name; or a part of what comes with a loader."""

from pathlib import Path

import pytest

from kgraph import Claim, Document, KgraphError
from kgraph.knowledge_base import init_base
from kgraph.loading import given
from tests.bases import kgraph


def test_a_province_comes_by_its_code_with_what_it_became_and_came_from() -> None:
    said = given(Path("places:24"))
    names = {node.full_name for item in said.items if isinstance(item, Claim) for node in (item.subject, item.object)}
    assert (said.loader, said.name) == ("places", "places:24")
    assert {"tỉnh Bắc Giang", "tỉnh Bắc Ninh", "huyện Lạng Giang", "xã Lạng Giang"} <= names
    assert "tỉnh Nghệ An" not in names


def test_the_whole_country_comes_by_its_name() -> None:
    assert sum(1 for item in given(Path("places:all")).items if isinstance(item, Claim)) == 43048


@pytest.mark.parametrize(
    ("address", "what", "fix"),
    [
        ("places:99", "no province has the code '99'", "write places:all for the whole country, or places: and the code"),
        ("places:", "no part of the register is named", "write places:all for the whole country"),
        ("places", "no part of the register is named", "write places:all for the whole country"),
        ("places:ALL", "no province has the code 'ALL'", "write places:all"),
        ("places:Nghệ An", "no province has the code 'Nghệ An'", "did you mean places:40?"),
        ("table:40", "there is no such file", "check the path, and the folder you are in"),
        ("nowhere:40", "there is no such file", "check the path, and the folder you are in"),
    ],
)
def test_what_does_not_come_along_is_an_error_in_words(address: str, what: str, fix: str) -> None:
    with pytest.raises(KgraphError) as err:
        list(given(Path(address)).items)
    assert err.value.what == what and err.value.fix.startswith(fix)


def test_a_map_is_for_files() -> None:
    with pytest.raises(KgraphError, match="needs no map"):
        given(Path("places:40"), map=Path("x.toml"))


def test_a_file_of_that_name_goes_before_what_comes_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "places").write_text("code,level,name,parent,valid_from,valid_to\n40,1,Tỉnh Nghệ An,,,\n", encoding="utf-8")
    assert not [item for item in given(Path("places"), "places").items if isinstance(item, Claim)]


def test_the_command_takes_a_province_in_once(tmp_path: Path) -> None:
    base = tmp_path / "base.kg"
    init_base(base).close()
    assert kgraph("load", base, "places:22").stderr.startswith("places:22: ")
    again = kgraph("load", base, "places:22")
    assert (again.returncode, again.stderr) == (0, "places:22: nothing new, it is here already\n")


def test_a_province_and_the_country_say_the_same_of_it() -> None:
    province, country = (
        {item.id for item in given(Path(address)).items if isinstance(item, Claim)} for address in ("places:40", "places:all")
    )
    assert len(province) == 2083 and province <= country


@pytest.mark.parametrize("address", ["places:40", "places:24"])
def test_every_claim_of_what_comes_along_is_a_row_of_a_document_before_it(address: str) -> None:
    texts: dict[str, str] = {}
    for item in given(Path(address)).items:
        if isinstance(item, Document):
            texts[item.digest] = item.content().decode()
        elif isinstance(item, Claim):
            source = item.source
            assert texts[source.document][source.start : source.end] == source.quote != ""
            assert item.retold and "\n" not in source.quote
