"""The career diagram in each format, beside a plain write of the same bytes."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import kgraph
from bench.timing import Figure, median

_BOUNDS = {".svg": 0.05}


def figures(base: Path) -> Iterator[Figure]:
    """Yield a figure per format: from the open base to the finished bytes."""
    with kgraph.open(base) as kb, TemporaryDirectory() as folder:
        for suffix in (".svg", ".png", ".pdf", ".mmd", ".html"):
            drawn = kb.draw("Nguyễn Hữu Lượng", suffix)
            target = Path(folder) / f"drawn{suffix}"
            took = median(lambda suffix=suffix: kb.draw("Nguyễn Hữu Lượng", suffix), rounds=7)
            wrote = median(lambda target=target, drawn=drawn: target.write_bytes(drawn), rounds=7)
            yield Figure(
                f"career as {suffix[1:]}", took, "writing the bytes", wrote, _BOUNDS.get(suffix, 0.0), f"{len(drawn) / 1000:.0f} kB"
            )
