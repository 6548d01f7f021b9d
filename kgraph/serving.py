"""How the app is served: on this machine alone, asking nothing, collecting nothing."""

import socket
import sys

from kgraph.bundled import app_file
from kgraph.errors import UsageError

_OPTIONS = {
    "server.address": "127.0.0.1",
    "server.fileWatcherType": "none",
    "server.enableStaticServing": "false",
    "server.maxUploadSize": "1",
    "browser.gatherUsageStats": "false",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": "false",
    "client.toolbarMode": "minimal",
    "server.showEmailPrompt": "false",
    # Else Streamlit greets, and offers in the page to install something for those who write apps.
    "logger.hideWelcomeMessage": "true",
    "theme.light.primaryColor": "#0b5c6b",
    "theme.dark.primaryColor": "#5cc2d3",
}


def command(port: int, *, headless: bool = False) -> list[str]:
    """Return the command that serves the app on that port; the base's path goes into KGRAPH_BASE."""
    options = _OPTIONS | {"server.port": str(port), "server.headless": str(headless).lower()}
    return [sys.executable, "-m", "streamlit", "run", str(app_file()), *(f"--{key}={value}" for key, value in options.items())]


def free_port(first: int = 8501) -> int:
    """Return that port, or the next one that is free.

    Raises:
        UsageError: a hundred in a row are taken.
    """
    for port in range(first, min(first + 100, 65536)):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise UsageError(f"no port from {first} on is free", fix="name another one with --port")
