"""A knowledge base whose every text tries to be more than text, if a page lets it."""

from datetime import date
from pathlib import Path

from kgraph import generations
from kgraph.claims import Claim, Document, Source, Work
from kgraph.dates import PartialDate, Span
from kgraph.ledger.folder import Ledger
from kgraph.model import Kind, Node, Relation

POISON = (
    "![x](http://beacon.invalid/a.png) <img src=http://beacon.invalid/b.png onerror=\"document.title='broken'\"> "
    "[l](http://beacon.invalid) <script>document.title='broken'</script> :material/home: :smile: :red[hot] $a^2$ `code` **b** "
    "http://beacon.invalid/c www.beacon.invalid a@beacon.invalid -> ~="
)


def _node(id: str, kind: Kind, word: str, /, **properties: str | int) -> Node:
    return Node(id, kind, f"{word} {POISON}", tuple(properties.items()))


PERSON = _node("p1", Kind.PERSON, "Person")
POST = _node("post1", Kind.POST, "Post", rank="member")
BODY = _node("org1", Kind.ORGANIZATION, "Body", kind=POISON, level=POISON)
OTHER = _node("p2", Kind.PERSON, "Other")
ABOVE = _node("org2", Kind.ORGANIZATION, "Above", kind="party")
BEFORE = _node("org3", Kind.ORGANIZATION, "Before", kind="party")
COMMUNE = _node("c1", Kind.COMMUNE, "Commune", type="xã")
VILLAGE = _node("v1", Kind.VILLAGE, "Village", type="bản")
INITIATIVE = _node("i1", Kind.INITIATIVE, "Initiative", status=POISON, quantity=POISON)
DECISION = _node("d1", Kind.DECISION, "Decision", date="2015-12", seats=5, seats_of="officers")


def make(folder: Path) -> Path:
    """Make the base and return its folder."""
    ledger = Ledger.create(folder)
    text = folder.parent / "poison.txt"
    text.write_text(f"Before. {POISON} After.", "utf-8")
    digest = _digest(text)
    document = Document(digest, text.name, text)
    work = Work(
        "src1",
        title=f"Source {POISON}",
        publisher=POISON,
        url="javascript:alert('beacon')",
        published=PartialDate.parse("2017-04"),
    )
    source = Source(work, POISON, digest, 8, 8 + len(POISON), POISON)
    valid = Span.parse("2015-12/[2017-04..]")
    ties = [
        (PERSON, Relation.HOLDS, POST, {"decision": "d1"}),
        (OTHER, Relation.HOLDS, POST, {"decision": "d1"}),
        (POST, Relation.POST_IN, BODY, {}),
        (BODY, Relation.PART_OF, ABOVE, {}),
        (BEFORE, Relation.BECAME, BODY, {"change": POISON, "extent": "whole"}),
        (BODY, Relation.GOVERNS, COMMUNE, {}),
        (VILLAGE, Relation.PART_OF, COMMUNE, {}),
        (INITIATIVE, Relation.LOCATED_IN, COMMUNE, {}),
        (PERSON, Relation.RESPONSIBLE_FOR, INITIATIVE, {"role": "proposed"}),
        (COMMUNE, Relation.MEASURED, INITIATIVE, {"value": 3, "total": 4}),
        (DECISION, Relation.FILLS, POST, {}),
        (BODY, Relation.ISSUED, DECISION, {}),
    ]
    claims = [Claim(one, relation, other, valid, source, tuple(said.items())) for one, relation, other, said in ties]
    with ledger.writing():
        ledger.record([document, *claims], recorded=date(2026, 11, 24), loader="test", file="poison")
        generations.build(ledger)
    return folder


def _digest(file: Path) -> str:
    from hashlib import sha256

    return sha256(file.read_bytes()).hexdigest()
