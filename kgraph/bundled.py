"""Where the bundled data and the app are: in the checkout, or in the installed wheel."""

from pathlib import Path

_INSTALLED = Path(__file__).parent / "_bundled"
_CHECKOUT = Path(__file__).parent.parent


def data_folder() -> Path:
    """Return the folder of the bundled tables."""
    return _home() / "data"


def app_file() -> Path:
    """Return the file that Streamlit runs."""
    return _home() / "app.py"


def _home() -> Path:
    return _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
