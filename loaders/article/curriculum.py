"""Read the lines of a curriculum vitae: a time, and the posts somebody held in it."""

from collections.abc import Iterator, Sequence

from loaders.article.framing import Found
from loaders.article.mentions import Name, Post
from loaders.article.scan import Sentence
from loaders.article.tokens import key_of

_TIMES = frozenset(key_of(word) for word in ("từ", "tháng", "năm", "ngày", "đến", "tới", "nay", "hiện", "hiện", "đầu", "cuối", "giữa"))


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
    """Whether a post opens the line, or directly follows the time or the label that does: ``Tháng 9/1999, …``, ``Chức vụ hiện nay: …``."""
    for element in sentence.elements if posts else ():
        if element.kind == "post":
            return element.value is posts[0]
        if element.kind not in ("date", "mark") and element.key not in _TIMES and not (element.kind == "trigger" and element.first == 0):
            return False
    return False
