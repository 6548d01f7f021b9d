"""What is known of an article beside its words: given in the call, else written in a file beside it, else said by its own file."""

import re
from dataclasses import dataclass, fields
from pathlib import Path

from kgraph import DateError, PartialDate, UsageError
from loaders.article.reading.page import Page
from loaders.article.reading.subject import subject_of
from loaders.table.sections import Section

FORMAT = 1
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_FIX = "write 2017, 2017-04 or 2017-04-24"


@dataclass(frozen=True, slots=True)
class Known:
    """The work that an article is, and the person that a curriculum vitae is about; what is not known is empty."""

    title: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    published: str = ""
    subject: str = ""

    def __post_init__(self) -> None:
        """Refuse a day that is none.

        Raises:
            UsageError: ``published`` is neither a year, nor a month, nor a day.
        """
        if self.published and not _DAY.fullmatch(self.published):
            raise UsageError(f"'{self.published}' is no day of publication", fix=_FIX)
        PartialDate.parse(self.published)

    def before(self, other: "Known") -> "Known":
        """Return what is known here, and where nothing is, what is known there."""
        return Known(*(getattr(self, field.name) or getattr(other, field.name) for field in fields(Known)))


def known_of(given: Known, article: Path, map: Path | None, page: Page) -> Known:
    """Return what is known of an article: what was given first, then what the file of the same name with ``.toml`` says, then itself.

    Raises:
        LoadError: the file that ``map`` names is not there, or says what no article has.
    """
    beside = article.with_suffix(".toml")
    told = _told(Section.read(map)) if map else _told_beside(Section.read(beside)) if beside.is_file() else Known()
    said = Known(page.title, page.publisher, "", page.url, page.published, subject_of(page.text))
    return given.before(told).before(said)


def _told_beside(section: Section) -> Known:
    """Return what the file beside an article says of it; the map of a table of the same name says nothing."""
    return Known() if "claim" in section.values else _told(section)


def _told(section: Section) -> Known:
    section.only(("format", "work"))
    if section.values.get("format") != FORMAT:
        fix = f"write format = {FORMAT} in the first line, and what is known of the article under [work]"
        raise section.fault(f"the file has no format that this kgraph knows ({FORMAT})", "format", fix=fix)
    work = section.section("work")
    work.only([field.name for field in fields(Known)])
    try:
        return Known(*(work.text(field.name) for field in fields(Known)))
    except (UsageError, DateError) as err:
        raise work.fault(err.what, "published", fix=err.fix or _FIX) from err
