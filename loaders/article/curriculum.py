"""Read the lines of a curriculum vitae: a time, and the posts somebody held in it."""

import re
from collections.abc import Iterator, Sequence

from loaders.article.framing import Found
from loaders.article.mentions import Name, Post
from loaders.article.scan import Sentence

_LONGEST_LEAD = 3


def posts_of_line(number: int, sentence: Sentence, subject: str, *, dated: bool) -> Iterator[Found]:
    """Yield the posts of one line for the person that the text is about; none where the line speaks of somebody else.

    A line without a time counts only where a post opens it, as in a list of posts.
    """
    if any(isinstance(element.value, Name) and element.value.last - element.value.at > 1 for element in sentence.elements):
        return
    posts = [element.value for element in sentence.elements if isinstance(element.value, Post) and not element.value.head.optional]
    if not dated and not _opens(sentence, posts):
        return
    for post in posts:
        yield Found(subject, None, post, "career", "cv", number, 0)


def _opens(sentence: Sentence, posts: Sequence[Post]) -> bool:
    marks = sum(not token.is_word for token in sentence.tokens[:_LONGEST_LEAD])
    return bool(posts) and posts[0].first <= marks and not re.search(r"\w", "".join(t.text for t in sentence.tokens[: posts[0].first]))
