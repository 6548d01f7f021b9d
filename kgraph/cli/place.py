"""The command that says which unit of the country words mean."""

from datetime import date
from typing import Any

import click

from kgraph.cli.parts import Day, answering


@click.command()
@click.argument("words")
@click.option("--day", type=Day(), default=None, help="The day on which it was there.")
@click.option("--within", multiple=True, metavar="PLACE", help="A superior, by words or id.")
@click.option("--beside", multiple=True, metavar="PLACE", help="Another place of the same text: decides the order.")
@answering
def place(words: str, day: date | None, within: tuple[str, ...], beside: tuple[str, ...]) -> Any:
    """List the units of the country that words can mean, and why; it needs no base.

    \b
    Example: kgraph place "xã Hữu Kiệm, huyện Kỳ Sơn" --day 2017-04-24
    """
    from kgraph.places import match_rows, place_lookup

    lookup = place_lookup()
    return match_rows(lookup.find(words, day, within=within, beside=beside), lookup.register)
