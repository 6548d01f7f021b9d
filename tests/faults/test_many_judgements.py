"""A hundred thousand judgements: they are read, one more is made, and the graph is built, without work that grows with their square."""

import subprocess
import sys
from pathlib import Path

import pytest

from kgraph.judgements import Judgement, Verb, in_force
from kgraph.knowledge_base import init_base
from kgraph.ledger.folder import Ledger
from kgraph.ledger.judgement_file import judgement_line
from kgraph.resolving.identity import identify
from tests.bases import DAY, table

MANY = 100_000
BOUND = 120
"""Seconds: what work that grows with the square would pass many times over, and a busy machine does not."""


def one(number: int) -> Judgement:
    """Sames in chains of ten, differents within and between them, rejections, corrections, and undoes of a tenth of all."""
    n, of = number // 10, number % 10
    subjects: dict[int, tuple[Verb, tuple[str, ...]]] = {
        0: (Verb.SAME, (f"x{n // 10}-{n % 10}", f"x{n // 10}-{n % 10 + 1}")),
        1: (Verb.DIFFERENT, (f"x{n // 10}-0", f"x{n // 10 + 1}-0")),
        2: (Verb.DIFFERENT, (f"x{n}-0", f"x{n}-10")),
        3: (Verb.ACCEPT, (f"c{n}",)),
        4: (Verb.REJECT, (f"d{n}", f"e{n}")),
        5: (Verb.CORRECT, (f"f{n}",)),
        6: (Verb.WITHDRAW, (f"w{n}",)),
        7: (Verb.REINSTATE, (f"w{n}",)),
        8: (Verb.SPLIT, (f"e{n:016x}",)),
        9: (Verb.UNDO, (f"j{max(1, number - 6)}",)),
    }
    verb, about = subjects[of]
    return Judgement(f"j{number}", verb, about, "Lan", "2026-11-24", values={"valid": "2016"} if verb is Verb.CORRECT else {})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("many")
    with init_base(place / "base.kg") as base:
        base.load(table(place, 20), recorded=DAY)
    with (base.folder / "judgements.jsonl").open("wb") as file:
        file.writelines(judgement_line(one(number)) for number in range(1, MANY + 1))
    return base.folder


def test_what_stands_of_a_hundred_thousand_judgements_is_what_is_written(folder: Path) -> None:
    standing = in_force(Ledger.open(folder).judgements())
    assert (len(standing.accepted), len(standing.rejected), len(standing.corrected)) == (0, 20_000, 10_000)
    assert (len(standing.withdrawn), len(standing.split)) == (0, 10_000)
    assert {finding.finding for finding in identify(standing).findings} == {"same_and_different"}
    assert len(identify(standing).findings) == 999


def test_a_base_of_a_hundred_thousand_judgements_is_judged_a_thousand_times_more_and_asked(folder: Path) -> None:
    code = f"""
from pathlib import Path
import kgraph
from kgraph.judgements import Verb
from kgraph.ledger.folder import Ledger
ledger = Ledger.open(Path({str(folder)!r}))
with ledger.writing():
    for number in range(1000):
        ledger.judge(Verb.UNDO, [f"j{{number + 1}}"], who="Lan", when="2026-12-01")
with kgraph.open({str(folder)!r}) as base:
    made = base.judge("same", "p1", "p2", who="Lan", when="2026-12-01")
    print(made.id, len(base.graph().edges()), "p2" in base.graph().by_id)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False, timeout=BOUND)
    assert (done.stdout, done.stderr) == (f"j{MANY + 1001} 20 False\n", "")
