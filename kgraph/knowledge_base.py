"""The folder, its graph and its questions in one hand: what ``kgraph.open`` returns."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import RLock, local
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from kgraph import exports, generations
from kgraph.asking import Questions
from kgraph.bundled import data_folder
from kgraph.claims import Claim
from kgraph.dates import day_before
from kgraph.engines.base import Engine
from kgraph.errors import BaseFolderError, DataError, UnknownNameError, UsageError
from kgraph.graph import TemporalGraph
from kgraph.judgements import Judgement, Verb, decided_on, in_force, made_by, not_undone, refuse_policy
from kgraph.judging import check_subjects, verb_called
from kgraph.known import KnownBase, KnownGraph
from kgraph.learned import LearnedDays
from kgraph.ledger import archives
from kgraph.ledger.folder import Ledger, Load
from kgraph.ledger.policies import Trusted
from kgraph.loading import BadRow, Loaded, Refused, given
from kgraph.open_graph import OpenGraph
from kgraph.questions.changes import Changes, changes
from kgraph.questions.proposals import Proposals, texts_of
from kgraph.questions.review import Review, candidates, review

if TYPE_CHECKING:
    from kgraph.engines.cypher import Table

SAMPLE_RECORDED = date(2026, 11, 24)
"""The day on which the bundled data are recorded, so that everybody's base is the same."""

SAMPLE_PLACES = "places:40"
"""The province of the bundled data, as the register has it."""

_KNOWN_DAYS = 4
"""How many earlier days are kept in memory."""


class KnowledgeBase(Questions):
    """A knowledge base that is open for questions; a context manager that closes itself.

    Whatever takes a person, a post or a place takes an id, a name (with or without accents) or a Node. Several threads may ask.
    """

    def __init__(self, path: str | Path) -> None:
        self.folder = Path(path)
        self._lock = RLock()
        self._mine = local()
        self._ledger = Ledger.open(self.folder)
        self._open: OpenGraph | None = OpenGraph(self._ledger)
        self._known: dict[tuple[str, date], KnownBase] = {}

    @property
    def revision(self) -> str:
        """The version of the graph: 12 hex digits, equal for equal graphs."""
        return self._graph.revision

    @property
    def generation(self) -> generations.Generation:
        """The graph's folder and figures."""
        return self._graph.generation

    @property
    def recorded(self) -> str:
        """The latest day on which the ledger took something in; ``""`` for an empty base."""
        return self.generation.recorded

    @property
    def learned(self) -> str:
        """The latest day on which the ledger took something in or somebody judged; ``""`` for an empty base."""
        return max([self.recorded, *(judgement.when for judgement in self._ledger.judgements())])

    @property
    def engine(self) -> Engine:
        """Where questions are asked, until the base turns to a newer graph; ``asking`` keeps it open."""
        return self._graph.engine

    def document(self, digest: str) -> str:
        """Return the text of a stored document."""
        return self._ledger.document(digest)

    def cypher(
        self, query: str, /, parameters: Mapping[str, Any] | None = None, *, seconds: float = 10, most_rows: int = 10_000
    ) -> "Table":
        """Run one reading Cypher query; ``parameters`` are its ``$names``.

        Raises:
            QueryError: the query is wrong, too slow, or would do more than read.
            MissingEngineError: no engine with Cypher can start here.
        """
        with self.one_graph() as graph:
            return graph.cypher.cypher(query, dict(parameters or {}), timeout_seconds=seconds, most_rows=most_rows)

    def why_no_cypher(self) -> str:
        """Return why Cypher cannot be asked here; ``""`` where it can."""
        return self._graph.why_no_cypher()

    def load(
        self,
        path: str | Path,
        *,
        recorded: date,
        with_: str = "",
        map: str | Path | None = None,
        skip_bad_rows: bool = False,
        replaces: str = "",
    ) -> Load:
        """Read a file into the ledger, wholly or not at all, and make the graph anew; an archive keeps the days on which it was recorded.

        With ``replaces``, the id of an earlier load or the name of its file, that load stands no more; what both say alike stays as it was.

        Raises:
            LoadError: the file or a row of it cannot be read; with ``skip_bad_rows`` bad rows are kept aside and counted.
            ChoiceError: what is to be replaced is not one load that stands.
            LockedError: another process is writing.
        """
        options: dict[str, Any] = {"with_": with_, "map": map, "skip_bad_rows": skip_bad_rows, "replaces": replaces}
        (load,) = self.load_each([path], recorded=recorded, **options)
        return load

    def load_each(
        self,
        paths: Iterable[str | Path],
        *,
        recorded: date,
        with_: str = "",
        map: str | Path | None = None,
        skip_bad_rows: bool = False,
        replaces: str = "",
        refused: list[Refused] | None = None,
    ) -> Iterator[Load]:
        """Read files one after the other, each as ``load`` does, and make the graph anew once: after the last, or the one that fails.

        With a list ``refused``, a file that cannot be read stops nothing: it is put there with its error.
        """
        map_, new = Path(map) if map else None, False
        with self._ledger.writing():
            try:
                for path in [Path(path) for path in paths]:
                    try:
                        load = self._record(path, recorded, with_, map_, skip_bad_rows, replaces)
                    except (DataError, UsageError) as err:
                        if refused is None:
                            raise
                        refused.append(Refused(path, err))
                        continue
                    new |= load.new
                    yield load
            finally:
                if new:
                    generations.build(self._ledger)
        self.refresh()

    def judge(
        self, verb: Verb | str, *subjects: str, who: str, when: str, why: str = "", values: Mapping[str, object] | None = None
    ) -> Judgement:
        """Write down what a person decided, and make the graph anew; ``values`` are what a correction puts in place.

        Raises:
            UnknownNameError: what is judged is not in the base; the nearest id is offered.
            UsageError: the subjects or values do not fit the verb, nobody decided, or on no day.
        """
        said = verb_called(verb)
        refuse_policy(who)
        with self._ledger.writing():
            with self.one_graph() as graph, graph.generation.reading() as store:
                corrections = check_subjects(self._ledger, store, said, subjects, values or {})
            judgement = self._ledger.judge(said, subjects, who=who, when=when, why=why, values=corrections)
            generations.build(self._ledger)
        self.refresh()
        return judgement

    def undo_all(self, by: str, *, who: str, when: str, why: str = "") -> tuple[Judgement, ...]:
        """Take back every judgement that somebody made and that stands; ``policy`` means all policies. The graph is made anew once.

        Raises:
            UnknownNameError: no judgement by that name stands; those who judged are named.
        """
        refuse_policy(who)
        with self._ledger.writing():
            stand = not_undone(self._ledger.judgements())
            theirs = [judgement.id for judgement in stand if made_by(judgement, by)]
            if not theirs:
                names = sorted({judgement.who for judgement in stand})
                fix = f"there are judgements by: {', '.join(names)}" if names else "nobody has judged anything that stands"
                raise UnknownNameError(f"no judgement by '{by}' stands", fix=fix)
            undone = tuple(self._ledger.judge(Verb.UNDO, (one,), who=who, when=when, why=why) for one in reversed(theirs))
            generations.build(self._ledger)
        self.refresh()
        return undone

    def known(self, day: date) -> KnownBase:
        """Return the base as it would have answered on a day: claims recorded and judgements made by then, no later undo.

        It is made in memory when first asked for, as large as the graph is; the last few are kept.
        """
        state = self._ledger.digest, day
        with self._lock:
            if state not in self._known:
                while len(self._known) >= _KNOWN_DAYS:
                    self._known.pop(next(iter(self._known)))
                self._known[state] = KnownBase(self.folder, day, KnownGraph(self._ledger, day, self.claims), self.document)
            return self._known[state]

    def changes(self, since: date, until: date | None = None) -> Changes:
        """Return what the base learned from a day on, up to another day or to now, both included: each edge that is not what it was.

        Raises:
            UsageError: the last day lies before the first.
        """
        if until is not None and until < since:
            raise UsageError(f"the day {until} lies before {since}", fix="give the earlier day first")
        before = self.known(day_before(since)).graph() if since > date.min else TemporalGraph()
        with self.one_graph() as graph:
            after = graph.graph() if until is None else self.known(until).graph()
            judgements = self._ledger.judgements()
            headers = self._ledger.standing(in_force(())).headers
            learned = LearnedDays(since, until or date.max, judgements, headers, self.claims, self._ledger.claim_ids)
            return changes(before, after, learned)

    def review(self) -> Review:
        """Return what waits for a decision and what was decided: proposed claims, candidates of one name, judgements, loads."""
        with self.one_graph() as graph, graph.generation.reading() as store:
            judgements = self._ledger.judgements()
            standing = in_force(judgements)
            claims = self._ledger.claims_in_force(standing)
            return review(claims, candidates(store, standing), judgements, standing, self._ledger.loads(standing))

    def proposed(self, source: str) -> Proposals:
        """Return the claims of one source that wait, in the order of its text, with the words marked that say each part.

        Raises:
            UnknownNameError: no claim of such a source waits; those that propose claims are named.
        """
        standing = in_force(self._ledger.judgements())
        texts = {text.work.id: text for text in texts_of(self._ledger.claims_in_force(standing), standing).texts if text.waiting}
        if source not in texts:
            fix = f"sources that propose claims: {', '.join(sorted(texts))}" if texts else "no claim waits for a decision"
            raise UnknownNameError(f"no claim of '{source}' waits for a decision", fix=fix)
        claims = texts[source].waiting
        digests = {claim.source.document for claim in claims if claim.source.document}
        return Proposals(texts[source].work, claims, {digest: self.document(digest) for digest in sorted(digests)})

    def push(self, address: str) -> None:
        """Make a server hold exactly this graph.

        Raises:
            EngineError: the server cannot be reached, refuses, or holds somebody else's graph.
        """
        from kgraph.engines import open_engine

        with open_engine(address) as engine, self.one_graph() as graph:
            engine.put(graph.graph())

    def export(self, path: str | Path, to: str = "") -> None:
        """Write the whole base into one file, lossless: ``to`` or the file's ending names the format, ``kgraph``.

        Raises:
            UsageError: there is no such format.
            BaseFolderError: the base is damaged, or the disk refused.
        """
        exports.export(self._ledger, Path(path), to)

    def build(self) -> None:
        """Make the graph again from the ledger."""
        with self._ledger.writing():
            generations.build(self._ledger)
        self.refresh()

    def refresh(self) -> bool:
        """Turn to the newest graph; whether there was a newer one. Cheap where nothing changed."""
        with self._lock:
            known = self._open
            if known is not None and generations.is_current(known.generation, self._ledger):
                return False
            newest = OpenGraph(self._ledger)
            if known is not None and newest.generation.folder == known.generation.folder:
                newest.let_go()
                return False
            self._open = newest
        if known is not None:
            known.let_go()
        return known is not None

    def close(self) -> None:
        """Let go of the graph, which closes when nobody asks it any more; the knowledge base opens it again when asked."""
        with self._lock:
            graph, self._open = self._open, None
        if graph is not None:
            graph.let_go()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"KnowledgeBase({str(self.folder)!r}, revision {self.revision})"

    @property
    def _graph(self) -> OpenGraph:
        """The graph that this thread asks, else the one that the base last turned to."""
        pinned: OpenGraph | None = getattr(self._mine, "graph", None)
        if pinned is not None:
            return pinned
        with self._lock:
            if self._open is None:
                self._open = OpenGraph(self._ledger)
            return self._open

    @contextmanager
    def one_graph(self) -> Iterator[OpenGraph]:
        """Keep the graph open, and let this thread ask no other."""
        with self._lock:
            before, graph = getattr(self._mine, "graph", None), self._graph
            graph.take()
        self._mine.graph = graph
        try:
            yield graph
        finally:
            self._mine.graph = before
            graph.let_go()

    def _record(self, path: Path, recorded: date, with_: str, map_: Path | None, skip: bool, replaces: str) -> Load:
        if with_ == "kgraph" or (not with_ and archives.is_archive(path)):
            if replaces:
                raise UsageError("an archive is joined to a base, and replaces nothing", where=str(path), fix="leave out --replaces")
            return archives.take_in(self._ledger, path)
        bad: list[BadRow] = []
        said = given(path, with_, map_)
        trusted = self._trusted()
        items = _looked_at(_without_bad(said.items, bad, skip), trusted)
        load = self._ledger.record(items, recorded=recorded, loader=said.loader, file=said.name, bad=bad, replaces=replaces)
        return self._accept(load, trusted, recorded) if load.new else load

    def _trusted(self) -> Trusted:
        """What policies of the base will accept of a load; a claim on which anybody decided is not theirs to decide."""
        policies = self._ledger.policies
        return Trusted(policies, decided_on(self._ledger.judgements()) if policies else frozenset())

    def _accept(self, load: Load, trusted: Trusted, day: date) -> Load:
        for policy in trusted.policies:
            claims = trusted.claims.get(policy.name)
            if claims:
                self._ledger.judge(Verb.ACCEPT, claims, who=policy.who, when=day.isoformat(), why=f"{policy.why}; load {load.id}")
        return replace(load, accepted=sum(map(len, trusted.claims.values())))


def _looked_at(items: Iterator[Any], trusted: Trusted) -> Iterator[Any]:
    for item in items:
        if trusted.policies and isinstance(item, Claim):
            trusted.look_at(item)
        yield item


def _without_bad(items: Iterator[Loaded], bad: list[BadRow], skip: bool) -> Iterator[Any]:
    for item in items:
        if not isinstance(item, BadRow):
            yield item
        elif skip:
            bad.append(item)
        else:
            raise item.error


def open_base(path: str | Path) -> KnowledgeBase:
    """Open a knowledge base.

    Raises:
        BaseFolderError: the folder is none, is damaged, or was made by a newer kgraph.
    """
    return KnowledgeBase(path)


def init_base(path: str | Path) -> KnowledgeBase:
    """Make an empty knowledge base and open it.

    Raises:
        BaseFolderError: something is there already.
    """
    Ledger.create(Path(path))
    return KnowledgeBase(path)


def init_from(path: str | Path, archive: str | Path) -> KnowledgeBase:
    """Make a knowledge base of an archive and open it; it appears under its name when all of it is there.

    Raises:
        LoadError: the archive is damaged, newer, or none.
        BaseFolderError: something is there already, or the disk refused.
    """
    archives.make(Path(path), Path(archive))
    return KnowledgeBase(path)


def init_sample(path: str | Path, recorded: date = SAMPLE_RECORDED) -> KnowledgeBase:
    """Make a knowledge base of the bundled data: every table that has a map beside it, and the places of its province."""
    target = Path(path)
    ledger = Ledger.create(target)
    files = [file for file in sorted(data_folder().glob("*/*.csv")) if file.with_suffix(".toml").is_file()]
    if not files:
        raise BaseFolderError("the bundled data are not here", where=str(data_folder()), fix="install kgraph again: pip install .")
    with ledger.writing():
        for said in (*map(given, files), given(Path(SAMPLE_PLACES))):
            ledger.record(_without_bad(said.items, [], False), recorded=recorded, loader=said.loader, file=said.name)
        generations.build(ledger)
    return KnowledgeBase(target)
