"""What `import kgraph` promises: these names, each with a docstring, and the base they open."""

import inspect
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import kgraph

PROMISED = frozenset(
    """
    AmbiguousNameError BadRow BaseFolderError Certainty ChoiceError Claim DataError DateError Direction Document Edge EngineError
    KgraphError Kind KnowledgeBase LoadError Loaded LockedError MissingEngineError Node PartialDate QueryError Reading Relation
    Source Span Status TemporalGraph UnknownNameError UsageError Work day_before deep_check normal open read
    """.split()  # noqa: SIM905  # a list of forty names is read more easily so
)
ERRORS = sorted(name for name in PROMISED if name.endswith("Error"))
QUESTIONS = (
    "career", "changes", "check", "commune", "evidence", "lineage", "organization", "overlap", "path", "responsibilities", "rotations",
    "search", "succession", "territory", "tiles",
)  # fmt: skip
ACTS = (
    "build",
    "cypher",
    "draw",
    "draw_tiles",
    "export",
    "judge",
    "known",
    "load",
    "networkx",
    "push",
    "refresh",
    "review",
    "surroundings",
)


def test_the_public_names_are_those_that_are_promised() -> None:
    assert sorted(kgraph.__all__) == sorted(PROMISED)


@pytest.mark.parametrize("name", sorted(PROMISED))
def test_a_public_name_is_there_and_says_what_it_is(name: str) -> None:
    found = getattr(kgraph, name)
    assert name == "Loaded" or inspect.getdoc(found)


@pytest.mark.parametrize("name", sorted(PROMISED))
def test_what_a_public_class_does_is_said(name: str) -> None:
    found = getattr(kgraph, name)
    if inspect.isclass(found) and found.__module__.startswith("kgraph"):
        public = {
            key: value for key, value in vars(found).items() if not key.startswith("_") and (callable(value) or isinstance(value, property))
        }
        assert [key for key, value in public.items() if not inspect.getdoc(value)] == []


@pytest.mark.parametrize("name", ERRORS)
def test_every_error_is_one_of_ours_and_stands_in_the_family_tree(name: str) -> None:
    assert issubclass(getattr(kgraph, name), kgraph.KgraphError)
    assert f"{name} " in (sys.modules["kgraph.errors"].__doc__ or "") or name == "KgraphError"


def test_an_error_says_what_where_and_how_to_mend_it() -> None:
    error = kgraph.DataError("cannot read '19O4' as a date", where="roster.csv, line 2", fix="write 1904")
    assert str(error) == "cannot read '19O4' as a date\n  where: roster.csv, line 2\n  fix:   write 1904"


def test_an_unknown_name_is_told_as_python_does() -> None:
    with pytest.raises(AttributeError, match="no attribute 'opne'"):
        kgraph.opne  # noqa: B018


def test_a_star_import_brings_what_is_promised() -> None:
    code = "from kgraph import *; print(KnowledgeBase.__name__, open.__name__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "KnowledgeBase open_base\n"


@pytest.mark.parametrize("name", QUESTIONS + ACTS)
def test_a_base_can_be_asked_what_is_promised(name: str) -> None:
    assert inspect.getdoc(getattr(kgraph.KnowledgeBase, name))


def test_a_base_is_opened_asked_and_closed(sample_folder: Path) -> None:
    with kgraph.open(sample_folder) as kb:
        rows = kb.career("nguyen huu luong").rows()
    assert [row["post"] for row in rows] == [
        "Phó Chánh Văn phòng UBND huyện Kỳ Sơn",
        "Phó Bí thư Đảng ủy xã Hữu Kiệm",
        "Chủ tịch UBND xã Hữu Kiệm",
    ]


def test_the_version_is_that_of_the_installed_package() -> None:
    assert kgraph.__version__ == version("kgraph")


def test_types_travel_with_the_package() -> None:
    assert (Path(kgraph.__file__).parent / "py.typed").is_file()
