"""One graph with the claims behind it as a file of SQLite: written as it is resolved, read node by node or edge by edge."""

import sqlite3
from collections.abc import Container, Iterable, Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import orjson

from kgraph.claims import Claim, Source, Work
from kgraph.engines.stored import Stored, stored_record
from kgraph.findings import Finding, finding_record, read_finding
from kgraph.graph import Edge, TemporalGraph
from kgraph.graph_records import edge_line, node_line, read_edge, read_node
from kgraph.judgements import Judgements
from kgraph.ledger.load_files import ClaimLine, id_in_name, read_each
from kgraph.ledger.standing import Standing
from kgraph.model import Kind, Node, Relation
from kgraph.records import as_line, claim_record, read_claim, read_saying, read_work, work_record
from kgraph.resolving.corrections import with_corrections
from kgraph.resolving.edges import first_of
from kgraph.resolving.resolve import in_force
from kgraph.resolving.structure import is_template

_TABLES = """
CREATE TABLE node (id TEXT PRIMARY KEY, kind TEXT, line BLOB) WITHOUT ROWID;
CREATE TABLE edge (id TEXT, key TEXT, subject TEXT, object TEXT, recorded TEXT, line BLOB);
CREATE TABLE finding (about TEXT, line BLOB, UNIQUE (line));
CREATE TABLE work (number INTEGER PRIMARY KEY, id TEXT, line BLOB, UNIQUE (id, line));
CREATE TABLE claim (id TEXT, subject TEXT, object TEXT, relation TEXT, template INTEGER, work INTEGER, recorded TEXT, line BLOB);
"""
_INDEXES = """
CREATE UNIQUE INDEX IF NOT EXISTS edge_id ON edge (id);
CREATE INDEX IF NOT EXISTS edge_key ON edge (key);
CREATE INDEX IF NOT EXISTS edge_subject ON edge (subject);
CREATE INDEX IF NOT EXISTS edge_object ON edge (object);
CREATE UNIQUE INDEX IF NOT EXISTS claim_id ON claim (id);
CREATE INDEX IF NOT EXISTS claim_subject ON claim (subject);
CREATE INDEX IF NOT EXISTS claim_object ON claim (object);
CREATE INDEX IF NOT EXISTS claim_template ON claim (template) WHERE template;
"""
"""Made after the rows: sorted once, instead of one by one."""
_AT_ONCE = 2_000


class GraphStore:
    """The file of one graph. A writer makes it with ``create`` or opens a copy with ``change``; a reader takes what it needs.

    ``about`` and ``key`` are the id of the first edge that a finding, or an edge, belongs to: all spells of one subject, relation and
    object share it.
    """

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._said_by: dict[Work, tuple[int, Source]] = {}

    @classmethod
    def create(cls, path: Path) -> "GraphStore":
        """Make an empty file; ``finish`` ends it."""
        database = _opened(path)
        database.executescript(_TABLES)
        return cls(database)

    @classmethod
    def change(cls, path: Path) -> "GraphStore":
        """Open a copy of a finished file to change it; ``finish`` ends it."""
        return cls(_opened(path))

    @classmethod
    def read(cls, path: Path) -> "closing[GraphStore]":
        """Open a finished file, which nobody changes any more."""
        return closing(cls(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)))

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def save(self) -> None:
        """Write to the file what was changed in a copy of a finished one."""
        self._database.commit()

    def finish(self) -> None:
        """Make what is missing of the indexes, keep of claims with one id the earliest, and write all to the file."""
        self._drop_later_claims()
        self._database.executescript(_INDEXES)
        self._database.commit()
        self._database.close()

    def take(self, file: Path, standing: Standing, judgements: Judgements) -> Iterator[Claim]:
        """Keep the claims of a load and those that correct them, and yield what each says that counts, without where.

        Raises:
            BaseFolderError: the load is damaged: at what line.
        """
        rows: list[tuple[object, ...]] = []
        for claim, row, corrections in read_each(file, lambda found: self._read_corrected(found, judgements)):
            rows += [row, *map(self._row, corrections)]
            if len(rows) >= _AT_ONCE:
                self._keep_claims(rows)
            if standing.counts(id_in_name(file), claim.id):
                yield from (claim, *corrections)
        self._keep_claims(rows)

    def take_more(self, file: Path) -> list[Claim]:
        """Keep what claims of a load are not here yet, and return what each says, without where.

        Raises:
            BaseFolderError: the load is damaged: at what line.
        """
        found: list[Claim] = []
        for claim, row in list(read_each(file, self._read)):
            if self._database.execute("INSERT OR IGNORE INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row).rowcount:
                found.append(claim)
        return found

    def keep_edges(self, edges: Iterable[Edge]) -> None:
        """Keep edges."""
        rows = ((edge.id, first_of(edge.id), edge.subject, edge.object, edge.recorded.isoformat(), edge_line(edge)) for edge in edges)
        self._database.executemany("INSERT INTO edge VALUES (?, ?, ?, ?, ?, ?)", rows)

    def keep_nodes(self, nodes: Iterable[Node]) -> None:
        """Keep nodes; one that is there already is replaced."""
        self._database.executemany("INSERT OR REPLACE INTO node VALUES (?, ?, ?)", ((n.id, str(n.kind), node_line(n)) for n in nodes))

    def keep_findings(self, findings: Iterable[tuple[str, Finding]]) -> None:
        """Keep findings, each once, with the key of the edge it is about, if it is about one."""
        rows = ((about, as_line(finding_record(finding))) for about, finding in findings)
        self._database.executemany("INSERT OR IGNORE INTO finding VALUES (?, ?)", rows)

    def remove_edges(self, ids: Iterable[str]) -> None:
        """Remove edges."""
        self._database.executemany("DELETE FROM edge WHERE id = ?", ((edge_id,) for edge_id in ids))

    def remove_nodes(self, ids: Iterable[str]) -> None:
        """Remove nodes."""
        self._database.executemany("DELETE FROM node WHERE id = ?", ((node_id,) for node_id in ids))

    def remove_findings(self, keys: Iterable[str], subjects: Container[str], codes: Container[str]) -> None:
        """Remove the findings about edges of these keys, and those of some codes about nodes."""
        self._database.executemany("DELETE FROM finding WHERE about = ?", ((key,) for key in keys))
        for number, line in self._database.execute("SELECT rowid, line FROM finding WHERE about = ''").fetchall():
            finding = read_finding(orjson.loads(line))
            if finding.finding in codes and finding.subject in subjects:
                self._database.execute("DELETE FROM finding WHERE rowid = ?", (number,))

    def node(self, node_id: str) -> Node | None:
        """Return a node, or None."""
        found = self._database.execute("SELECT line FROM node WHERE id = ?", (node_id,)).fetchone()
        return read_node(orjson.loads(found[0])["node"]) if found else None

    def edge(self, edge_id: str) -> Edge | None:
        """Return an edge, or None."""
        found = self._database.execute("SELECT line FROM edge WHERE id = ?", (edge_id,)).fetchone()
        return read_edge(orjson.loads(found[0])["edge"]) if found else None

    def edges_touching(self, ids: Iterable[str]) -> list[Edge]:
        """Return the edges of nodes, each once."""
        query = "SELECT id, line FROM edge WHERE subject = ?1 UNION SELECT id, line FROM edge WHERE object = ?1"
        found = {edge_id: line for node_id in ids for edge_id, line in self._database.execute(query, (node_id,))}
        return [read_edge(orjson.loads(found[edge_id])["edge"]) for edge_id in sorted(found)]

    def edges_from(self, node_id: str) -> list[Edge]:
        """Return the edges that leave a node."""
        lines = self._database.execute("SELECT line FROM edge WHERE subject = ? ORDER BY id", (node_id,))
        return [read_edge(orjson.loads(line)["edge"]) for (line,) in lines]

    def has_edges(self, node_id: str) -> bool:
        """Whether an edge ends at the node."""
        query = "SELECT EXISTS (SELECT 1 FROM edge WHERE subject = ?1) OR EXISTS (SELECT 1 FROM edge WHERE object = ?1)"
        return bool(self._database.execute(query, (node_id,)).fetchone()[0])

    def is_cited(self, work_id: str) -> bool:
        """Whether an edge has the source; looks through all of them."""
        quoted = orjson.dumps(work_id)
        lines = self._database.execute("SELECT line FROM edge WHERE instr(line, ?)", (quoted,))
        return any(work_id in orjson.loads(line)["edge"]["sources"] for (line,) in lines)

    def works(self, work_id: str) -> set[Work]:
        """Return the works that claims describe under an id: several, where they differ."""
        return {read_work(orjson.loads(line)) for (line,) in self._database.execute("SELECT line FROM work WHERE id = ?", (work_id,))}

    def templates(self, judgements: Judgements) -> list[Claim]:
        """Return the templates in force: claims about a sort of body."""
        return in_force(self._sayings("WHERE template", ()), judgements)

    def sayings(self, ids: Iterable[str], relations: frozenset[Relation], most: int) -> list[Claim]:
        """Return what the claims about nodes say (of some relations, if given), without where; no more than so many."""
        found: dict[str, Claim] = {}
        for node_id in ids:
            for end in ("subject", "object"):
                for claim in self._sayings(f"WHERE claim.{end} = ?", (node_id,)):
                    if not relations or claim.relation in relations:
                        found[claim.id] = claim
                    if len(found) >= most:
                        return list(found.values())
        return list(found.values())

    def nodes(self, kind: Kind | None = None) -> Iterator[Node]:
        """Yield the nodes, or those of one kind, by id."""
        of_kind, given = (" WHERE kind = ?", (str(kind),)) if kind else ("", ())
        for (line,) in self._database.execute(f"SELECT line FROM node{of_kind} ORDER BY id", given):
            yield read_node(orjson.loads(line)["node"])

    def edges(self) -> Iterator[Edge]:
        """Yield the edges by id."""
        for (line,) in self._database.execute("SELECT line FROM edge ORDER BY id"):
            yield read_edge(orjson.loads(line)["edge"])

    def stored_edges(self) -> Iterator[tuple[str, str, Relation, Stored]]:
        """Yield of each edge, by id, the ids of its ends, its relation, and what engines with Cypher store of it."""
        for (line,) in self._database.execute("SELECT line FROM edge ORDER BY id"):
            record = orjson.loads(line)["edge"]
            yield record["subject"], record["object"], Relation(record["relation"]), stored_record(record)

    def graph(self) -> TemporalGraph:
        """Return all of it as a value."""
        return TemporalGraph(self.nodes(), self.edges())

    def findings(self) -> tuple[Finding, ...]:
        """Return the findings, sorted."""
        return tuple(sorted(read_finding(orjson.loads(line)) for (line,) in self._database.execute("SELECT line FROM finding")))

    def claims(self, ids: Iterable[str]) -> Iterator[Claim]:
        """Yield the claims with these ids that there are, whether they made an edge or not."""
        query = "SELECT work.line, recorded, claim.line FROM claim JOIN work ON work = number WHERE claim.id = ?"
        for claim_id in filter(str.isascii, ids):
            for said_by, recorded, line in self._database.execute(query, (claim_id,)):
                work = read_work(orjson.loads(said_by))
                yield read_claim(orjson.loads(line)["claim"], {work.id: work}, recorded)

    def claim_lines(self) -> Iterator[tuple[str, bytes]]:
        """Yield the ids of the claims, each with the line that stands for it."""
        yield from self._database.execute("SELECT id, line FROM claim ORDER BY id")

    def digest(self) -> str:
        """Return the SHA-256 of the graph's lines, which is equal for equal graphs."""
        digest = sha256()
        for table in ("node", "edge"):
            for (line,) in self._database.execute(f"SELECT line FROM {table} ORDER BY id"):
                digest.update(line)
        return digest.hexdigest()

    def counts(self) -> tuple[int, int]:
        """Return how many nodes and edges there are."""
        nodes, edges = (self._database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("node", "edge"))
        return nodes, edges

    def recorded(self) -> str:
        """Return the latest day on which the ledger took in what an edge says; ``""`` without edges."""
        found = self._database.execute("SELECT max(recorded) FROM edge").fetchone()[0]
        return found or ""

    def _sayings(self, where: str, given: tuple[str, ...]) -> Iterator[Claim]:
        query = f"SELECT work.line, recorded, claim.line FROM claim JOIN work ON work = number {where}"
        for said_by, recorded, line in self._database.execute(query, given):
            yield read_saying(orjson.loads(line)["claim"], Source(read_work(orjson.loads(said_by)), ""), recorded)

    def _read(self, found: ClaimLine) -> tuple[Claim, tuple[object, ...]]:
        line, record, work, recorded = found
        if work not in self._said_by:
            self._said_by[work] = self._number(work), Source(work, "")
        number, source = self._said_by[work]
        claim = read_saying(record, source, recorded)
        ends = claim.subject.id, claim.object.id
        return claim, (claim.id, *ends, str(claim.relation), is_template(claim), number, recorded, line)

    def _read_corrected(self, found: ClaimLine, judgements: Judgements) -> tuple[Claim, tuple[object, ...], tuple[Claim, ...]]:
        """Read a claim and those that correct it, for whose ids it takes the place where it stands."""
        claim, row = self._read(found)
        if claim.id not in judgements.corrected:
            return claim, row, ()
        whole = read_claim(found[1], {found[2].id: found[2]}, found[3])
        return claim, row, tuple(with_corrections([whole], judgements.corrected, judgements.rejected))[1:]

    def _row(self, claim: Claim) -> tuple[object, ...]:
        ends = claim.subject.id, claim.object.id
        number, line = self._number(claim.source.work), as_line({"claim": claim_record(claim)})
        return claim.id, *ends, str(claim.relation), is_template(claim), number, claim.recorded, line

    def _number(self, work: Work) -> int:
        said = work.id, as_line(work_record(work))
        self._database.execute("INSERT OR IGNORE INTO work (id, line) VALUES (?, ?)", said)
        number: int = self._database.execute("SELECT number FROM work WHERE id = ? AND line = ?", said).fetchone()[0]
        return number

    def _keep_claims(self, rows: list[tuple[object, ...]]) -> None:
        self._database.executemany("INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        rows.clear()

    def _drop_later_claims(self) -> None:
        """Rows stand in the order of the loads, which is that of their days."""
        self._database.execute("CREATE TEMP TABLE twice AS SELECT id, min(rowid) AS first FROM claim GROUP BY id HAVING count(*) > 1")
        later = "SELECT 1 FROM twice WHERE twice.id = claim.id AND twice.first < claim.rowid"
        self._database.execute(f"DELETE FROM claim WHERE EXISTS ({later})")


def _opened(path: Path) -> sqlite3.Connection:
    """Open for writing, without a journal: the file is made beside its place, and thrown away if the writer ends early."""
    database = sqlite3.connect(path)
    database.execute("PRAGMA journal_mode = OFF")
    database.execute("PRAGMA synchronous = OFF")
    return database
