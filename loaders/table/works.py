"""The works that a table speaks for, as its map describes them."""

from collections.abc import Mapping

from kgraph import DataError, LoadError, PartialDate, Work
from loaders.table.sections import Section

_KEYS = ("id", "title", "publisher", "author", "url", "published", "register", "act")


def read_works(section: Section) -> Mapping[str, Work]:
    """Return the works by the names the map calls them; they stand in the map or in a file beside it.

    Raises:
        LoadError: a work has no id, the id of another, an unknown key or a date that cannot be read.
    """
    if isinstance(section.values.get("works"), str):
        section = Section.read(section.path("works"))
        section.only(("works",))
    works = section.section("works")
    found: dict[str, Work] = {}
    for name in works.values:
        work = _work(works.section(name))
        if any(work.id == other.id for other in found.values()):
            raise works.fault(f"two works have the id '{work.id}'", name, fix="give each work an id of its own")
        found[name] = work
    return found


def _work(section: Section) -> Work:
    section.only(_KEYS)
    register, act = (_mark(section, mark) for mark in ("register", "act"))
    try:
        published = PartialDate.parse(section.text("published"))
        texts = {key: section.text(key) for key in ("id", "title", "publisher", "author", "url")}
        work = Work(**texts, published=published, register=register, act=act)
        work.node()
    except LoadError:
        raise
    except DataError as err:
        raise section.fault(err.what, fix=err.fix) from err
    return work


def _mark(section: Section, mark: str) -> bool:
    value = section.values.get(mark, False)
    if not isinstance(value, bool):
        raise section.fault(f"'{mark}' must be true or false", mark, fix=f"write {mark} = true")
    return value
