"""The one way by which text from data reaches a call of Streamlit that reads Markdown: as plain text."""

import re

_JOINER = "\u2060"
"""An invisible mark: Streamlit looks for emoji codes, addresses and arrows after Markdown's own escapes are gone."""

_READ_AGAIN = re.compile(r":(?=\S)|@|(?<=www)(?=\.)|-(?=[->])|<(?=[-=])|[>~](?==)", re.IGNORECASE)
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_SPACE = re.compile(r"\s+")


def md(text: object) -> str:
    """Return the text as Markdown that shows exactly it, on one line: no picture, link, colour, formula, icon or heading."""
    line = _READ_AGAIN.sub(lambda found: found.group() + _JOINER, _SPACE.sub(" ", str(text)).strip())
    return _PUNCTUATION.sub(r"\\\1", line)


def prose(text: str) -> str:
    """Return a text of several paragraphs as Markdown that shows exactly it; each line break starts a paragraph."""
    return "\n\n".join(md(line) for line in text.splitlines() if line.strip())
