"""Colours: every block can be read, light and dark, and told apart without them."""

import pytest

from kgraph.diagrams.palette import BLOCKS, block_of, hue, tones
from kgraph.languages import LANGUAGES, say
from kgraph.model import Kind
from tests.questions.graphs import node


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_has_the_highest_contrast_there_is() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("block", BLOCKS)
def test_the_words_of_a_block_can_be_read_on_its_fill_and_on_the_ground(block: str, dark: bool) -> None:
    colour, neutral = hue(block, dark), tones(dark)
    assert min(contrast(colour.strong, on) for on in (colour.fill, neutral.ground, neutral.band)) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
def test_neutral_words_can_be_read(dark: bool) -> None:
    neutral = tones(dark)
    assert min(contrast(words, on) for words in (neutral.ink, neutral.muted) for on in (neutral.ground, neutral.band)) >= 4.5
    assert contrast(neutral.on_accent, neutral.accent) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
def test_no_two_blocks_have_one_colour(dark: bool) -> None:
    assert len({hue(block, dark) for block in BLOCKS}) == len(BLOCKS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_blocks_have_the_same_letters(language: str) -> None:
    assert len({say(language, f"block_letter.{block}") for block in BLOCKS}) == len(BLOCKS)


def test_a_body_is_coloured_by_its_own_kind_before_that_of_its_superior() -> None:
    youth = node("y", Kind.ORGANIZATION, "Tỉnh đoàn", kind="mass")
    assert block_of(youth, "front") == "mass"


def test_a_body_that_says_no_kind_has_that_of_its_superior() -> None:
    assert block_of(node("o", Kind.ORGANIZATION, "Văn phòng"), "government") == "government"


def test_a_kind_that_nobody_knows_is_drawn_as_unknown() -> None:
    assert block_of(node("o", Kind.ORGANIZATION, "Hội", kind="guild")) == "none"
    assert hue("guild") == hue("none")
