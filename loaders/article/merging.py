"""Join sightings of one posting, and say which posts somebody leaves by taking another."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from loaders.article.framing import Found
from loaders.article.tokens import key_of
from loaders.article.values import ENTER, LEAVE, Posting, Slot


def left(made: Sequence[tuple[Found, Posting]]) -> Iterator[Posting]:
    """Say of the posts that a person is introduced with, and then moved from, that they are left, where both cannot be held at once."""
    takings: dict[tuple[int, str], list[Posting]] = {}
    for found, posting in made:
        if _takes(found, posting):
            takings.setdefault((found.sentence, found.person), []).append(posting)
    for found, posting in made:
        taken = takings.get((found.sentence, found.person), [])
        if found.rule not in ("apposition", "title", "list") or not taken or posting.event not in ("incumbent", "former"):
            yield posting
        elif posting.event == "former":
            yield replace(posting, end=replace(taken[0].start, reading="inferred")) if _dated(taken[0]) else posting
        elif not any(_same(posting, new) for new in taken):
            stays = all(_together(posting, new) for new in taken)
            yield posting if stays else replace(posting, event="former", end=replace(taken[0].start, reading="inferred"))


def _takes(found: Found, posting: Posting) -> bool:
    return found.rule in ("to", "object") and posting.event in ENTER and not found.besides


def _dated(posting: Posting) -> bool:
    return bool(posting.start.value) and not posting.start.value.startswith("[")


def _same(a: Posting, b: Posting) -> bool:
    return all(_plain(one.value) == _plain(two.value) for one, two in ((a.title, b.title), (a.body, b.body), (a.place, b.place)))


_SAME = (
    ("ủy ban nhân dân", "ubnd"),
    ("hội đồng nhân dân", "hđnd"),
    ("mặt trận tổ quốc", "mttq"),
    ("mttq việt nam", "mttq"),
    (" & ", "&"),
)


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    """Return a name as it is compared within one text: without case, hyphens and place of tones, long forms as their short ones."""
    words = " ".join(key_of(word) for word in name.split())
    for long, short in _WORDS:
        words = words.replace(long, short)
    return " ".join(words.replace("-", " ").replace("–", " ").split())


_WORDS = tuple((" ".join(key_of(word) for word in long.split()), " ".join(key_of(word) for word in short.split())) for long, short in _SAME)


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
    if "ủy viên" in new.title.value.lower().replace("uỷ", "ủy") and "ủy viên" not in old.title.value.lower().replace("uỷ", "ủy"):
        return True
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
    """Drop what a list says of all where the list says more of one, and give that one what happened to all."""
    together: dict[tuple[str, tuple[int, int]], list[Posting]] = {}
    for posting in postings:
        together.setdefault((posting.person.value, posting.sentence), []).append(posting)
    for posting in postings:
        near = together[posting.person.value, posting.sentence]
        if posting.rule == "list" and any(_narrows(other, posting) for other in near):
            continue
        common = next((one for one in near if one.rule == "list" and one.event != "incumbent" and _narrows(posting, one)), None)
        if common is not None and posting.event == "incumbent":
            yield replace(posting, event=common.event, start=common.start, end=common.end)
        else:
            yield posting


def _narrows(other: Posting, listed: Posting) -> bool:
    longer = f"{other.title.value} ".startswith(listed.title.value + " ") and other.rule == "apposition"
    return longer and other is not listed


def _once(postings: Iterator[Posting]) -> Iterator[Posting]:
    kept: dict[tuple[str, ...], Posting] = {}
    key: tuple[str, ...]
    for posting in postings:
        key = (posting.person.value, _plain(posting.title.value), _plain(posting.body.value), _plain(posting.place.value))
        if posting.rule == "cv":
            key += (posting.start.value, posting.end.value)
        if not posting.person.value:
            key += (str(posting.title.start),)
        kept[key] = _joined(kept[key], posting) if key in kept else posting
    told = {key[:-2] for key, posting in kept.items() if posting.rule == "cv" and posting.start.value}
    yield from (one for key, one in kept.items() if one.rule != "cv" or one.start.value or key[:-2] not in told)


def _joined(a: Posting, b: Posting) -> Posting:
    """Return two sightings of one posting as one: the stronger event, and the dates that either gives."""
    strong = min(a, b, key=_strength)
    other = b if strong is a else a
    if strong.event in ENTER and _dated(strong) and other.event == "former" and other.end.reading == "inferred":
        return replace(other, start=strong.start, confidence=max(a.confidence, b.confidence))
    start = _better(strong.start, other.start) if strong.event in ENTER and other.event in ENTER else strong.start
    end = _better(strong.end, other.end) if other.event not in ENTER else strong.end
    return replace(strong, start=start, end=end, confidence=max(a.confidence, b.confidence))


def _better(one: Slot, other: Slot) -> Slot:
    """The date that says more: one that is told rather than one that only bounds, any rather than none."""
    weak = not one.value or (one.value.startswith("[") and other.value and not other.value.startswith("["))
    return other if weak else one


_ORDER = ("dismissed", "relieved", "retired", *ENTER, "former", "career", "incumbent")
_SAYING = ("to", "object", "leave", "cv", "unnamed")
"""Rules by which a sentence says what happened; in the others it speaks of somebody whom it happened to."""


def _strength(posting: Posting) -> tuple[int, int, int]:
    group = 0 if posting.event in LEAVE[:3] else 1 if posting.event in ENTER else 2
    return group, posting.rule not in _SAYING, _ORDER.index(posting.event)
