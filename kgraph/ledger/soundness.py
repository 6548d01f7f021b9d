"""What of a ledger is damaged and what is sound: every digest, quote and reference, read on after each fault."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from json import loads
from pathlib import Path

from kgraph.claims import Claim
from kgraph.durable import UNFINISHED, reason
from kgraph.errors import BaseFolderError
from kgraph.judgements import Judgement, Verb, in_force
from kgraph.ledger import load_files
from kgraph.ledger.folder import PURGING, Ledger
from kgraph.ledger.load_check import check_load
from kgraph.resolving.corrections import with_corrections

_AGAIN = "take the file from a backup, or remove it and load its source again"
_FROM_BACKUP = "take the file from a backup"
_GOES = "nothing: the next load or build removes it"
_ENDINGS = {"claims": (".jsonl", ".jsonl.zst"), "documents": (".txt",), "bad-rows": (".jsonl",)}
"""The folders of a ledger, and how the names of their files end."""

_BAD_ROW = {"what", "where", "fix", "row"}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a file of the base, at which line (0 for the whole file), and how to mend it.

    ``harmless`` is what no answer suffers from: what killed writers left, and judgements on what is not here.
    """

    part: str
    file: str
    line: int
    what: str
    fix: str
    harmless: bool = False


@dataclass
class Soundness:
    """The faults in the order in which they were found, and how many things of each part are sound."""

    faults: list[Fault] = field(default_factory=list)
    sound: Counter[str] = field(default_factory=Counter)

    @property
    def is_sound(self) -> bool:
        """Whether nothing is damaged."""
        return all(fault.harmless for fault in self.faults)


def check_ledger(ledger: Ledger, wanted: set[str] | None = None, edges: Collection[str] | None = None) -> Soundness:
    """Read all of a ledger, and go on after every fault; nothing is written, and no lock is taken.

    From ``wanted`` the ids of sound claims are removed. Judgements on edges are looked up in ``edges``, where they are given.
    """
    return _Reading(ledger, set() if wanted is None else wanted, edges).all()


class _Reading:
    """One reading of a ledger: what loads and judgements speak of, until it is met."""

    def __init__(self, ledger: Ledger, wanted: set[str], edges: Collection[str] | None) -> None:
        self._ledger, self._folder = ledger, ledger.path
        self._wanted, self._edges = wanted, edges
        self._found = Soundness()
        self._judged: list[tuple[int, Judgement]] = []
        self._unmet: set[str] = set()
        self._loads: set[str] = set()
        self._documents: dict[str, bool] = {}
        self._quotes: Counter[str] = Counter()
        self._kept: dict[str, Path] = {}
        self._corrected: Mapping[str, Judgement] = {}
        self._purged: frozenset[str] = frozenset()
        self._text = lru_cache(maxsize=4)(self._read_text)

    def all(self) -> Soundness:
        """Read the parts in the order in which one needs another."""
        self._read_judgements()
        for file in self._files("claims"):
            self._read_kept(file)
        for file in self._files("claims"):
            self._read_load(file)
        self._tell_not_kept()
        self._read_documents()
        self._read_bad_rows()
        self._match_judgements()
        self._find_leftovers()
        return self._found

    def _read_judgements(self) -> None:
        file, ids = self._folder / "judgements.jsonl", set[str]()
        for number, line in enumerate(self._lines("judgement", file), 1):
            try:
                judgement = self._ledger.read_judgement(number, line)
            except BaseFolderError:
                if line.endswith(b"\n"):
                    self._tell("judgement", file, number, "the judgement cannot be read", f"{_FROM_BACKUP}, or remove the line")
                else:
                    self._tell("judgement", file, number, "the line was cut off, so it was never made", _GOES, harmless=True)
                continue
            if judgement.id in ids:
                what = f"the judgement {judgement.id} stands here a second time"
                self._tell("judgement", file, number, what, f"{_FROM_BACKUP}, or remove the line")
                continue
            ids.add(judgement.id)
            self._judged.append((number, judgement))
            self._unmet.update(judgement.subjects)
        self._found.sound["judgement"] = len(ids)
        self._corrected = in_force(judgement for _, judgement in self._judged).corrected
        self._purged = frozenset(judgement.subjects[0] for _, judgement in self._judged if judgement.verb is Verb.PURGE)

    def _read_load(self, file: Path) -> None:
        check = check_load(file, self._quoted)
        self._loads.add(load_files.id_in_name(file))
        self._unmet.discard(load_files.id_in_name(file))
        for digest in check.documents:
            self._documents.setdefault(digest, False)
        for fault in check.faults:
            self._tell("load", file, fault.line, fault.what, _AGAIN)
        self._found.sound["load"] += not check.faults
        self._found.sound["claim"] += check.claims

    def _read_kept(self, file: Path) -> None:
        """Note which claims of other loads a load keeps; what is damaged in it is told when it is read."""
        with suppress(BaseFolderError, ValueError, KeyError, TypeError):
            lines = load_files.lines(file)
            if b'"replaces"' in next(lines, b""):
                self._kept |= {loads(line)["kept"]: file for line in lines if line.startswith(b'{"kept":')}

    def _tell_not_kept(self) -> None:
        for file, count in sorted(Counter(self._kept.values()).items()):
            what = f"{count} claim{'s' * (count > 1)} that it keeps of the load it replaced {'are' if count > 1 else 'is'} in no load"
            self._tell("load", file, 0, what, "take the load that it replaces from a backup")

    def _quoted(self, claim: Claim) -> bool | None:
        source = claim.source
        for one in self._with_corrections(claim):
            self._wanted.discard(one.id)
            self._unmet -= {one.id, one.subject.id, one.object.id}
        self._unmet.discard(source.work.id)
        self._kept.pop(claim.id, None)
        if not source.document or (not source.quote and source.work.id in self._purged):
            return True
        self._quotes[source.document] += 1
        text = self._text(source.document)
        return None if text is None else text[source.start : source.end] == source.quote

    def _with_corrections(self, claim: Claim) -> Iterator[Claim]:
        try:
            yield from with_corrections([claim], self._corrected)
        except BaseFolderError as err:
            at = {judgement.id: number for number, judgement in self._judged}
            what, judged = err.what.removeprefix("the judgement is damaged: "), err.where.rpartition(" ")[2]
            self._tell("judgement", self._folder / "judgements.jsonl", at[judged], what, f"{_FROM_BACKUP}, or remove the line")

    def _read_text(self, digest: str) -> str | None:
        try:
            return load_files.read_document(self._folder / "documents", digest)
        except (BaseFolderError, OSError, ValueError):
            return None

    def _read_documents(self) -> None:
        for file in self._files("documents"):
            digest = file.name.removesuffix(".txt")
            if digest not in self._documents:
                self._tell("document", file, 0, "no load speaks of this text", "remove it, or leave it", harmless=True)
                continue
            self._documents[digest] = True
            if self._text(digest) is None:
                self._tell("document", file, 0, f"the text was changed{self._quoting(digest)}", _AGAIN)
            else:
                self._found.sound["document"] += 1
        for digest in sorted(digest for digest, there in self._documents.items() if not there):
            file = load_files.document_file(self._folder / "documents", digest)
            self._tell("document", file, 0, f"the text is not here{self._quoting(digest)}", "put the file back, or load its source again")

    def _quoting(self, digest: str) -> str:
        count = self._quotes[digest]
        return f": {count} claim{'s quote' if count > 1 else ' quotes'} it" if count else ""

    def _read_bad_rows(self) -> None:
        for file in self._files("bad-rows"):
            if load_files.id_in_name(file) not in self._loads:
                self._tell("bad rows", file, 0, "no load skipped these rows", "remove them, or leave them", harmless=True)
                continue
            wrong = [number for number, line in enumerate(self._lines("bad rows", file), 1) if not _is_bad_row(line)]
            for number in wrong:
                self._tell("bad rows", file, number, "the row cannot be read", _FROM_BACKUP)
            self._found.sound["bad rows"] += not wrong

    def _match_judgements(self) -> None:
        """Tell of judgements on what is not here; they wait for it, and change nothing."""
        before: set[str] = set()
        for number, judgement in self._judged:
            for subject in judgement.subjects:
                if not self._is_here(judgement.verb, subject, before):
                    what = f"{judgement.id} judges '{subject}', which is not here"
                    fix = "undo the judgement, or load what it speaks of"
                    self._tell("judgement", self._folder / "judgements.jsonl", number, what, fix, harmless=True)
            before.add(judgement.id)

    def _is_here(self, verb: Verb, subject: str, judged_before: set[str]) -> bool:
        if verb is Verb.UNDO:
            return subject in judged_before
        if verb in (Verb.SPLIT, Verb.JOIN):
            return self._edges is None or subject in self._edges
        return subject not in self._unmet

    def _find_leftovers(self) -> None:
        if (self._folder / PURGING).exists():
            what = "words of a purged source may still be here: deleting them was not finished"
            self._tell("judgement", self._folder / PURGING, 0, what, "let a writer make an end of it: kgraph build", harmless=True)
        half = "a writer that was killed, or is at work, has this half written"
        for file in self._entries("."):
            if file.name.endswith(UNFINISHED):
                self._tell("leftover", file, 0, half, _GOES, harmless=True)
        for folder, endings in _ENDINGS.items():
            for file in self._entries(folder):
                if file.name.endswith(UNFINISHED):
                    self._tell("leftover", file, 0, half, _GOES, harmless=True)
                elif not file.name.endswith(endings):
                    self._tell("leftover", file, 0, "this is no file of kgraph", "move it elsewhere", harmless=True)

    def _files(self, folder: str) -> list[Path]:
        return [file for file in self._entries(folder) if file.name.endswith(_ENDINGS[folder])]

    def _entries(self, folder: str) -> list[Path]:
        try:
            return sorted((self._folder / folder).iterdir())
        except OSError:
            return []

    def _lines(self, part: str, file: Path) -> Iterator[bytes]:
        if not file.exists() and not file.is_symlink():
            return
        try:
            if not file.is_file():
                raise OSError("this is no file")
            with file.open("rb") as read:
                yield from read
        except OSError as err:
            self._tell(part, file, 0, f"the file cannot be read: {reason(err)}", _FROM_BACKUP)

    def _tell(self, part: str, file: Path, line: int, what: str, fix: str, *, harmless: bool = False) -> None:
        self._found.faults.append(Fault(part, file.relative_to(self._folder).as_posix(), line, what, fix, harmless))


def _is_bad_row(line: bytes) -> bool:
    try:
        said = loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(said, dict) and set(said) == _BAD_ROW
