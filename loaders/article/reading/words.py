"""The words that readers of files compare with, from ``words.toml``."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any


@cache
def lists() -> Mapping[str, Any]:
    """Return what the file says, section by section."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def words(section: str, name: str) -> frozenset[str]:
    """Return the words of a list that is written as one text."""
    said: str = lists()[section][name]
    return frozenset(said.split())
