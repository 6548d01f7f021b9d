"""Join sightings of one posting, and say which posts somebody leaves by taking another."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.article.frames import Found
from loaders.article.values import ENTER, Posting


def left(made: Sequence[tuple[Found, Posting]]) -> Iterator[Posting]:
    """Say of the posts that a person is introduced with, and then moved from, that they are left, where both cannot be held at once."""
    for found, posting in made:
        moved = [
            (f, p)
            for f, p in made
            if f.sentence == found.sentence and f.person == found.person and f.rule in ("to", "object") and p.event in ENTER
        ]
        if posting.event != "incumbent" or found.rule not in ("apposition", "title", "list") or not moved:
            yield posting
            continue
        if any(_same(posting, new) for _, new in moved):
            continue
        if all(_together(posting, new) for _, new in moved):
            yield posting
            continue
        new = moved[0][1]
        yield replace(posting, event="former", end=replace(new.start, reading="inferred"))


def _same(a: Posting, b: Posting) -> bool:
    return (a.title.value.lower(), a.body.value.lower(), a.place.value) == (b.title.value.lower(), b.body.value.lower(), b.place.value)


def _block_of(posting: Posting) -> str:
    body = posting.body.value.lower()
    if any(
        word in body
        for word in (
            "tỉnh ủy",
            "huyện ủy",
            "thành ủy",
            "quận ủy",
            "thị ủy",
            "đảng ủy",
            "đảng bộ",
            "chi bộ",
            "trung ương đảng",
            "tỉnh uỷ",
            "huyện uỷ",
            "thành uỷ",
            "đảng uỷ",
        )
    ):
        return (
            "party board"
            if any(word in body for word in ("ban ", "văn phòng", "ủy ban kiểm tra", "ubkt"))
            and not body.startswith(("ban thường vụ", "ban chấp hành"))
            else "party"
        )
    return "state"


def _together(old: Posting, new: Posting) -> bool:
    """Whether a person can go on in the old post while holding the new one: a committee seat, or the Party's post beside the state's."""
    if "ủy viên" in old.title.value.lower().replace("uỷ", "ủy"):
        return not (
            "ủy viên" in new.title.value.lower() and _block_of(old) == _block_of(new) and old.place.value == new.place.value
        ) and _near(old, new)
    if _block_of(old) == "party board" or _block_of(new) == "party board":
        return False
    return (
        _block_of(old) != _block_of(new)
        and old.place.value == new.place.value
        and "giám đốc" not in old.title.value.lower()
        and "giám đốc" not in new.title.value.lower()
    )


def _near(old: Posting, new: Posting) -> bool:
    levels = {p.value.split(" ")[0] for p in (old.place, new.place)}
    return (
        old.place.value == new.place.value
        or len(levels) == 2
        or not old.place.value
        or not new.place.value
        or new.place.value == "trung ương"
    )


def merged(postings: Iterator[Posting]) -> Iterator[Posting]:
    """Yield each posting once, as its strongest sighting; what a list says of all its people gives way to what it says of one."""
    yield from _closest(list(_once(postings)))


def _closest(postings: Sequence[Posting]) -> Iterator[Posting]:
    for posting in postings:
        if posting.rule != "list" or not any(_narrows(other, posting) for other in postings):
            yield posting


def _narrows(other: Posting, listed: Posting) -> bool:
    longer = other.title.value.startswith(listed.title.value + " ")
    return longer and other.person.value == listed.person.value and other.sentence == listed.sentence


def _once(postings: Iterator[Posting]) -> Iterator[Posting]:
    kept: dict[tuple[str, ...], Posting] = {}
    key: tuple[str, ...]
    for posting in postings:
        key = (posting.person.value, posting.title.value.lower(), posting.body.value.lower(), posting.place.value)
        if posting.rule == "cv":
            key += (posting.start.value, posting.end.value)
        if not posting.person.value:
            key += (str(posting.title.start),)
        kept[key] = _joined(kept[key], posting) if key in kept else posting
    yield from kept.values()


def _joined(a: Posting, b: Posting) -> Posting:
    """Return two sightings of one posting as one: the stronger event, and the dates that either gives."""
    strong = min(a, b, key=lambda p: _strength(p.event))
    other = b if strong is a else a
    start = strong.start if strong.start.value or strong.event == "incumbent" else other.start
    end = strong.end if strong.end.value else other.end if other.event not in ENTER else strong.end
    better = start
    if (
        strong.event in ENTER
        and other.event in ENTER
        and strong.start.value.startswith("[")
        and other.start.value
        and not other.start.value.startswith("[")
    ):
        better = other.start
    return replace(strong, start=better, end=end, confidence=max(a.confidence, b.confidence))


def _strength(event: str) -> int:
    order = ("dismissed", "relieved", "retired", *ENTER, "former", "career", "incumbent")
    return order.index(event)
