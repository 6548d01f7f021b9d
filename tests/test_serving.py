"""How the app is served: on this machine alone, on a port that is free, and by hand no less safely than by the command."""

import socket
import tomllib
from pathlib import Path

import pytest

from kgraph import serving
from kgraph.errors import UsageError

CONFIG = Path(__file__).parent.parent / ".streamlit" / "config.toml"


def options() -> dict[str, str]:
    return dict(part.removeprefix("--").split("=", 1) for part in serving.command(8501) if part.startswith("--"))


def test_the_app_listens_on_this_machine_alone_and_collects_nothing() -> None:
    said = options()
    assert said["server.address"] == "127.0.0.1"
    assert (said["browser.gatherUsageStats"], said["server.showEmailPrompt"]) == ("false", "false")


def test_streamlit_offers_nothing_of_its_own_in_the_page() -> None:
    assert options()["logger.hideWelcomeMessage"] == "true"


def test_by_hand_it_is_served_as_the_command_does() -> None:
    by_hand = {f"{table}.{key}": value for table, keys in tomllib.loads(CONFIG.read_text("utf-8")).items() for key, value in keys.items()}
    said = options()
    assert {key: str(value).lower() for key, value in by_hand.items()} == {key: said[key] for key in by_hand}


def test_the_next_free_port_is_taken() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert port < serving.free_port(port) <= port + 100


def test_a_port_beyond_the_last_is_told() -> None:
    with pytest.raises(UsageError, match="no port"):
        serving.free_port(65536)
