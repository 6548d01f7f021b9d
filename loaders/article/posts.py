"""Read a post in a row of tokens: what qualifies it, its head, its body and its place."""

from collections.abc import Sequence
from dataclasses import replace

from loaders.article.embodying import body_at, is_higher, unit_name_end
from loaders.article.lexicon import body_names, head_phrases, heads, levels
from loaders.article.mentions import Body, Place, Post
from loaders.article.phrases import Phrases
from loaders.article.placing import known_place, place_at, rank_of
from loaders.article.tokens import Token, key_of

_QUALIFIERS = {
    "past": ("nguyên", "cựu", "nguyên là", "từng là"),
    "new": ("tân", "tân nữ"),
    "acting": ("quyền", "Q.", "tạm quyền"),
    "several": ("các", "những"),
    "": ("đương kim", "nữ"),
}
_BEFORE = Phrases((word, said) for said, words in _QUALIFIERS.items() for word in words)
_AFTER = Phrases((word, word) for word in ("Thường trực", "chuyên trách", "phụ trách", "danh dự", "điều hành", "lâm thời"))
_AGO = Phrases(
    (word, True) for word in ("cũ", "(cũ)", "trước đây", "trước sáp nhập", "trước khi sáp nhập", "trước khi hợp nhất", ", trước đây")
)
_OF = frozenset(key_of(word) for word in ("của", "thuộc", "tại", "ở"))
_PREFIXED = frozenset({"Văn phòng", "Thanh tra", "Đoàn", "Ban", "Phòng", "Khoa", "Đội", "Trạm"})
_ABBREVIATED = frozenset({"GĐ", "CT", "TB", "UV", "PCT", "PGĐ", "CVP", "PBT", "TGĐ", "TBT"})
_NEEDS_BODY = frozenset({"Ủy viên", "Thành viên", "Thư ký", "Đại biểu", "Tổ trưởng", "Ủy viên Thường trực", "Trợ lý"})


def post_at(tokens: Sequence[Token], i: int, end: int) -> Post | None:
    """Return the post that begins at ``i``, as far as it is said there; None where no head of a post stands."""
    j, said = _before(tokens, i, end)
    found = head_phrases().at(tokens, j, end)
    if found is None:
        return _chosen_into(tokens, i, end)
    if _is_other_word(tokens, i, j, found[0], end):
        return None
    last, head = found
    title, after = head.title, _AFTER.at(tokens, last, end)
    if after and after[1].lower() not in title.lower() and not (after[1] == "Thường trực" and head.rank != "deputy"):
        last, title = after[0], f"{title} {after[1]}"
    title = f"Quyền {title}" if "acting" in said else title
    post = _with_body(
        tokens,
        Post(i, last, head, last, title, None, past="past" in said, new="new" in said, acting="acting" in said, several="several" in said),
        end,
    )
    if post.body is None and head.title in _NEEDS_BODY:
        return None
    return _past_by_place(tokens, _with_wider(tokens, post, end), end)


def _chosen_into(tokens: Sequence[Token], i: int, end: int) -> Post | None:
    """Membership told by its body: ``bầu vào Ban Chấp hành Đảng bộ tỉnh``."""
    if tokens[i].key != _INTO or i == 0 or tokens[i - 1].key != _CHOOSE or _LEADING.at(tokens, i + 1, end) is None:
        return None
    body = body_at(tokens, i + 1, end)
    head = heads()["Ủy viên"]
    return Post(i, body.last, head, i + 1, head.title, body, place=body.place) if body else None


_INTO, _CHOOSE = key_of("vào"), key_of("bầu")
_LEADING = Phrases((word, True) for word in ("Ban Chấp hành", "BCH", "Ban Thường vụ", "BTV", "Bộ Chính trị", "Ban Bí thư"))


def _before(tokens: Sequence[Token], i: int, end: int) -> tuple[int, set[str]]:
    said: set[str] = set()
    while (found := _BEFORE.at(tokens, i, end)) is not None:
        said.add(found[1])
        i = found[0]
    return i, said


def _is_other_word(tokens: Sequence[Token], i: int, j: int, last: int, end: int) -> bool:
    before = tokens[j - 1].key if j else ""
    if before in (key_of("đoàn"), key_of("ban"), key_of("phòng"), key_of("hội")) and j == i and not tokens[j].first and last - j < 3:
        return True
    if before == key_of("cán") and tokens[j].key == key_of("bộ"):
        return True
    if last - j == 1 and tokens[j].text not in _ABBREVIATED and tokens[j].text.upper() in _ABBREVIATED:
        return True
    after = tokens[last].key if last < end else ""
    return after in (key_of("đoàn"),) and tokens[last - 1].key == key_of("tịch")


def _with_body(tokens: Sequence[Token], post: Post, end: int) -> Post:
    head, j = post.head, post.last
    if head.whole is not None:
        return _whole(tokens, post, end)
    if j >= end or tokens[j].first:
        return post
    if tokens[j].key in _OF and j + 1 < end and (body_names().at(tokens, j + 1, end) or levels().at(tokens, j + 1, end)):
        j += 1
    pointed = _pointed_at(tokens, j, end)
    if pointed > j:
        return replace(post, last=pointed)
    if head.unit and (unit := _unit_body(tokens, post, j, end)):
        return unit
    body = body_at(tokens, j, end, led=True)
    if body is not None:
        unit_word = head.unit if head.unit in _PREFIXED and not _begins_with(tokens, body, head.unit) else ""
        return replace(post, last=body.last, body=body, unit=unit_word, place=body.place)
    return _at_place(tokens, post, j, end)


def _pointed_at(tokens: Sequence[Token], j: int, end: int) -> int:
    """The index after "trường này", "chi cục đó": a body that was named before; ``j`` where none is."""
    found = body_names().at(tokens, j, end)
    return found[0] + 1 if found and found[0] < end and tokens[found[0]].key in _THIS else j


_THIS = frozenset(key_of(word) for word in ("này", "đó", "trên"))


def _begins_with(tokens: Sequence[Token], body: Body, unit: str) -> bool:
    return tokens[body.first].key == key_of(unit.split()[0])


def _unit_body(tokens: Sequence[Token], post: Post, j: int, end: int) -> Post | None:
    """A body whose head word stands in the post's own head: ``Trưởng ban | Tổ chức Tỉnh ủy``."""
    named = unit_name_end(tokens, j, end, in_post=True)
    if named == j:
        return None
    inner = body_at(tokens, named, end) if named < end and not tokens[named].first else None
    if inner is None and named < end and tokens[named].key in _OF:
        inner = body_at(tokens, named + 1, end)
    if inner is None and named + 1 < end and tokens[named].text in ("(", ",") and is_higher(tokens, named + 1, end):
        inner = body_at(tokens, named + 1, end)
    level = "centre" if post.head.unit in ("Bộ", "Vụ", "Tổng cục") else ""
    if inner is not None:
        last = inner.last + (1 if inner.last < end and tokens[named].text == "(" and tokens[inner.last].text == ")" else 0)
        return replace(post, last=last, body=Body(j, inner.last, inner.level or level, inner.place), unit=post.head.unit, place=inner.place)
    place = (
        None
        if level or named >= end or tokens[named].first
        else place_at(tokens, named, end) or known_place(tokens, named, end, frozenset({"tỉnh", "thành phố", "huyện", "quận", "thị xã"}))
    )
    last = place.last if place else named
    return replace(post, last=last, body=Body(j, last, level, place), unit=post.head.unit, place=place)


def _whole(tokens: Sequence[Token], post: Post, end: int) -> Post:
    head, j = post.head, post.last
    place: Place | None = None
    if head.level != "centre" and j < end and not tokens[j].first:
        place = place_at(tokens, j, end) or known_place(tokens, j, end, frozenset({"tỉnh", "thành phố", "huyện", "quận", "thị xã"}))
    return replace(post, last=place.last if place else j, place=place)


def _at_place(tokens: Sequence[Token], post: Post, j: int, end: int) -> Post:
    """A post of a place without a body: ``Chủ tịch xã Thanh Chi``, ``Trưởng thôn Tân Lập``."""
    if j >= end or tokens[j].first:
        return post
    village = next(
        (k for k in (j - 2, j - 1) if (found := levels().at(tokens, k, j)) and found == (j, found[1]) and found[1].level == "village"), j
    )
    if village < j and tokens[j].capital:
        place = place_at(tokens, village, end)
    else:
        place = place_at(tokens, j, end) or (
            known_place(tokens, j, end, frozenset({"tỉnh", "thành phố"}))
            if post.head.bare or post.head.unit in ("Công an", "Thanh tra", "Đoàn")
            else None
        )
    return replace(post, last=place.last, place=place, unit=post.head.unit) if place else post


def _with_wider(tokens: Sequence[Token], post: Post, end: int) -> Post:
    """A post with the wider place behind its own, ``, tỉnh Cao Bằng`` or ``(Nghệ An)``, which says nothing of its own."""
    j = post.last
    if post.place is None and not (post.body is not None and post.body.proper):
        return post
    while j + 1 < end and tokens[j].text in (",", "(", "-", "–") and (wider := _wider_at(tokens, j + 1, end, post.place)):
        closed = tokens[j].text == "(" and wider.last < end and tokens[wider.last].text == ")"
        if tokens[j].text == "(" and not closed:
            break
        post = replace(post, last=wider.last + closed, place=post.place or wider, wider=wider)
        j = post.last
    return post


def _wider_at(tokens: Sequence[Token], j: int, end: int, inner: Place | None) -> Place | None:
    place = place_at(tokens, j, end) or known_place(tokens, j, end, frozenset({"tỉnh", "thành phố"}))
    if place is None or not place.name:
        return None
    lower = inner is None or rank_of(place.level, place.name) < rank_of(inner.level, inner.name)
    return place if lower else None


def _past_by_place(tokens: Sequence[Token], post: Post, end: int) -> Post:
    if post.last < end and (found := _AGO.at(tokens, post.last, end)):
        return replace(post, last=found[0], past=True)
    return post
