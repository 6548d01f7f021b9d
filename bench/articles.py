"""How fast articles are read: one of 1,500 words, a thousand of them, and text made to be slow."""

from collections.abc import Iterator
from pathlib import Path

from bench.timing import Figure, median, seconds
from loaders.article.postings import reading_of

_NEWS = (
    "Ngày 5/3/2021, UBND tỉnh Nghệ An quyết định bổ nhiệm ông Trần Văn Mẫu, Phó Giám đốc Sở Y tế, giữ chức Giám đốc Sở Y tế tỉnh Nghệ An "
    "thay bà Lô Thị Cũ. "
    "Phát biểu tại buổi lễ, ông Mẫu cảm ơn sự quan tâm của lãnh đạo tỉnh và hứa hoàn thành tốt nhiệm vụ được giao trong thời gian tới. "
)
_MADE_TO_BE_SLOW = {
    "verbs again and again": "bổ nhiệm giữ chức ",
    "capitals": "Nguyễn Văn An ",
    "open brackets": "(",
    "dates": "12/3/2020 - ",
    "posts without end": "Chủ tịch UBND xã, ",
    "digits": "1",
}


def figures(base: Path) -> Iterator[Figure]:
    """Yield the figures; the base is not asked."""
    article = _NEWS * (1500 // len(_NEWS.split()))
    yield Figure("an article of 1,500 words", median(lambda: reading_of(article, published="2021-03")), bound=0.05)
    yield Figure("a thousand articles", seconds(lambda: [reading_of(article, published="2021-03") for _ in range(1000)]), bound=60)
    for name, piece in _MADE_TO_BE_SLOW.items():
        half, whole = piece * (500_000 // len(piece)), piece * (1_000_000 // len(piece))
        took = seconds(lambda text=half: reading_of(text))
        yield Figure(f"1 MB of {name}", seconds(lambda text=whole: reading_of(text)), "half of it", took)
