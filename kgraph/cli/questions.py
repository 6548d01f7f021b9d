"""The commands that ask: one for each question, in the order in which the help lists them."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kgraph.cli.parts import BASE, FORMAT, KNOWN, Day, MapDay, answering, asked_base, asking, count, open_kb, say, show
from kgraph.errors import BaseFolderError, UsageError

if TYPE_CHECKING:
    from kgraph.asking import Questions
    from kgraph.grids.outlines import Outlines


@click.command()
@BASE
@KNOWN
@click.option("--finding", default="", metavar="CODE", help="Only findings of this kind.")
@click.option("--deep", is_flag=True, help="Verify every digest, quote and reference instead; ends with 1 if anything is damaged.")
@FORMAT
def check(kb: Path, known: date | None, finding: str, deep: bool, format_: str) -> None:
    """List what a person should look at, or what is damaged.

    Sources that contradict each other, or what else is known; docs/findings.md says what each kind means.

    \b
    Example: kgraph check demo.kg --finding shared_name
    """
    if deep and (known or finding):
        raise UsageError("--deep looks at all of the base as it is", fix="leave out --known and --finding")
    if deep:
        _check_deep(kb, format_)
        return
    with asked_base(kb, known) as base:
        show(base.check(finding).rows(), format_)


def _check_deep(kb: Path, format_: str) -> None:
    from kgraph.deep import deep_check

    found = deep_check(kb)
    show(found.rows(), format_)
    damaged = sum(not fault.harmless for fault in found.soundness.faults)
    if damaged:
        fix = "each row says how to mend it; what is sound is counted below them"
        raise BaseFolderError(f"the knowledge base is damaged: {count(damaged, 'fault')}", where=str(kb), fix=fix)


@click.command()
@asking
@click.argument("text")
@click.option("--kind", "kinds", multiple=True, help="Only this kind: Person, Post, Commune …")
@answering
def search(base: "Questions", text: str, kinds: tuple[str, ...]) -> Any:
    """Find anything by its name, with accents or without.

    People, posts, bodies, places, initiatives, decisions and sources; exact accents come first.

    \b
    Example: kgraph search demo.kg "nguyen huu luong"
    """
    from kgraph.model import Kind

    known = {str(kind).casefold(): kind for kind in Kind}
    for kind in kinds:
        if kind.casefold() not in known:
            raise UsageError(f"there is no kind '{kind}'", fix=f"kinds are: {', '.join(Kind)}")
    return base.search(text, frozenset(known[kind.casefold()] for kind in kinds)).rows()


@click.command()
@asking
@click.argument("name")
@click.option("--as-of", type=Day(), default=None, help="How certain each holding is on that day.")
@answering
def career(base: "Questions", name: str, as_of: date | None) -> Any:
    """List the posts a person held, in order, with gaps and moves.

    \b
    Example: kgraph career demo.kg "Nguyễn Hữu Lượng"
    """
    return base.career(name, as_of).rows()


@click.command()
@asking
@click.argument("name")
@click.option("--as-of", type=Day(), required=True, help="The day asked about.")
@click.option("--map", type=MapDay(), default=None, help="Read the name on the map of that day, and tell who covered its territory.")
@answering
def commune(base: "Questions", name: str, as_of: date, map: date | None) -> Any:
    """List who leads a commune on a day, and what is in it.

    Its bodies, posts and their holders, villages, initiatives and who answers for them, measures.

    \b
    Example: kgraph commune demo.kg "Hữu Kiệm" --as-of 2017-04-24
    """
    return base.commune(name, as_of, map).rows()


@click.command()
@asking
@click.argument("place", default="")
@click.option("--as-of", type=Day(), required=True, help="The day asked about.")
@click.option("--by", default="completeness", metavar="completeness|newest-rotation|MEASURE", help="What the number of a unit is.")
@click.option("--level", type=click.Choice(["district", "commune"]), default=None, help="The units; the next lower ones unless given.")
@click.option("-o", "--output", "file", type=click.Path(path_type=Path), default=None, help="Draw them there, by ending: svg png pdf.")
@click.option("--language", type=click.Choice(["vi", "en"]), default="vi", help="Of the labels.")
@click.option("--geojson", type=click.Path(path_type=Path), default=None, help="Your own outlines of the units.")
@click.option("--code", default="", metavar="PROPERTY", help="Which property of an outline is the code of its unit; code unless given.")
@click.option("--valid", default="", metavar="DAY/DAY", help="The days on which the outlines are true.")
@click.option("--tiles", "as_tiles", is_flag=True, help="Draw tiles that stand as the outlines do, not the outlines.")
@FORMAT
def tiles(
    base: "Questions",
    place: str,
    as_of: date,
    by: str,
    level: Any,
    file: Path | None,
    language: str,
    geojson: Path | None,
    code: str,
    valid: str,
    as_tiles: bool,
    format_: str,
) -> None:
    """List the units of a territory on a day, each with a number, or draw them as a grid.

    Communes of a district, districts or communes of a province; without PLACE the provinces of the country.

    \b
    Example: kgraph tiles demo.kg "Kỳ Sơn" --as-of 2016-06-30 -o tiles.svg
    """
    from kgraph.durable import written
    from kgraph.questions.answers import name_of, some

    outlines = _outlines(geojson, code, valid, as_tiles)
    answer = base.tiles(place, as_of, by, level or "", outlines)
    if answer.lacking:
        say(f"{count(len(answer.lacking), 'unit')} not in {geojson}: {some(name_of(tile.unit) for tile in answer.lacking)}")
    if answer.strangers:
        say(f"{count(len(answer.strangers), 'code')} in {geojson} of no unit here: {some(answer.strangers)}")
    if file is None:
        show(answer.rows(), format_)
        return
    drawn = base.draw_tiles(answer, file.suffix, language=language, as_tiles=as_tiles)
    with written(file) as out:
        out.write(drawn)
    say(f"wrote {file}")


def _outlines(geojson: Path | None, code: str, valid: str, as_tiles: bool) -> "Outlines | None":
    if geojson is None:
        given = "--valid" if valid else "--code" if code else "--tiles" if as_tiles else ""
        if given:
            raise UsageError(f"{given} is about outlines, and there are none", fix="give them with --geojson FILE")
        return None
    if not valid:
        fix = "a map is true for some days: add --valid 2025-07-01/2025-12-31"
        raise UsageError("nothing says on which days the outlines are true", where=str(geojson), fix=fix)
    from kgraph.grids.geojson import read_outlines

    return read_outlines(geojson, code or "code", valid)


@click.command()
@asking
@click.argument("name")
@click.option("--as-of", type=Day(), required=True, help="The day asked about.")
@click.option("--map", type=MapDay(), default=None, help="Read the name on the map of that day, and tell what stood for it.")
@answering
def organization(base: "Questions", name: str, as_of: date, map: date | None) -> Any:
    """List who leads a body on a day, and what stands around it.

    Its posts and their holders, superior and subordinate bodies, what it came from and what it became.

    \b
    Example: kgraph organization demo.kg "Huyện ủy Kỳ Sơn" --as-of 2017-04-24
    """
    return base.organization(name, as_of, map).rows()


@click.command()
@asking
@click.argument("name")
@click.option("--as-of", type=Day(), default=None, help="How certain each responsibility is on that day.")
@answering
def responsibilities(base: "Questions", name: str, as_of: date | None) -> Any:
    """List who answers for what.

    What a person, post or body answers for; or who answered for an initiative, or for a place and what lies in it.

    \b
    Example: kgraph responsibilities demo.kg "Trần Quốc Đồng"
    """
    return base.responsibilities(name, as_of).rows()


@click.command()
@asking
@click.argument("name")
@click.option("--map", type=MapDay(), default=None, help="The day on which the unit with that name was there.")
@answering
def lineage(base: "Questions", name: str, map: date | None) -> Any:
    """List what a place or body became and came from.

    Each change, whole or part, with its day and the acts; also where no source says what came next or before.

    \b
    Example: kgraph lineage demo.kg "Hữu Lập"
    """
    return base.lineage(name, map).rows()


@click.command()
@asking
@click.argument("name")
@click.option("--as-of", type=Day(), required=True, help="The day asked about.")
@click.option("--map", type=MapDay(), default=None, help="The day on which the unit with that name was there.")
@answering
def territory(base: "Questions", name: str, as_of: date, map: date | None) -> Any:
    """List which units covered the territory of a place on a day.

    With the bodies, posts and holders of each, villages and initiatives; certain where all of the unit passed.

    \b
    Example: kgraph territory demo.kg "Hữu Kiệm" --map 2026-01-01 --as-of 2017-04-24
    """
    return base.territory(name, as_of, map).rows()


@click.command()
@asking
@click.argument("post")
@answering
def succession(base: "Questions", post: str) -> Any:
    """List who held a post, one after another.

    With handovers, gaps and acting holders.

    \b
    Example: kgraph succession demo.kg "Bí thư Tỉnh ủy Nghệ An"
    """
    return base.succession(post).rows()


@click.command()
@asking
@click.argument("person")
@click.argument("other", default="")
@answering
def overlap(base: "Questions", person: str, other: str) -> Any:
    """List with whom a person served together, and on how many days.

    In one post, or in posts of one body. A second person narrows it to the two.

    \b
    Example: kgraph overlap demo.kg "Trần Văn Hằng"
    """
    return base.overlap(person, other).rows()


@click.command()
@asking
@click.argument("person")
@click.argument("other")
@answering
def path(base: "Questions", person: str, other: str) -> Any:
    """List the shortest chains between two people.

    Through posts, bodies and decisions in which they met, or both met a third person.

    \b
    Example: kgraph path demo.kg "Nguyễn Hữu Lượng" "Trần Quốc Đồng"
    """
    answer = base.path(person, other)
    if answer.found > len(answer.chains):
        say(f"only the best {count(len(answer.chains), 'chain')} of {answer.found:,}")
    return answer.rows()


@click.command()
@asking
@click.option("--since", type=Day(), default=None, help="The first day.")
@click.option("--until", type=Day(), default=None, help="The last day.")
@click.option("--flow", is_flag=True, help="Count the moves by level and block instead.")
@click.option("--map", type=MapDay(), default=None, help="Tell places as the units of that day.")
@answering
def rotations(base: "Questions", since: date | None, until: date | None, flow: bool, map: date | None) -> Any:
    """List who was moved by which decision, the unnamed included.

    With --flow count the moves by the level and block they led from and to.

    \b
    Example: kgraph rotations demo.kg --since 2015-01-01
    """
    if since and until and since > until:
        raise UsageError(f"--since {since} is after --until {until}", fix="give the earlier day first")
    answer = base.rotations(since, until, map)
    return answer.flow.rows() if flow else answer.rows()


@click.command()
@asking
@click.argument("reference", metavar="EDGE|CLAIM")
@answering
def evidence(base: "Questions", reference: str) -> Any:
    """List the claims behind an edge, with their exact words.

    The id of an edge is in the column 'edge' of every other answer, that of a claim in 'claim' of kgraph check.

    \b
    Example: kgraph evidence demo.kg edf646105ef4f39e7
    """
    return base.evidence(reference).rows()


@click.command()
@BASE
@click.option("--since", type=Day(), required=True, help="The first day.")
@click.option("--until", type=Day(), default=None, help="The last day; up to now unless given.")
@answering
def changes(kb: Path, since: date, until: date | None) -> Any:
    """List what the base learned between two days.

    Each relation that was added, sharpened, disputed, withdrawn …, what was said before and what is said now.

    \b
    Example: kgraph changes demo.kg --since 2026-11-24
    """
    if until and since > until:
        raise UsageError(f"--since {since} is after --until {until}", fix="give the earlier day first")
    with open_kb(kb) as base:
        return base.changes(since, until).rows()


QUESTIONS: tuple[click.Command, ...] = (
    check,
    search,
    career,
    commune,
    tiles,
    organization,
    responsibilities,
    lineage,
    territory,
    succession,
    overlap,
    path,
    rotations,
    evidence,
    changes,
)
