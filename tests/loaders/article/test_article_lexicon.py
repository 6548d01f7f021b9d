"""Every line of the lexicon of posts carries a test line, and reads it as it says."""

import pytest

from loaders.article.lexicon import head_phrases, heads, table
from loaders.article.postings import reading_of
from loaders.article.tokens import tokens_of

POSTS = table("posts.toml")["posts"]


@pytest.mark.parametrize("title", sorted(heads()))
def test_a_post_reads_its_test_line(title: str) -> None:
    text, *expected = (part.strip() for part in heads()[title].example.split("|"))
    postings = reading_of(f"Ông Nguyễn Văn Mẫu, {text}, phát biểu.").postings
    if heads()[title].optional:
        assert postings == ()
        return
    assert [(one.title.value, one.body.value, one.place.value) for one in postings] == [tuple(expected)]


@pytest.mark.parametrize(("title", "form"), [(title, form) for title, said in POSTS.items() for form in said.get("also", ())])
def test_another_way_of_writing_a_post_is_that_post(title: str, form: str) -> None:
    tokens = tokens_of(form)
    found = head_phrases().at(tokens, 0)
    assert found and found[0] == len(tokens) and found[1].title == title
