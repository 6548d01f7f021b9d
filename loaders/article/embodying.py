"""Find bodies in a row of tokens: names of the lexicon, or a head word with what follows it, one inside the other."""

from collections.abc import Sequence

from loaders.article.lexicon import address, body_names, fields, head_phrases, levels, no_names, place_names
from loaders.article.mentions import Body, Place
from loaders.article.placing import known_place, name_end, person_begins, place_at, rank_of, run_end, spelled
from loaders.article.tokens import Token, key_of

_JOINS = frozenset(key_of(word) for word in ("của", "thuộc", "tại"))
_ANY = frozenset({"tỉnh", "thành phố", "huyện", "quận", "thị xã"})
_WORD = {
    "province": "tỉnh",
    "city": "thành phố",
    "district": "huyện",
    "ward district": "quận",
    "town": "thị xã",
    "commune": "xã",
    "ward": "phường",
}
_OWN = frozenset(
    key_of(word)
    for word in (
        "trường",
        "đại",
        "đh",
        "học",
        "cao",
        "bệnh",
        "bv",
        "công",
        "tổng",
        "tập",
        "ngân",
        "htx",
        "hợp",
        "nhà",
        "đồn",
        "vườn",
        "quân",
        "sư",
        "trung",
    )
)
_UNITS = frozenset(key_of(word) for word in ("cục", "vụ", "chi"))
_LOOSE = frozenset(key_of(word) for word in ("công", "tổng", "trung", "trạm", "trại", "xí", "nhà", "hợp"))
"""First words of bodies whose names go on in small letters: ``Tổng Công ty công nghiệp thực phẩm``."""
_LOOSE_LONGEST = 7
_SCHOOLS = frozenset(key_of(word) for word in ("trường", "thpt", "thcs", "tiểu", "mầm"))
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")
_DASHES = ("-", "–", "&", "và")


def body_at(tokens: Sequence[Token], i: int, end: int, *, led: bool = False) -> Body | None:
    """Return the body that begins at ``i``; ``led`` where the head of a post stands before it, so that small letters do."""
    first = _part(tokens, i, end, led)
    if first is None:
        return None
    j, level, proper = first
    place = _place_after(tokens, j, end, "" if level.endswith("?") else level)
    j = place.last if place else j
    while (place is None or not place.name) and (inner := _inner(tokens, j, end)):
        _, j, inner_level, inner_proper = inner
        level, proper = inner_level or level, proper or inner_proper
        place = _place_after(tokens, j, end, "" if level.endswith("?") else level)
        j = place.last if place else j
        if j < end and tokens[j].text == ")":
            j += 1
    if level.endswith("?"):
        level = "" if place else "centre"
    return Body(i, j, level, place, proper)


def _inner(tokens: Sequence[Token], i: int, end: int) -> tuple[int, int, str, bool] | None:
    """The body that the one before ``i`` belongs to."""
    if i >= end or (tokens[i].first and i):
        return None
    j = i + 1 if tokens[i].key in _JOINS or (tokens[i].text in ("(", ",") and is_higher(tokens, i + 1, end)) else i
    if j >= end:
        return None
    part = _part(tokens, j, end, led=tokens[i].key in _JOINS)
    if part is None or (j == i and head_phrases().at(tokens, i, end) and not tokens[i].capital):
        return None
    return j, *part


def is_higher(tokens: Sequence[Token], i: int, end: int) -> bool:
    """Whether a body stands there that others are part of, so that a comma before it parts nothing: ``Phòng Tham mưu, Cục …``."""
    if i + 1 < end and tokens[i].capital and tokens[i + 1].key in (_CORPS, _ZONE):
        return body_names().at(tokens, i, end) is not None and head_phrases().at(tokens, i, end) is None
    return i + 1 < end and tokens[i].key in _HIGHER and tokens[i].capital and (tokens[i].key != key_of("công") or tokens[i + 1].key == "an")


_CORPS, _ZONE = key_of("đoàn"), key_of("khu")
_HIGHER = frozenset(key_of(word) for word in ("Bộ", "Cục", "Tổng", "Công"))


def _part(tokens: Sequence[Token], i: int, end: int, led: bool) -> tuple[int, str, bool] | None:
    found = body_names().at(tokens, i, end)
    if found is None:
        return None
    j, (open_, level) = found
    if _is_longer_place(tokens, i, j, end):
        return None
    if not open_:
        plain = not led and j - i == 1 and not tokens[i].capital
        return None if plain else (_numbered(tokens, j, end), level, False)
    if not (led or tokens[i].capital):
        return None
    school = tokens[i].key in _SCHOOLS and tokens[j - 1].key != _CORPS
    last = _proper_end(tokens, j, end) if school else unit_name_end(tokens, j, end, loose=tokens[i].key in _LOOSE)
    if last == j and led and tokens[i].key in _UNITS:
        last = _past_compound(tokens, j, end)
    if last == j and not (led and j - i > 1):
        return None
    return last, level, tokens[i].key in _OWN and j < end and tokens[j].capital


def _is_longer_place(tokens: Sequence[Token], i: int, j: int, end: int) -> bool:
    """Whether the words up to ``j`` begin the name of a place: ``Xã Đoàn Kết`` is no ``Xã đoàn``."""
    level = levels().at(tokens, i, end)
    known = place_names().at(tokens, level[0], end) if level and level[0] < j else None
    return bool(level and known and known[0] > j and level[1].word in known[1] and tokens[j].capital)


def _proper_end(tokens: Sequence[Token], i: int, end: int) -> int:
    """The end of the name of a school, which can be that of a person: four capital words at most, and what it teaches."""
    j = i
    while (field := fields().at(tokens, j, end)) is not None:
        j = field[0]
    if j + 1 < end and tokens[j].key == key_of("số") and tokens[j + 1].is_number:
        j += 2
    run = run_end(tokens, j, end)
    return j if run == j else j + _own_words(tokens, j, min(run, j + 4), end)


def _own_words(tokens: Sequence[Token], j: int, run: int, end: int) -> int:
    for k in range(j, run):
        if k > j and (levels().at(tokens, k, end) or head_phrases().at(tokens, k, end)):
            return k - j
    return run - j


def _numbered(tokens: Sequence[Token], j: int, end: int) -> int:
    return j + 1 if j < end and (tokens[j].is_number or tokens[j].text in ("I", "II", "III", "IV", "V", "VII", "IX")) else j


def unit_name_end(tokens: Sequence[Token], i: int, end: int, *, in_post: bool = False, loose: bool = False) -> int:
    """Return the index after the name of a department whose head word stands before ``i``; ``in_post`` in the head of a post."""
    j = i
    while j < end and not (tokens[j].first and j > i):
        step = _name_step(tokens, j, end, begun=j > i or in_post)
        if step == j and loose and j - i < _LOOSE_LONGEST:
            step = _past_compound(tokens, j, end)
        if step == j:
            break
        j = step
    return j


def _name_step(tokens: Sequence[Token], j: int, end: int, *, begun: bool) -> int:
    token = tokens[j]
    field = fields().at(tokens, j, end)
    if field:
        return field[0]
    if token.text in _DASHES and begun and j + 1 < end:
        after = fields().at(tokens, j + 1, end)
        return after[0] if after and tokens[j + 1].capital and not head_phrases().at(tokens, j + 1, end) else j
    if token.key == key_of("số") and j + 1 < end and tokens[j + 1].is_number:
        return j + 2
    if token.is_number or (begun and token.text in _ROMAN):
        return j + 1
    if token.capital and not _other(tokens, j, end, begun):
        return _past_compound(tokens, j + 1, end)
    return j


def _past_compound(tokens: Sequence[Token], j: int, end: int) -> int:
    """The index after the small words that make one word with the capital one before ``j``: ``Khám chữa bệnh``."""
    last = min(end, j + 2)
    while j < last and tokens[j].is_word and not tokens[j].capital and not tokens[j].first and not tokens[j].is_number:
        if tokens[j].key in no_names() or fields().at(tokens, j, end) or levels().at(tokens, j, end) or head_phrases().at(tokens, j, end):
            break
        j += 1
    return j


def _other(tokens: Sequence[Token], j: int, end: int, begun: bool) -> bool:
    if levels().at(tokens, j, end) or address().at(tokens, j, end) or head_phrases().at(tokens, j, end) or body_names().at(tokens, j, end):
        return True
    run = run_end(tokens, j, end)
    known = known_place(tokens, j, end, _ANY)
    if known and begun:
        return True
    return begun and not known and person_begins(tokens, j, run)


def _place_after(tokens: Sequence[Token], j: int, end: int, level: str) -> Place | None:
    if j >= end or tokens[j].first or level == "centre":
        return None
    other = body_names().at(tokens, j, end)
    place = None if other and other[0] > j + 1 else place_at(tokens, j, end)
    if place is not None:
        return _with_name(place, level)
    word = _WORD.get(level, "")
    if word and level != "province" and tokens[j].capital and not head_phrases().at(tokens, j, end):
        last = name_end(tokens, j, end, word)
        return (
            _of_level(tokens, j, last, level, word)
            if last > j and not (person_begins(tokens, j, run_end(tokens, j, end)) and not known_place(tokens, j, end, _ANY))
            else None
        )
    return known_place(tokens, j, end, _ANY)


def _of_level(tokens: Sequence[Token], j: int, last: int, level: str, word: str) -> Place:
    return Place(j, last, level, word, spelled(tokens, j, last))


def _with_name(place: Place, level: str) -> Place | None:
    below = rank_of(place.level, place.name) < rank_of(level) if level else False
    return None if below and not place.name else place
