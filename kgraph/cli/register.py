"""The command register: what the register of places counts to, and where its sources disagree."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import click

from kgraph.cli.parts import answering


@click.command()
@click.option("--disagreements", "listed", is_flag=True, help="List where its sources disagree, instead of counting.")
@answering
def register(listed: bool) -> list[Mapping[str, Any]]:
    """Count the register of places that comes along; it needs no base.

    \b
    Example: kgraph register --disagreements
    """
    from kgraph.places import counts, disagreements, open_register

    found = disagreements(open_register()) if listed else counts(open_register())
    return [asdict(one) for one in found]
