"""What every loader must do, tried on every loader that is installed."""

import ast
import json
import socket
from collections.abc import Callable, Iterator
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from kgraph import BadRow, Claim, Document, KgraphError, Loaded
from kgraph.loading import find_loader, loader_for, loaders

HERE = Path(__file__).parent
NAMES = sorted(loaders())


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def load(name: str) -> Callable[[], Iterator[Loaded]]:
    return lambda: find_loader(name)(_input(name))


def _input(name: str) -> Path:
    found = [path for path in sorted((HERE / name).glob("input.*")) if path.suffix != ".toml"]
    assert found, f"put a sample at tests/loaders/{name}/input.*"
    return found[0]


def _as_json(item: Loaded) -> dict[str, object]:
    match item:
        case Document():
            return {"document": item.name, "digest": item.digest}
        case BadRow():
            return {"bad_row": item.text, "error": str(item.error)}
        case Claim():
            source = item.source
            return {
                "claim": item.id,
                "subject": [item.subject.id, item.subject.kind, item.subject.name, dict(item.subject.properties)],
                "relation": item.relation,
                "object": [item.object.id, item.object.kind, item.object.name, dict(item.object.properties)],
                "valid": str(item.valid),
                "qualifiers": dict(item.qualifiers),
                "reading": item.reading,
                "retold": item.retold,
                "confidence": item.confidence,
                "work": source.work.id,
                "published": str(source.work.published),
                "place": source.place,
                "document": source.document[:8],
                "quote": [source.start, source.end, source.quote],
            }


def _modules(name: str) -> list[Path]:
    found = find_spec(loaders()[name].module)
    assert found and found.origin
    origin = Path(found.origin)
    return sorted(origin.parent.glob("**/*.py")) if origin.name == "__init__.py" else [origin]


def _trees(name: str) -> list[ast.Module]:
    return [ast.parse(path.read_text(encoding="utf-8")) for path in _modules(name)]


def _imports(name: str) -> set[str]:
    nodes = [node for tree in _trees(name) for node in ast.walk(tree)]
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}


def test_each_module_in_the_folder_is_a_loader_and_each_loader_a_module() -> None:
    found = find_spec("loaders")
    assert found and found.submodule_search_locations
    folder = Path(found.submodule_search_locations[0])
    modules = {path.stem for path in folder.glob("*.py") if path.stem != "__init__"}
    packages = {path.parent.name for path in folder.glob("*/__init__.py")}
    assert {point.module.removeprefix("loaders.") for point in loaders().values()} == modules | packages


def test_a_loader_says_what_it_said_when_its_sample_was_read_by_people(
    name: str, load: Callable[[], Iterator[Loaded]], request: pytest.FixtureRequest
) -> None:
    golden = HERE / name / "expected.jsonl"
    said = "".join(json.dumps(_as_json(item), ensure_ascii=False) + "\n" for item in load())
    if request.config.getoption("--update-golden", default=False):
        golden.write_text(said, encoding="utf-8", newline="")
    assert said == golden.read_text(encoding="utf-8")


def test_a_loader_repeats_itself_exactly(load: Callable[[], Iterator[Loaded]]) -> None:
    assert [_as_json(item) for item in load()] == [_as_json(item) for item in load()]


def test_a_loader_streams(load: Callable[[], Iterator[Loaded]]) -> None:
    items = load()
    assert iter(items) is items
    assert isinstance(next(items), Document)


def test_a_document_comes_before_the_claims_that_quote_it(load: Callable[[], Iterator[Loaded]]) -> None:
    come: set[str] = set()
    for item in load():
        if isinstance(item, Document):
            come.add(item.digest)
        elif isinstance(item, Claim):
            assert item.source.document in come


def test_every_quote_is_what_the_document_reads_there(load: Callable[[], Iterator[Loaded]]) -> None:
    texts: dict[str, str] = {}
    quotes = 0
    for item in load():
        if isinstance(item, Document):
            texts[item.digest] = item.content().decode()
        elif isinstance(item, Claim):
            source = item.source
            assert source.quote and source.quote == texts[source.document][source.start : source.end]
            quotes += 1
    assert quotes


def test_a_digest_is_of_the_document_without_its_byte_order_mark(load: Callable[[], Iterator[Loaded]]) -> None:
    for item in load():
        if isinstance(item, Document):
            assert item.path
            assert item.digest == sha256(item.path.read_bytes().removeprefix(b"\xef\xbb\xbf")).hexdigest()


def test_every_claim_names_its_work_its_place_and_its_loader(name: str, load: Callable[[], Iterator[Loaded]]) -> None:
    claims = [item for item in load() if isinstance(item, Claim)]
    assert claims
    assert all(claim.source.work.id and claim.source.place and claim.loader == name for claim in claims)


def test_a_loader_asks_no_network(load: Callable[[], Iterator[Loaded]], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a loader opened a connection")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert list(load())


def test_a_loader_asks_no_clock_and_no_chance(name: str, load: Callable[[], Iterator[Loaded]]) -> None:
    assert not _imports(name) & {"time", "random", "uuid", "secrets", "socket", "urllib.request", "http.client"}
    calls = {node.attr for tree in _trees(name) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not calls & {"today", "now", "utcnow"}
    assert not any(item.recorded for item in load() if isinstance(item, Claim))


def test_a_loader_imports_names_from_kgraph_and_none_of_its_modules(name: str) -> None:
    assert not {module for module in _imports(name) if module.startswith("kgraph.")}


def test_a_file_that_is_not_there_is_an_error_in_words(name: str, tmp_path: Path) -> None:
    missing = (tmp_path / "nowhere").with_suffix(_input(name).suffix)
    with pytest.raises(KgraphError) as err:
        list(find_loader(name)(missing))
    assert err.value.what and err.value.where and err.value.fix


def test_a_file_finds_its_loader_by_its_ending() -> None:
    by_ending = [loader for loader in NAMES if find_loader(loader).endings]  # type: ignore[attr-defined]  # the contract asks for it
    assert "table" in by_ending
    for loader in by_ending:
        assert loader_for(_input(loader)) == loader


def test_the_loader_that_the_docs_show_reads_a_list(tmp_path: Path) -> None:
    docs = (HERE.parents[1] / "docs" / "loaders.md").read_text(encoding="utf-8")
    shown = docs.partition('```python\n   """Read')[2].partition("```")[0]
    scope: dict[str, Any] = {}
    exec(dedent('   """Read' + shown), scope)
    path = tmp_path / "posts.list"
    path.write_bytes("p1\tLò Thị Hoa\tq1\tChủ tịch\r\np2\tAn\tq1\tChủ tịch\n".encode())
    text = path.read_bytes().decode()
    claims = [item for item in scope["load"](path) if isinstance(item, Claim)]
    assert [claim.subject.name for claim in claims] == ["Lò Thị Hoa", "An"]
    assert all(claim.source.quote == text[claim.source.start : claim.source.end] for claim in claims)
