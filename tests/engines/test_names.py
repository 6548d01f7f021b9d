"""The folded names in one text find what looking at each name finds."""

from hypothesis import given
from hypothesis import strategies as st

from kgraph.engines.names import Names
from kgraph.model import Kind

PIECES = st.lists(st.sampled_from(["nam", "can", "na", "an", "m", "\n", " "]), max_size=5).map("".join)
WORDS = st.lists(st.sampled_from(["nam", "can", "na", "n", "m can"]), max_size=3)


@given(st.lists(st.tuples(PIECES, st.sampled_from([Kind.PERSON, Kind.POST])), max_size=8), WORDS, st.booleans())
def test_what_holds_every_word_is_found_once(told: list[tuple[str, Kind]], words: list[str], only_posts: bool) -> None:
    names = Names((f"#{number}", kind, name) for number, (name, kind) in enumerate(told))
    kinds = {Kind.POST} if only_posts else set()
    wanted = [
        f"#{number}"
        for number, (name, kind) in enumerate(told)
        if all(word in name.replace("\n", " ") for word in words) and (not kinds or kind in kinds)
    ]
    assert list(names.holding(words, kinds)) == wanted
