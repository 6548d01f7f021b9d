"""Find names of people in a row of tokens: after words of address, or where a surname begins a run of capital words."""

from collections.abc import Sequence

from loaders.article.lexicon import address, body_names, head_phrases, levels, never_people, not_people, surnames, triggers
from loaders.article.mentions import Name
from loaders.article.placing import run_end
from loaders.article.tokens import Token, key_of

_LONGEST = 5
_PERSONAL = frozenset(key_of(word) for word in ("ông", "bà", "anh", "chị", "cô", "thầy", "đồng", "đ"))


def name_at(tokens: Sequence[Token], i: int, end: int) -> Name | None:
    """Return the name that begins at ``i``, with its words of address."""
    j, gender, several = _addressed(tokens, i, end)
    if j == i:
        return _plain(tokens, i, end)
    last = _end_of_name(tokens, j, end)
    if last == j and tokens[i].key in ("cô", "chi5", "anh", "nữ4"):
        return None
    return Name(i, last, j, gender, several, addressed=True, personal=tokens[i].key in _PERSONAL)


def _addressed(tokens: Sequence[Token], i: int, end: int) -> tuple[int, str, bool]:
    gender, several, j = "", False, i
    while j < end and (found := address().at(tokens, j, end)):
        if j > i and tokens[j].first:
            break
        several = several or found[1] == "several"
        gender = gender or (found[1] if found[1] != "several" else "")
        j = found[0]
        while (
            j < end
            and tokens[j].text in (".", ",")
            and j + 1 < end
            and _goes_on(tokens, j + 1, end)
            and tokens[j].end == tokens[j + 1].start - (tokens[j].text == ",")
        ):
            j += 1
    return j, gender, several


def _goes_on(tokens: Sequence[Token], i: int, end: int) -> bool:
    return address().at(tokens, i, end) is not None or tokens[i].key in surnames()


def _plain(tokens: Sequence[Token], i: int, end: int) -> Name | None:
    if (
        not tokens[i].capital
        or tokens[i].key not in surnames()
        or not_people().at(tokens, i, end)
        or (i and tokens[i - 1].key in never_people())
    ):
        return None
    last = _end_of_name(tokens, i, end)
    if not 2 <= last - i <= _LONGEST:
        return None
    return Name(i, last, i)


def _end_of_name(tokens: Sequence[Token], i: int, end: int) -> int:
    """Return the index after the capital words of a name; a post, a body or a level ends it."""
    run = run_end(tokens, i, end)
    j = i
    while j < run and j - i < _LONGEST and not tokens[j].is_number:
        if j > i and _other(tokens, j, end):
            break
        if j > i and tokens[j].text.isupper() and len(tokens[j].text) > 1 and not tokens[i].text.isupper():
            break
        j += 1
    return j


def _other(tokens: Sequence[Token], j: int, end: int) -> bool:
    for phrases in (head_phrases(), body_names(), levels()):
        found = phrases.at(tokens, j, end)
        if found and (found[0] - j > 1 or tokens[j].text.isupper()):
            return True
    return tokens[j].text.isupper() and len(tokens[j].text) > 1 and triggers().at(tokens, j, end) is not None
