"""Drawing in a process of its own: with another hash seed, or on a machine without any fonts."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run(code: str, folder: Path, **environment: str) -> bytes:
    """Return what a Python program prints, as bytes."""
    known = os.environ | {"PYTHONPATH": str(ROOT)} | environment
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, env=known, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def without_fonts(folder: Path) -> dict[str, str]:
    """The environment of a machine whose font configuration names one folder, an empty one."""
    fonts = folder / "no-fonts"
    fonts.mkdir(exist_ok=True)
    config = folder / "fonts.conf"
    config.write_text(f'<?xml version="1.0"?><fontconfig><dir>{fonts}</dir><cachedir>{fonts}</cachedir></fontconfig>', "utf-8")
    return {"FONTCONFIG_FILE": str(config), "FONTCONFIG_PATH": str(folder), "HOME": str(folder), "XDG_DATA_HOME": str(fonts)}
