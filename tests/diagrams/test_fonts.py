"""The font that travels with the package: whole for measuring, its Latin part inside every drawing."""

import tomllib
import unicodedata
from importlib.resources import files

import pytest
from PIL import ImageFont
from playwright.sync_api import sync_playwright

from kgraph.diagrams.fonts import BOLD, FAMILY, REGULAR, SEMIBOLD, css, folder, ttf
from kgraph.languages import LANGUAGES
from tests.real_parts import chromium

WEIGHTS = (REGULAR, SEMIBOLD, BOLD)


def vietnamese() -> set[str]:
    """Every letter of the alphabet with every tone, in both cases."""
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    vowels = {unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in tones}
    small = vowels | set("bcdđghklmnpqrstvxfjwz")
    return small | {letter.upper() for letter in small}


def spoken() -> set[str]:
    """Every letter and sign of the words of diagrams, in every language, and the dots and dashes between them."""
    tables = (tomllib.loads(files("kgraph.languages").joinpath(f"{language}.toml").read_text("utf-8")) for language in LANGUAGES)
    rooms = (
        "diagram",
        "network",
        "span",
        "date",
        "inferred",
        "level",
        "block",
        "block_letter",
        "move",
        "status",
        "reading",
        "relation",
        "role",
    )
    return {letter for table in tables for room in rooms for words in table[room].values() for letter in words if letter not in " {}"}


@pytest.mark.parametrize("weight", WEIGHTS)
def test_the_whole_font_has_every_letter_that_is_drawn(weight: int) -> None:
    font = ImageFont.truetype(ttf(weight), 100)
    lacking = bytes(font.getmask("\U0010fffd"))
    assert [letter for letter in sorted(vietnamese() | spoken() | set("·–…?0123456789")) if bytes(font.getmask(letter)) == lacking] == []


@pytest.mark.browser
def test_the_part_inside_a_drawing_has_them_too() -> None:
    """A letter that a font lacks is as wide as in the font after it, and that differs."""
    letters = sorted(vietnamese() | spoken() | set("·–…?0123456789"))
    measure = (
        "async ([letters, family, weights]) => { const pen = document.createElement('canvas').getContext('2d'); const lacking = [];"
        " for (const weight of weights) { await document.fonts.load(`${weight} 100px '${family}'`, 'ệ');"
        " for (const letter of letters) { const wide = ['serif', 'monospace'].map(other => {"
        " pen.font = `${weight} 100px '${family}', ${other}`; return pen.measureText(letter).width; });"
        " if (wide[0] !== wide[1]) lacking.push([weight, letter]); } } return lacking; }"
    )
    with sync_playwright() as play, play.chromium.launch(executable_path=chromium(), args=["--no-sandbox"]) as browser:
        page = browser.new_page()
        page.set_content(f"<style>{css()}</style>")
        assert page.evaluate(measure, [["ж", *letters], FAMILY, list(WEIGHTS)]) == [[weight, "ж"] for weight in WEIGHTS]


def test_its_licence_travels_with_it() -> None:
    licence = folder().joinpath("OFL.txt").read_text("utf-8")
    assert "SIL Open Font License, Version 1.1" in licence
    assert "Be Vietnam Pro Project Authors" in licence
