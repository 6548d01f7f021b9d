"""A base in one file and back: nothing is lost, the bytes repeat, and an archive is never believed unread."""

import json
import os
import shutil
import stat
import struct
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest

from kgraph import BaseFolderError, KnowledgeBase, LoadError, UsageError, deep_check
from kgraph.judgements import Verb
from kgraph.knowledge_base import init_base, init_from
from kgraph.ledger.folder import Ledger
from tests.bases import DAY, files, kgraph, table, truth

OLD = Path(__file__).parent / "archives" / "format-1.kgraph"
"""An archive of a base that a kgraph of November 2026 made, of invented people; it is never made anew."""


def made(folder: Path, rows: int) -> Path:
    """Make a base of two loads, one with a row that was skipped, and two judgements, in a folder that has no base yet."""
    with init_base(folder / "base.kg") as base:
        few = table(folder, 5, "few", "p9,Người 9,q1,Chức vụ 1,4/5/2017,\n")
        base.load(few, recorded=DAY, skip_bad_rows=True)
        base.load(table(folder, rows, "many"), recorded=date(2026, 11, 20))
        base.judge(Verb.SAME, "p1", "p2", who="Lan", when="2026-11-24", why="một người")
        base.judge(Verb.UNDO, "j1", who="Lan", when="2026-11-25")
    return folder / "base.kg"


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("original"), 9)


@pytest.fixture
def base(original: Path, tmp_path: Path) -> Iterator[KnowledgeBase]:
    shutil.copytree(original.parent, tmp_path, dirs_exist_ok=True)
    with KnowledgeBase(tmp_path / "base.kg") as copy:
        yield copy


@pytest.fixture
def archive(base: KnowledgeBase, tmp_path: Path) -> Path:
    base.export(tmp_path / "base.kgraph")
    return tmp_path / "base.kgraph"


def test_a_base_made_of_an_archive_is_the_base_again(base: KnowledgeBase, archive: Path, tmp_path: Path) -> None:
    with init_from(tmp_path / "again.kg", archive) as again:
        assert truth(again.folder) == truth(base.folder)
        assert Ledger.open(again.folder).digest == Ledger.open(base.folder).digest
        assert (again.revision, again.graph(), again.findings) == (base.revision, base.graph(), base.findings)
        assert again.career("p1").rows() == base.career("p1").rows()
        again.export(tmp_path / "again.kgraph")
    assert (tmp_path / "again.kgraph").read_bytes() == archive.read_bytes()


def test_a_load_that_is_packed_stays_so(tmp_path: Path) -> None:
    folder = made(tmp_path, 3200)
    assert len(list(folder.glob("claims/*.zst"))) == 1
    with KnowledgeBase(folder) as base:
        base.export(tmp_path / "base.kgraph")
        with init_from(tmp_path / "again.kg", tmp_path / "base.kgraph") as again:
            assert (truth(again.folder), again.revision) == (truth(folder), base.revision)


def test_the_same_base_gives_the_same_bytes_wherever_it_lies_and_however_it_was_made(
    base: KnowledgeBase, archive: Path, tmp_path: Path
) -> None:
    copy = Path(shutil.copytree(base.folder, tmp_path / "elsewhere" / "copy.kg"))
    for file in copy.rglob("*"):
        os.utime(file, (4_000_000_000, 4_000_000_000))
        file.chmod(0o700)
    (copy / "documents" / "left.part").write_bytes(b"half")
    (copy / "documents" / f"{'a' * 64}.txt").write_bytes(b"of no load")
    with (copy / "judgements.jsonl").open("ab") as cut:
        cut.write(b'{"id": "j3", "ver')
    with KnowledgeBase(copy) as moved:
        moved.export(tmp_path / "copy.kgraph")
    assert (tmp_path / "copy.kgraph").read_bytes() == archive.read_bytes()


def test_an_archive_unpacked_by_hand_is_a_base(base: KnowledgeBase, archive: Path, tmp_path: Path) -> None:
    with ZipFile(archive) as zipped:
        assert zipped.namelist()[0] == "archive.json"
        assert zipped.namelist()[1:] == sorted(zipped.namelist()[1:])
        zipped.extractall(tmp_path / "unpacked.kg")
    with KnowledgeBase(tmp_path / "unpacked.kg") as unpacked:
        assert unpacked.revision == base.revision


def test_the_address_of_a_server_does_not_travel(base: KnowledgeBase, tmp_path: Path) -> None:
    (base.folder / "kgraph.toml").write_text('format = 1\n[graph]\naddress = "bolt://lan:secret@db.example:7687"\n', "utf-8")
    with KnowledgeBase(base.folder) as served:
        served.export(tmp_path / "served.kgraph")
    assert b"secret" not in (tmp_path / "served.kgraph").read_bytes()
    with init_from(tmp_path / "again.kg", tmp_path / "served.kgraph") as again:
        assert Ledger.open(again.folder).address == "embedded"
        assert again.revision == base.revision


def test_an_empty_base_travels_too(tmp_path: Path) -> None:
    with init_base(tmp_path / "empty.kg") as empty:
        empty.export(tmp_path / "empty.kgraph")
    with init_from(tmp_path / "again.kg", tmp_path / "empty.kgraph") as again:
        assert list(again.graph().nodes()) == []


def test_a_base_of_an_earlier_kgraph_opens_and_answers(tmp_path: Path) -> None:
    with init_from(tmp_path / "old.kg", OLD) as old:
        assert [(row["person"], row["post"], row["valid"], row["certainty"]) for row in old.career("Vừ Thị Hoè").rows()] == [
            ("Vừ Thị Hoè", "Bí thư Đảng ủy xã Bản Mây", "2012/2014", "certain"),
            ("Vừ Thị Hoè", "Chủ tịch UBND xã Bản Mây", "2015-12/[2017-04-24..]", "certain"),
        ]
        assert [row["valid"] for row in old.succession("Chủ tịch UBND xã Bản Mây").rows()] == ["2011-06/2015-11", "2015-12/[2017-04-24..]"]
        (claim,) = old.evidence("cb020c69cd2ded533").rows()
        assert (claim["quote"], claim["recorded"]) == ("bà Vừ Thị Hòe từng là Bí thư từ 2012 đến 2014", "2026-11-24")
        assert {"edge e919c39106b6a416e", "edge ebd1b7e918a6c4c91"} <= {f"edge {edge.id}" for edge in old.graph().edges()}
        ledger = Ledger.open(old.folder)
        assert ledger.digest == "d26bd579b33e751b"
        assert [(load.id, load.claims) for load in ledger.loads()] == [
            ("2026-11-20-639845fb2992780c", 4),
            ("2026-11-22-f0b482698ba2ebb1", 1),
            ("2026-11-24-abb2250cfbb15c19", 3),
        ]
        assert [(j.id, str(j.verb), j.who, j.why) for j in ledger.judgements()] == [
            ("j1", "withdraw", "Lan", "một bản nháp"),
            ("j2", "same", "Lan", "một người, hai cách viết"),
            ("j3", "different", "Nam", ""),
            ("j4", "undo", "Nam", "thừa"),
        ]
    assert deep_check(tmp_path / "old.kg").is_sound


def test_the_same_archive_loaded_twice_adds_nothing(base: KnowledgeBase, archive: Path, tmp_path: Path) -> None:
    with init_base(tmp_path / "new.kg") as new:
        first, second = (new.load(archive, recorded=DAY) for _ in range(2))
        assert (first.claims, first.documents, first.new) == (14, 2, True)
        assert (second.claims, second.new) == (0, False)
        assert truth(new.folder) == truth(base.folder)
        assert new.revision == base.revision


def test_an_archive_loaded_into_a_base_adds_what_is_not_there(base: KnowledgeBase, archive: Path, tmp_path: Path) -> None:
    with init_base(tmp_path / "new.kg") as new:
        new.load(table(tmp_path, 7, "own"), recorded=DAY)
        new.load(tmp_path / "few.csv", recorded=date(2026, 11, 25), skip_bad_rows=True)
        own = truth(new.folder)
        new.load(archive, recorded=DAY)
        assert own.items() <= truth(new.folder).items()
        ids = {load.id for load in Ledger.open(new.folder).loads()}
        assert len(ids) == 3
        assert {load.id[:10] for load in Ledger.open(new.folder).loads()} == {"2026-11-24", "2026-11-25", "2026-11-20"}
        assert [judgement.id for judgement in Ledger.open(new.folder).judgements()] == ["j1", "j2"]
    assert deep_check(tmp_path / "new.kg").is_sound


def test_an_archive_brings_the_judgements_that_were_made_since(base: KnowledgeBase, archive: Path, tmp_path: Path) -> None:
    with init_from(tmp_path / "copy.kg", archive) as copy:
        base.judge(Verb.SAME, "p3", "p4", who="Lan", when="2026-11-26")
        base.export(tmp_path / "later.kgraph")
        assert copy.load(tmp_path / "later.kgraph", recorded=DAY).new
        assert copy.revision == base.revision
        assert not copy.load(archive, recorded=DAY).new
        assert truth(copy.folder) == truth(base.folder)


def test_two_bases_that_went_on_judging_apart_are_not_joined(base: KnowledgeBase, archive: Path, tmp_path: Path) -> None:
    with init_from(tmp_path / "copy.kg", archive) as copy:
        copy.judge(Verb.SAME, "p3", "p4", who="Nam", when="2026-11-26")
        base.judge(Verb.SAME, "p5", "p6", who="Lan", when="2026-11-26")
        base.load(table(tmp_path, 7, "own"), recorded=DAY)
        base.export(tmp_path / "later.kgraph")
        before = truth(copy.folder)
        with pytest.raises(LoadError, match="judgements of their own") as told:
            copy.load(tmp_path / "later.kgraph", recorded=DAY)
        assert "kgraph init" in told.value.fix
        assert truth(copy.folder) == before


def words_of(folder: Path) -> set[str]:
    """The names of the files that a purged word can be read in."""
    return {name for name, content in truth(folder).items() if "Người 6".encode() in content and name.startswith("documents")}


def test_words_that_were_purged_do_not_come_back_with_an_older_archive(base: KnowledgeBase, archive: Path, tmp_path: Path) -> None:
    assert words_of(base.folder)
    base.judge(Verb.PURGE, "src:paper", who="Lan", when="2026-11-26")
    assert not words_of(base.folder)
    purged = truth(base.folder)
    assert not base.load(archive, recorded=DAY).new
    assert truth(base.folder) == purged
    base.export(tmp_path / "purged.kgraph")
    with init_from(tmp_path / "again.kg", tmp_path / "purged.kgraph") as again:
        assert (truth(again.folder), again.revision) == (purged, base.revision)
    assert deep_check(tmp_path / "again.kg").is_sound


def test_a_purge_travels_to_a_base_that_holds_the_words(base: KnowledgeBase, archive: Path, tmp_path: Path) -> None:
    with init_from(tmp_path / "copy.kg", archive) as copy:
        base.judge(Verb.PURGE, "src:paper", who="Lan", when="2026-11-26")
        base.export(tmp_path / "purged.kgraph")
        assert copy.load(tmp_path / "purged.kgraph", recorded=DAY).new
        assert truth(copy.folder) == truth(base.folder)


def test_words_of_a_purged_source_that_come_with_another_load_are_deleted_as_well(base: KnowledgeBase, tmp_path: Path) -> None:
    with init_base(tmp_path / "other.kg") as other:
        other.load(table(tmp_path, 7, "own"), recorded=DAY)
        other.export(tmp_path / "other.kgraph")
    base.judge(Verb.PURGE, "src:paper", who="Lan", when="2026-11-26")
    base.load(tmp_path / "other.kgraph", recorded=DAY)
    assert not words_of(base.folder)
    assert deep_check(base.folder).is_sound


def test_a_base_whose_purge_is_not_finished_is_not_exported(base: KnowledgeBase, tmp_path: Path) -> None:
    (base.folder / "purge.unfinished").write_bytes(b"all")
    with pytest.raises(BaseFolderError, match="being deleted"):
        base.export(tmp_path / "out.kgraph")
    assert [fault.file for fault in deep_check(base.folder).soundness.faults] == ["purge.unfinished"]
    base.build()
    base.export(tmp_path / "out.kgraph")


def test_a_damaged_base_is_not_exported(base: KnowledgeBase, tmp_path: Path) -> None:
    document = next((base.folder / "documents").iterdir())
    document.write_bytes(document.read_bytes().replace(b"2001", b"2011"))
    with pytest.raises(BaseFolderError, match="document was changed"):
        base.export(tmp_path / "bad.kgraph")
    load = next((base.folder / "claims").glob("*.jsonl"))
    load.write_bytes(load.read_bytes().replace(b"2001", b"2011"))
    with pytest.raises(BaseFolderError, match="a load is damaged"):
        base.export(tmp_path / "bad.kgraph")
    assert list(tmp_path.glob("bad*")) == []


@pytest.mark.parametrize(("name", "to", "what"), [("x.gif", "", "'gif'"), ("x", "", "no ending"), ("x.kgraph", "xml", "'xml'")])
def test_a_format_that_there_is_none_of_is_refused(base: KnowledgeBase, tmp_path: Path, name: str, to: str, what: str) -> None:
    with pytest.raises(UsageError, match=what) as told:
        base.export(tmp_path / name, to)
    assert "kgraph" in told.value.fix


def rewritten(archive: Path, change: Callable[[dict[str, bytes]], object], *, repaired: bool = False) -> Path:
    """Write the archive anew with other entries; ``repaired`` makes the list of contents fit them."""
    with ZipFile(archive) as zipped:
        entries = {name: zipped.read(name) for name in zipped.namelist()}
    change(entries)
    if repaired:
        from hashlib import sha256

        told = json.loads(entries["archive.json"])
        told["files"] = {n: {"size": len(c), "sha256": sha256(c).hexdigest()} for n, c in entries.items() if n != "archive.json"}
        entries["archive.json"] = json.dumps(told).encode()
    with ZipFile(archive, "w", ZIP_STORED) as zipped:
        for name, content in entries.items():
            zipped.writestr(name, content)
    return archive


def _edit(name: str, old: bytes, new: bytes) -> Callable[[dict[str, bytes]], object]:
    def edit(entries: dict[str, bytes]) -> None:
        found = next(entry for entry in entries if entry.startswith(name))
        assert old in entries[found]
        entries[found] = entries[found].replace(old, new, 1)

    return edit


def _added(name: str) -> Callable[[dict[str, bytes]], object]:
    return lambda entries: entries.update({name: b"x"})


def _without(name: str) -> Callable[[dict[str, bytes]], object]:
    return lambda entries: entries.pop(next(entry for entry in entries if entry.startswith(name)))


ODD_NAMES = ("../evil.txt", "/etc/evil", "claims/../../evil.jsonl", "claims\\evil.jsonl", "C:evil", "graph/current", "claims/", "claims/x")

CHANGES = (
    *map(_added, ODD_NAMES),
    *map(_without, ("kgraph.toml", "documents/", "claims/", "judgements")),
    _edit("claims/", b"Ng", b"Mg"),
    _edit("judgements", b'"same"', b'"sane"'),
    _edit("documents/", b"2001", b"2011"),
)


@pytest.mark.parametrize("repaired", [False, True], ids=["as it is", "with contents that fit"])
@pytest.mark.parametrize("change", CHANGES)
def test_what_an_archive_does_not_hold_is_refused_and_nothing_is_made(
    archive: Path, base: KnowledgeBase, tmp_path: Path, change: Callable[[dict[str, bytes]], object], repaired: bool
) -> None:
    rewritten(archive, change, repaired=repaired)
    before, elsewhere = truth(base.folder), files(tmp_path)
    with pytest.raises(LoadError, match="archive is damaged") as told:
        init_from(tmp_path / "bad.kg", archive)
    assert told.value.where == str(archive) and told.value.fix
    with pytest.raises(LoadError, match="archive is damaged"):
        base.load(archive, recorded=DAY)
    assert truth(base.folder) == before
    assert files(tmp_path) == elsewhere
    assert not (tmp_path / "bad.kg").exists()


def _with_each(file: Path, change: Callable[[ZipInfo], object]) -> None:
    """Write the archive anew, with the same files and a list of contents that fits them, but entries of another make."""
    with ZipFile(file) as zipped:
        entries = [(ZipInfo(name), zipped.read(name)) for name in zipped.namelist()]
    with ZipFile(file, "w") as zipped:
        for entry, content in entries:
            change(entry)
            zipped.writestr(entry, content)


def _linked(file: Path) -> None:
    def link(entry: ZipInfo) -> None:
        if entry.filename.startswith("documents/"):
            entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16

    _with_each(file, link)


def _packed(file: Path) -> None:
    """A bomb: a little that unpacks to very much."""
    _with_each(file, lambda entry: setattr(entry, "compress_type", ZIP_DEFLATED if entry.filename.startswith("documents/") else ZIP_STORED))


def _twice(file: Path) -> None:
    with ZipFile(file, "a") as zipped, pytest.warns(UserWarning, match="Duplicate"):
        zipped.writestr("judgements.jsonl", b"{}\n")


def _overlapping(file: Path) -> None:
    """Entries that say they are larger than the archive: they would be read from the same bytes again and again."""
    content = file.read_bytes()
    at = content.rfind(b"PK\x01\x02")
    file.write_bytes(content[: at + 20] + struct.pack("<II", 2_000_000_000, 2_000_000_000) + content[at + 28 :])


def _newer(file: Path) -> None:
    rewritten(file, _edit("archive.json", b'"archive":1', b'"archive":2'))


def _not_a_zip(file: Path) -> None:
    file.write_bytes(b"not a zip at all")


def _nested(file: Path) -> None:
    rewritten(file, lambda entries: entries.update({"archive.json": b"[" * 100_000}))


@pytest.mark.parametrize("harm", [_linked, _packed, _twice, _overlapping, _newer, _not_a_zip, _nested])
def test_an_archive_made_to_do_harm_is_refused(archive: Path, tmp_path: Path, harm: Callable[[Path], None]) -> None:
    harm(archive)
    before = files(tmp_path)
    with pytest.raises(LoadError) as told:
        init_from(tmp_path / "bad.kg", archive)
    assert ("version 2" in told.value.what and "newer kgraph" in told.value.fix) if harm is _newer else "damaged" in told.value.what
    assert files(tmp_path) == before


def test_an_archive_cut_anywhere_or_with_a_byte_changed_is_refused_or_whole(tmp_path: Path) -> None:
    """Bytes of the zip itself that mean nothing to a reader may change; the base is then the whole one."""
    content = OLD.read_bytes()
    with init_from(tmp_path / "whole.kg", OLD) as made:
        whole = truth(made.folder)
    bad, accepted = tmp_path / "bad.kgraph", 0
    for at in range(0, len(content), 127):
        for harmed in (content[:at], content[:at] + bytes([content[at] ^ 0x41]) + content[at + 1 :]):
            bad.write_bytes(harmed)
            try:
                init_from(tmp_path / "bad.kg", bad).close()
            except LoadError:
                assert not (tmp_path / "bad.kg").exists()
                continue
            accepted += 1
            assert truth(tmp_path / "bad.kg") == whole
            shutil.rmtree(tmp_path / "bad.kg")
    assert accepted < 10
    assert list(tmp_path.glob("*.part")) == []


@pytest.mark.parametrize("place", ["missing.kgraph", "folder.kgraph", "pipe.kgraph"])
def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path: Path, place: str) -> None:
    (tmp_path / "folder.kgraph").mkdir()
    os.mkfifo(tmp_path / "pipe.kgraph")
    with pytest.raises(LoadError):
        init_from(tmp_path / "new.kg", tmp_path / place)
    assert not (tmp_path / "new.kg").exists()


def test_a_base_that_is_there_is_not_made_again_of_an_archive(base: KnowledgeBase, archive: Path) -> None:
    with pytest.raises(BaseFolderError, match="something there already"):
        init_from(base.folder, archive)


def test_what_a_killed_reader_of_an_archive_left_behind_goes_with_the_next(base: KnowledgeBase, archive: Path) -> None:
    (base.folder / "archive.77.part" / "claims").mkdir(parents=True)
    (base.folder / "archive.77.part" / "claims" / "x").write_bytes(b"half")
    before = {name: content for name, content in truth(base.folder).items() if not name.startswith("archive.")}
    base.load(archive, recorded=DAY)
    assert truth(base.folder) == before


def test_an_archive_is_taken_in_under_any_name_if_it_is_called_one_and_replaces_nothing(base: KnowledgeBase, archive: Path) -> None:
    with pytest.raises(UsageError, match="replaces nothing"):
        base.load(archive, recorded=DAY, replaces="few.csv")
    renamed = archive.rename(archive.with_suffix(".backup"))
    assert not base.load(renamed, recorded=DAY, with_="kgraph").new


def test_the_commands_write_and_read_an_archive(base: KnowledgeBase, tmp_path: Path) -> None:
    file, again = tmp_path / "out.kgraph", tmp_path / "again.kg"
    assert kgraph("export", base.folder, file).stderr == f"wrote {file}\n"
    assert kgraph("init", again, "--from", file).stderr.startswith(f"made {again}: ")
    assert kgraph("load", again, file).stderr == "out.kgraph: nothing new, it is here already\n"
    assert kgraph("init", tmp_path / "x.kg", "--from", file, "--sample").returncode == 2
    refused = kgraph("export", base.folder, tmp_path / "out.zip")
    assert (refused.returncode, refused.stderr.count("kgraph: ")) == (2, 1)


def test_corrections_replaced_tables_and_purges_travel(base: KnowledgeBase, tmp_path: Path) -> None:
    claim = next(edge.claims[0] for edge in base.graph().edges() if edge.subject == "p3")
    base.judge("correct", claim, who="Lan", when="2026-11-26", values={"valid": "1993-05/2003"})
    base.load(table(tmp_path, 7, "many"), recorded=date(2026, 11, 27), replaces="many.csv")
    base.export(tmp_path / "edited.kgraph")
    with init_from(tmp_path / "edited.kg", tmp_path / "edited.kgraph") as again:
        assert (again.revision, truth(again.folder)) == (base.revision, truth(base.folder))
    base.judge("purge", "src:paper", who="Lan", when="2026-11-28")
    base.export(tmp_path / "purged.kgraph")
    with init_from(tmp_path / "purged.kg", tmp_path / "purged.kgraph") as again:
        assert (again.revision, truth(again.folder)) == (base.revision, truth(base.folder))
        assert deep_check(again.folder).is_sound


def test_an_archive_in_which_a_source_was_purged_purges_it_here_too(base: KnowledgeBase, archive: Path, tmp_path: Path) -> None:
    base.judge("purge", "src:paper", who="Lan", when="2026-11-28")
    base.export(tmp_path / "purged.kgraph")
    with init_from(tmp_path / "other.kg", archive) as other:
        other.load(tmp_path / "purged.kgraph", recorded=DAY)
        assert other.revision == base.revision
        assert not list((other.folder / "documents").iterdir())
        assert deep_check(other.folder).is_sound
    with pytest.raises(UsageError, match="replaces nothing"):
        base.load(archive, recorded=DAY, replaces="few.csv")
