"""Careers to draw, with the evidence behind them: those of the graphs written by hand, and some of any spans."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kgraph.claims import Claim, Reading, Source, Work
from kgraph.dates import PartialDate, Span
from kgraph.diagrams.career_path import place
from kgraph.diagrams.shapes import CareerPath
from kgraph.engines.memory import MemoryEngine
from kgraph.graph import Edge
from kgraph.model import Kind, Relation
from kgraph.questions.career import Career, Holding, career
from kgraph.questions.evidence import Evidence
from tests.questions.graphs import body, edge, engine, ky_son, node, post

DAY = date(2017, 4, 24)
NEWSPAPER = Work("src:bna", publisher="Báo Nghệ An", author="Khánh Ly", published=PartialDate("2017-04", "2017-04"))
REGISTER = Work("src:register", "Sổ bộ", published=PartialDate("2025", "2025"))
REVISION = "0123456789ab"


def luong(as_of: date | None = DAY) -> Career:
    """Sent down from a district office into two posts of a commune at once."""
    return career(ky_son(), "luong", as_of)


def held(*terms: str | Edge, posts: Sequence[str] = (), levels: Sequence[str] = (), name: str = "Nguyễn Văn A") -> Career:
    """The career of somebody with a term in a body of its own for each span or edge; a body of level ``""`` has no place."""
    edges = [one if isinstance(one, Edge) else term(number, one) for number, one in enumerate(terms)]
    kinds = ("party", "government", "council", "front", "mass", "school", "agency")
    bodies = [body(f"o{n}", f"Cơ quan {n}", kinds[n % len(kinds)], levels[n] if levels else "province", "na") for n in range(len(edges))]
    bodies = [(nodes, [] if nodes[0].get("level") == "" else ties) for nodes, ties in bodies]
    seats = [post(f"q{n}", posts[n] if posts else f"Chức vụ {n}", f"o{n}") for n in range(len(edges))]
    place = ([node("na", Kind.PROVINCE, "Nghệ An")], [])
    return career(engine(place, *bodies, *seats, ([node("p", Kind.PERSON, name)], edges)), "p")


def term(number: int, valid: str | Span, **changes: object) -> Edge:
    """The term in post ``number``, with fields of the edge changed."""
    made = edge("p", Relation.HOLDS, f"q{number}", "/", number=number)
    return replace(made, valid=Span.parse(valid) if isinstance(valid, str) else valid, **changes)  # type: ignore[arg-type]


def behind(answer: Career, *works: Work) -> dict[str, Evidence]:
    """One claim of each work behind each holding, in paragraph 4; retold, as the bundled data are."""
    return {
        holding.edge.id: Evidence(tuple(_claim(holding, work) for work in works or (NEWSPAPER,)), holding.edge)
        for holding in answer.holdings
    }


def drawn(answer: Career, language: str = "vi", *works: Work) -> CareerPath:
    """The career as it is placed."""
    return place(answer, behind(answer, *works), revision=REVISION, language=language)


def hostile() -> MemoryEngine:
    """Somebody whose name, post and body hold what HTML, XML, Markdown and Mermaid would read."""
    bad = '<script>alert(1)</script> & "x" \' ]]> --> {y} [z](http://evil.example/?href) `c` #35; ‮\u0007'
    parts = body("o", f"Ban {bad}", "party", "district", "ks"), post("q", f"Bí thư {bad}", "o")
    return engine(
        ([node("ks", Kind.DISTRICT, bad)], []), *parts, ([node("p", Kind.PERSON, bad)], [edge("p", Relation.HOLDS, "q", "2015/")])
    )


def _claim(holding: Holding, work: Work) -> Claim:
    reading = Reading.INFERRED if holding.edge.inferred else Reading.EXPLICIT
    source = Source(work, "đoạn 4")
    return Claim(holding.person, Relation.HOLDS, holding.post, holding.edge.valid, source, reading=reading, retold=True)
