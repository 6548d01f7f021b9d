"""The annotated halves, the texts they speak of, and the scorer that was handed over with the first annotations."""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from loaders.article.postings import Reading, reading_of

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("KGRAPH_SHARED", HERE.parents[2] / "shared"))


@dataclass(frozen=True, slots=True)
class Read:
    """A text with its annotation and with what was read of it."""

    gold: Mapping[str, Any]
    reading: Reading
    words: int

    @property
    def prediction(self) -> dict[str, Any]:
        postings = [posting.row() for posting in self.reading.postings if not posting.doubt]
        return {"id": self.gold["id"], "persons": list(self.reading.persons), "postings": postings}


def scorer() -> ModuleType:
    """Return the module that compares predictions with annotations."""
    path = SHARED / "extraction" / "score.py"
    if not path.is_file():
        raise SystemExit(f"the scorer is not at {path}; name its folder in KGRAPH_SHARED")
    spec = spec_from_file_location("score", path)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def halves(texts: Path) -> Iterator[tuple[str, Sequence[Read]]]:
    """Yield each set of annotations with those of its texts that are there: dev with the seed, learn, look."""
    yield "dev", list(_read(SHARED / "extraction" / "gold.jsonl", texts / "dev"))
    for name in ("learn", "look"):
        yield name, list(_read(HERE / f"{name}.jsonl", texts / name))


def _read(annotations: Path, folder: Path) -> Iterator[Read]:
    lines = annotations.read_text("utf-8").splitlines() if annotations.is_file() else []
    for gold in (json.loads(line) for line in lines if line.strip()):
        path = SHARED / "data" / "articles" / "ky_son_luan_chuyen.txt" if gold["id"] == "seed" else folder / f"{gold['id']}.txt"
        if path.is_file():
            text = path.read_text("utf-8")
            told = {"published": gold.get("pub_date") or "", "subject": gold.get("subject") or ""}
            yield Read(gold, reading_of(text, **told), len(text.split()))
