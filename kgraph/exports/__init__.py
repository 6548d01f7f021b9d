"""Formats that leave the house: one module each."""

from pathlib import Path

from kgraph.errors import UsageError
from kgraph.ledger.folder import Ledger

FORMATS = ("kgraph",)
"""What a base can be exported to, by the ending of the file."""


def export(ledger: Ledger, path: Path, to: str = "") -> None:
    """Write a base into a file of the format called ``to``, or that the file's ending names.

    Raises:
        UsageError: there is no such format.
        BaseFolderError: the base is damaged, or the disk refused.
    """
    name = to or path.suffix.lower().removeprefix(".")
    if name not in FORMATS:
        what = f"nothing is exported to '{name}'" if name else "the name of the file has no ending that says what to export to"
        raise UsageError(what, where=str(path), fix=f"exports are: {', '.join(FORMATS)}")
    from kgraph.exports import archive

    archive.write(ledger, path)
