"""Files are whole or absent, whatever happens while they are written."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kgraph import BaseFolderError
from kgraph.durable import appended, renamed, sync_folder, written


def test_a_file_written_is_there_whole(tmp_path: Path) -> None:
    with written(tmp_path / "a") as file:
        file.write(b"whole")
    assert (tmp_path / "a").read_bytes() == b"whole"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def half_then_failure() -> Iterator[bytes]:
    yield b"half"
    raise BufferError


@pytest.mark.parametrize("before", [None, b"old"])
def test_a_file_whose_writing_fails_is_as_before(tmp_path: Path, before: bytes | None) -> None:
    if before is not None:
        (tmp_path / "a").write_bytes(before)
    with pytest.raises(BufferError), written(tmp_path / "a") as file:
        file.writelines(half_then_failure())
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == ({} if before is None else {"a": before})


def test_a_disk_that_refuses_is_told_with_file_and_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(BaseFolderError, match="No space left") as told, written(tmp_path / "a") as file:
        file.write(b"half")
    assert told.value.where.endswith("a") and "free space" in told.value.fix
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(BaseFolderError, match="cannot write"), written(tmp_path / "a") as file:
        file.write(b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_line_is_added_after_the_last_whole_one(tmp_path: Path) -> None:
    file = tmp_path / "lines"
    appended(file, b"one\n")
    file.write_bytes(file.read_bytes() + b"cut o")
    appended(file, b"two\n")
    assert file.read_bytes() == b"one\ntwo\n"


def test_a_folder_that_is_not_there_takes_no_line(tmp_path: Path) -> None:
    with pytest.raises(BaseFolderError, match="cannot write"):
        appended(tmp_path / "nowhere" / "lines", b"one\n")


def test_a_folder_renamed_over_one_that_is_there_is_refused(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_bytes(b"x")
    with pytest.raises(BaseFolderError):
        renamed(tmp_path / "a", tmp_path / "b")


def test_a_system_that_cannot_keep_folder_names_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(22, "Invalid argument")

    monkeypatch.setattr(os, "fsync", refuse)
    sync_folder(tmp_path)
