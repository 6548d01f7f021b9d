"""The app as a visitor meets it: served by its own command, and a page of a real Chromium."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from urllib.request import urlopen

from kgraph import serving

CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""What a Chromium in a test runs with: it asks for nothing of its own accord."""


@contextmanager
def served(folder: Path, log: Path) -> Iterator[str]:
    """Serve a base, and give its address once it answers."""
    port = serving.free_port(8700)
    with log.open("wb") as out:
        environment = os.environ | {"KGRAPH_BASE": str(folder)}
        process = subprocess.Popen(serving.command(port, headless=True), env=environment, stdout=out, stderr=out, cwd=log.parent)
        try:
            yield _up(f"http://127.0.0.1:{port}", process, log)
        finally:
            process.terminate()
            process.wait(20)


def _up(address: str, process: "subprocess.Popen[bytes]", log: Path) -> str:
    until = monotonic() + 60
    while monotonic() < until and process.poll() is None:
        try:
            with urlopen(f"{address}/_stcore/health") as answer:
                if answer.status == 200:
                    return address
        except OSError:
            sleep(0.1)
    raise AssertionError(f"the app did not start: {log.read_text('utf-8', 'replace')}")
