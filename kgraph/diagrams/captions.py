"""What a career diagram says in words: the caption of a holding, its sources, the line under the title."""

from collections.abc import Iterator, Mapping
from datetime import date

from kgraph.claims import Claim, Reading, Work
from kgraph.dates import PartialDate
from kgraph.diagrams.lettering import DOT, printable
from kgraph.diagrams.wording import date_words, span_words
from kgraph.graph import Status
from kgraph.languages import has, say
from kgraph.model import Node
from kgraph.questions.answers import name_of
from kgraph.questions.career import Career, Holding
from kgraph.questions.evidence import Evidence
from kgraph.text import fold


def title_words(answer: Career, language: str) -> str:
    """Return the heading: the person, and that this is their career."""
    name = printable(name_of(answer.person)) or say(language, "holder.unnamed").capitalize()
    return say(language, "diagram.career", name=name)


def subtitle_words(answer: Career, behind: Mapping[str, Evidence], language: str) -> str:
    """Return how many holdings there are, the day asked about, and up to which day sources speak of the person."""
    said = [say(language, "diagram.holdings", count=len(answer.holdings))]
    if answer.as_of is not None:
        said.append(as_of_words(answer.as_of, language))
    works = [claim.source.work for evidence in behind.values() for claim in evidence.claims if not evidence.is_of_unit(claim)]
    newest = max((work.published for work in works if work.published.last), key=lambda d: (d.latest, str(d)), default=None)
    if newest is not None:
        said.append(say(language, "diagram.newest", date=date_words(newest, language)))
    return DOT.join(said)


def as_of_words(day: date, language: str) -> str:
    """Return the day that the reader asked about."""
    return say(language, "diagram.as_of", date=date_words(PartialDate.day(day), language))


def holding_title(holding: Holding, language: str) -> str:
    """Return the post, with its body and its place where its own name does not say them."""
    said = [printable(name_of(holding.post))]
    for node in (holding.organization, holding.place):
        if node is not None and not _says_where(holding.post) and fold(node.name) not in fold(" ".join(said)):
            said.append(printable(name_of(node)))
    return DOT.join(part for part in said if part) or say(language, "diagram.unnamed")


def _says_where(post: Node) -> bool:
    """Whether a post's name is more than its bare title: it then names the body in its own way."""
    return post.get("title") not in ("", post.name)


def holding_words(holding: Holding, language: str) -> Iterator[str]:
    """Yield when it was held, and all that is not plain about it: disputed, acting, inferred, moved."""
    edge = holding.edge
    if edge.status is not Status.ACCEPTED:
        yield say(language, f"status.{edge.status}")
    yield span_words(edge.valid, language)
    if edge.acting:
        yield say(language, "diagram.acting")
    aspects = [f"inferred.{aspect}" for aspect in edge.inferred]
    if aspects:
        said = dict.fromkeys(say(language, aspect if has(language, aspect) else "inferred.other") for aspect in aspects)
        yield say(language, "diagram.inferred_what", what=", ".join(said))
    if holding.move:
        yield say(language, f"move.{holding.move}")


def only_work(behind: Mapping[str, Evidence], language: str) -> str:
    """Return the work that everything rests on; ``""`` where there are several or none."""
    works = {claim.source.work for evidence in behind.values() for claim in evidence.claims}
    return _work_words(works.pop(), language) if len(works) == 1 else ""


def source_words(holding: Holding, evidence: Evidence, language: str, *, with_work: bool = True) -> str:
    """Return the sources of a holding: each work with its places, the decision, and the id of the record."""
    places = _places(evidence, language)
    said = [f"{_work_words(work, language)}: {', '.join(named)}" if with_work else ", ".join(named) for work, named in places.items()]
    if holding.decision is not None:
        said.append(say(language, "diagram.decision", name=printable(name_of(holding.decision))))
    said.append(say(language, "diagram.record", id=printable(holding.edge.id)))
    return DOT.join(said)


def _places(evidence: Evidence, language: str) -> dict[Work, list[str]]:
    places: dict[Work, list[str]] = {}
    for claim in evidence.claims:
        places.setdefault(claim.source.work, []).append(_place_words(claim, language))
    return {work: list(dict.fromkeys(said)) for work, said in places.items()}


def _place_words(claim: Claim, language: str) -> str:
    notes = [say(language, f"reading.{claim.reading}")] if claim.reading is not Reading.EXPLICIT else []
    notes += [say(language, "diagram.retold")] if claim.retold else []
    place = printable(claim.source.place)
    return f"{place} ({', '.join(notes)})" if notes else place


def _work_words(work: Work, language: str) -> str:
    said = (work.title,) if work.title else (work.publisher, work.author)
    named = [part for part in said if part] or [work.id]
    return printable(", ".join(part for part in (*named, date_words(work.published, language)) if part))
