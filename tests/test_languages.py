"""The words people see: every language says the same things."""

import string

import pytest

from kgraph.errors import UsageError
from kgraph.languages import LANGUAGES, keys, say
from kgraph.model import Kind, Relation


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_keys(language: str) -> None:
    assert keys(language) == keys(LANGUAGES[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_fills_in_the_same_values(language: str) -> None:
    for key in sorted(keys(language)):
        assert _blanks(say(language, key)) == _blanks(say(LANGUAGES[0], key)), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_and_relation_has_a_word(language: str) -> None:
    assert all(say(language, f"kind.{kind}") for kind in Kind)
    assert all(say(language, f"relation.{relation}") for relation in Relation)


def test_a_missing_text_names_its_key_and_file() -> None:
    with pytest.raises(UsageError, match=r"page\.nonsense"):
        say("vi", "page.nonsense")


def test_an_unknown_language_names_those_there_are() -> None:
    with pytest.raises(UsageError) as told:
        say("fr", "kind.Person")
    assert "vi, en" in str(told.value)


def _blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
