"""Which loads stand: neither withdrawn nor replaced by another one, of those that were recorded up to a day."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from kgraph.errors import AmbiguousNameError, BaseFolderError, UnknownNameError
from kgraph.ledger import load_files
from kgraph.ledger.load_changes import records
from kgraph.ledger.replacing import Header, SaidBefore, replaced


class Standing:
    """The loads as their headers tell, and what a load that was replaced still says through the one that took its place.

    A load is meant by its content, whatever its day: a base that takes in an archive keeps its own load of a content that both have.

    Raises:
        BaseFolderError: a load is damaged, or one is missing that another one keeps claims of.
    """

    def __init__(self, files: Sequence[Path], withdrawn: Collection[str], known: date = date.max) -> None:
        self._files = {load_files.id_in_name(file): file for file in files}
        self._by_content = {_content(load): load for load in self._files}
        headers = {load: self._with_own_id(file, load_files.read_header(file)) for load, file in self._files.items()}
        out = {self._by_content.get(_content(load), load) for load in withdrawn}
        self.headers = {load: head for load, head in headers.items() if head.recorded <= known.isoformat()}
        self.replaced_by = replaced(self.headers, out)
        self._stand = self.headers.keys() - out - self.replaced_by.keys()

    def stands(self, load: str) -> bool:
        """Whether a load stands."""
        return load in self._stand

    def counts(self, load: str, claim: str) -> bool:
        """Whether what a load says counts: it stands, or it was replaced and the claim was said again."""
        return load in self._stand or (load in self.replaced_by and claim in self._kept)

    def has_more(self, load: str) -> bool:
        """Whether any claim of a load can count."""
        return load in self._stand or (load in self.replaced_by and bool(self._kept))

    def to_replace(self, named: str) -> str:
        """Return the id of the one load that stands and has that id, or was read from a file of that name.

        Raises:
            UnknownNameError: there is none, or it stands no more.
            AmbiguousNameError: there are several.
        """
        found = [load for load, head in self.headers.items() if named in (load, head.file)]
        stand = [load for load in found if self.stands(load)]
        if len(stand) == 1:
            return stand[0]
        if stand:
            raise AmbiguousNameError(f"{len(stand)} loads of '{named}' stand", fix=f"give the id of one: {', '.join(stand)}")
        if found:
            after = self.replaced_by.get(found[-1], "")
            fix = f"replace that one: --replaces {after}" if after else f"reinstate it first: kgraph review KB reinstate {found[-1]}"
            raise UnknownNameError(f"load {found[-1]} stands no more: {f'{after} replaced it' if after else 'it is withdrawn'}", fix=fix)
        near = get_close_matches(named, [*self.headers, *(head.file for head in self.headers.values())], 1)
        fix = f"did you mean '{near[0]}'?" if near else "kgraph review KB lists the loads"
        raise UnknownNameError(f"no load has the id '{named}', or is of a file of that name", fix=fix)

    def said_before(self, load: str) -> SaidBefore:
        """Read what a load that is to be replaced says, with what it kept itself."""
        chain = [load]
        while (older := self.headers[chain[-1]].replaces) in self.headers and older not in chain:
            chain.append(older)
        kept = _kept([self._files[load]])
        own = frozenset[str]().union(*(_own_documents(self._files[one], self.headers[one].file) for one in chain))
        claims = (claim for one in chain for claim in load_files.read_claims(self._files[one]) if one == load or claim.id in kept)
        return SaidBefore(claims, own)

    def _with_own_id(self, file: Path, head: Header) -> Header:
        """Name the load that a load replaces by the id that it has here."""
        if not head.replaces:
            return head
        older = self._by_content.get(_content(head.replaces))
        if older is None:
            what = f"load {head.replaces} is missing, which this one keeps claims of"
            fix = "take its file from a backup, or load its source again with the day in that id"
            raise BaseFolderError(what, where=str(file), fix=fix)
        return replace(head, replaces=older)

    @cached_property
    def _kept(self) -> frozenset[str]:
        return _kept(self._files[load] for load in self._stand if self.headers[load].replaces)


def _content(load: str) -> str:
    """Return the part of a load's id that tells its content, and not the day."""
    return load.rpartition("-")[2]


def _kept(files: Iterable[Path]) -> frozenset[str]:
    return frozenset(record["kept"] for file in files for record in records(file) if "kept" in record)


def _own_documents(file: Path, name: str) -> frozenset[str]:
    """Return the digest of the very file that a load was read from, if it is kept as a document."""
    return frozenset(record["document"] for record in records(file) if "document" in record and record.get("name") == name)
