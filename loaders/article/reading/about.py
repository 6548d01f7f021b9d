"""Read what a page says of itself: title, publisher, address and the day it appeared; what it does not say is unknown."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

from kgraph import DateError, PartialDate
from loaders.article.reading.markup import Element
from loaders.article.reading.page import line_of

_ARTICLES = ("NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "Report")
_DAYS = ("article:published_time", "datepublished", "pubdate", "publishdate", "date.issued", "dcterms.issued", "og:article:published_time")
_ISO_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_VIETNAM = timezone(timedelta(hours=7))
_LONGEST = 1 << 20
_MOST_SCRIPTS = 50


@dataclass(frozen=True, slots=True)
class About:
    """What a page says of itself."""

    title: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""


def about(root: Element) -> About:
    """Return what the head of a page says, first its description for machines, then its other marks."""
    metas, links, titles, scripts = _marks(root)
    article = _article(scripts, metas.get("og:title", ""))
    published = _day(article.get("datePublished")) or next((day for key in _DAYS if (day := _day(metas.get(key)))), "")
    title = _words(article.get("headline")) or metas.get("og:title", "") or (titles[0] if titles else "")
    publisher = _words(article.get("publisher")) or metas.get("og:site_name", "")
    return About(line_of(title), line_of(publisher), _address(links.get("canonical") or metas.get("og:url", "")), published)


def _marks(root: Element) -> tuple[Mapping[str, str], Mapping[str, str], list[str], list[str]]:
    metas: dict[str, str] = {}
    links: dict[str, str] = {}
    titles, scripts = [], []
    for element in root.all():
        said = element.attributes
        if element.tag == "meta":
            key = said.get("property") or said.get("name") or said.get("itemprop") or ""
            metas.setdefault(key.lower(), said.get("content", ""))
        elif element.tag == "time" and said.get("itemprop", "").lower() == "datepublished":
            metas.setdefault("datepublished", said.get("datetime", ""))
        elif element.tag == "link":
            links.setdefault(said.get("rel", "").lower(), said.get("href", ""))
        elif element.tag == "title":
            titles.append(element.text())
        elif element.tag == "script" and said.get("type", "").lower() == "application/ld+json":
            scripts.append(element.text())
    return metas, links, titles, scripts


def _article(scripts: list[str], title: str) -> Mapping[str, Any]:
    """Return the description of the one article that the page is; nothing where several are described and none has its title."""
    found = [item for script in scripts[:_MOST_SCRIPTS] for item in _described(script) if _is_article(item)]
    if len(found) > 1:
        found = [item for item in found if title and _words(item.get("headline")) == title] or found
    days = {_day(item.get("datePublished")) for item in found}
    return found[0] if found and len(days) == 1 else {}


def _described(script: str) -> Iterator[Mapping[str, Any]]:
    try:
        said = json.loads(script[:_LONGEST])
    except (ValueError, RecursionError):
        return
    items = said if isinstance(said, list) else [said]
    for item in items:
        if isinstance(item, dict):
            graph = item.get("@graph")
            yield from (one for one in (graph if isinstance(graph, list) else [item]) if isinstance(one, dict))


def _is_article(item: Mapping[str, Any]) -> bool:
    kinds = item.get("@type")
    return any(kind in _ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _words(said: object) -> str:
    if isinstance(said, dict):
        said = said.get("name")
    return line_of(said) if isinstance(said, str) else ""


def _address(said: str) -> str:
    said = line_of(said)
    return said if said.startswith(("http://", "https://")) and " " not in said else ""


def _day(said: object) -> str:
    """Return a moment as the day it was in Vietnam; one without a clock's zone as it is written; '' for what is no date."""
    if not isinstance(said, str) or not (found := _ISO_DAY.match(said.strip())):
        return ""
    day = found.group()
    try:
        moment = datetime.fromisoformat(said.strip())
        if moment.tzinfo is not None:
            day = moment.astimezone(_VIETNAM).date().isoformat()
    except (ValueError, OverflowError):
        pass
    try:
        return str(PartialDate.parse(day))
    except DateError:
        return ""
