"""The words that people see, by language: one TOML file each, Vietnamese first; names from data never pass through here."""

import tomllib
from functools import cache
from importlib.resources import files

from kgraph.errors import UsageError

LANGUAGES = ("vi", "en")
"""The languages there are; the first is the default. A new one is a TOML file with the same keys, and its code here."""


def say(language: str, key: str, /, **values: object) -> str:
    """Return the text for a key such as ``person.empty``, with ``{name}`` filled in from the values.

    Raises:
        UsageError: there is no such language or key.
    """
    texts = _texts(language)
    if key not in texts:
        raise UsageError(f"no text is called '{key}'", where=f"kgraph/languages/{language}.toml", fix="add it to every language")
    return texts[key].format(**values) if values else texts[key]


def word(language: str, table: str, code: str) -> str:
    """Return the word for a code that data use, ``""`` too; the code itself where it is one of the data's own."""
    return _texts(language).get(f"{table}.{code or 'none'}", code)


def has(language: str, key: str) -> bool:
    """Whether there is a text for the key."""
    return key in _texts(language)


def keys(language: str) -> frozenset[str]:
    """Return every key of a language; all languages have the same."""
    return frozenset(_texts(language))


@cache
def _texts(language: str) -> dict[str, str]:
    if language not in LANGUAGES:
        raise UsageError(f"there is no language '{language}'", fix=f"languages are: {', '.join(LANGUAGES)}")
    tables = tomllib.loads(files("kgraph.languages").joinpath(f"{language}.toml").read_text("utf-8"))
    return {f"{table}.{key}": text for table, texts in tables.items() for key, text in texts.items()}
