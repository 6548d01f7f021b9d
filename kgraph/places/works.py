"""The works that the register speaks for, by their keys."""

import tomllib
from collections.abc import Mapping
from functools import cache

from kgraph.bundled import data_folder
from kgraph.claims import Work
from kgraph.dates import PartialDate
from kgraph.errors import BaseFolderError

FILE = "register/works.toml"


@cache
def works() -> Mapping[str, Work]:
    """Return the works of the register by key.

    Raises:
        BaseFolderError: the file that names them is not here.
    """
    path = data_folder() / FILE
    try:
        said = tomllib.loads(path.read_text("utf-8"))["works"]
    except OSError as err:
        raise BaseFolderError("the works of the register are not here", where=FILE, fix="install kgraph again: pip install .") from err
    return {key: Work(**work | {"published": PartialDate.parse(work["published"])}) for key, work in said.items()}
