"""Text from data stays text, whatever Markdown, Streamlit or a browser would make of it."""

import re

import pytest

from kgraph.pages.escaping import md, prose


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("Nguyễn Hữu Lượng", "Nguyễn Hữu Lượng"),
        ("![x](http://b.invalid/a.png)", "\\!\\[x\\]\\(http\\:\u2060\\/\\/b\\.invalid\\/a\\.png\\)"),
        ("<img src=x>", "\\<img src\\=x\\>"),
        (":material/home:", "\\:\u2060material\\/home\\:"),
        (":red[hot]", "\\:\u2060red\\[hot\\]"),
        ("$a_1$ `b`", "\\$a\\_1\\$ \\`b\\`"),
        ("www.b.invalid", "www\u2060\\.b\\.invalid"),
        ("a@b.invalid", "a\\@\u2060b\\.invalid"),
        ("a -> b", "a \\-\u2060\\> b"),
        ("1. x", "1\\. x"),
        ("one\n\n# two", "one \\# two"),
        ("  a\t b ", "a b"),
    ],
)
def test_text_is_escaped(text: str, escaped: str) -> None:
    assert md(text) == escaped


def test_every_mark_that_markdown_reads_is_escaped() -> None:
    marks = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
    assert re.sub(r"\\([^A-Za-z0-9])", r"\1", md(marks)).replace("\u2060", "") == marks


def test_lines_of_prose_become_paragraphs() -> None:
    assert prose("one\n\ntwo *x*\n") == "one\n\ntwo \\*x\\*"
