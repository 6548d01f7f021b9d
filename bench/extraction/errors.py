"""What went wrong, by class, and how far a confidence can be relied on."""

from collections import Counter
from collections.abc import Iterable, Sequence
from types import ModuleType
from typing import Any

from bench.extraction.annotations import Read

CLASSES = (
    "person missed", "person too many", "post missed", "post too many", "place wrong",
    "date missing", "date wrong", "came, went or is there: wrong",
)  # fmt: skip


def classes(score: ModuleType, reads: Iterable[Read]) -> Counter[str]:
    """Return how often each class of error occurs."""
    found: Counter[str] = Counter()
    for read in reads:
        gold, predicted = _posts(score, read.gold["postings"]), _posts(score, read.prediction["postings"])
        found.update(_people(score, read))
        placed = score.match(gold, predicted, lambda a, b: score.same_post(a, b) and score.same_place(a, b))
        posted = score.match(gold, predicted, score.same_post)
        required = [i for i, (_, post) in enumerate(gold) if not post.raw.get("optional")]
        found["post missed"] += len([i for i in required if i not in {g for g, _ in posted}])
        found["place wrong"] += len([i for i in required if i in {g for g, _ in posted} - {g for g, _ in placed}])
        found["post too many"] += len(
            [p for j, p in enumerate(predicted) if p[0] and not right(score, gold, p) and j not in {b for _, b in posted}]
        )
        for i, j in placed:
            found.update(_times(score, gold[i][1].raw, predicted[j][1].raw))
    return found


def right(score: ModuleType, gold: Sequence[tuple[str, Any]], one: tuple[str, Any]) -> bool:
    """Whether some annotated posting of the person is of that post in that place."""
    return any(person == one[0] and score.same_post(post, one[1]) and score.same_place(post, one[1]) for person, post in gold)


def reliability(score: ModuleType, reads: Iterable[Read], bins: Sequence[float]) -> list[tuple[str, int, int]]:
    """Return for each stretch of confidence how many postings there are, and how many of them are right in post and place."""
    counts = {low: [0, 0] for low in bins}
    for read, posting, is_right in judged(score, reads):
        low = max(low for low in bins if posting.confidence >= low)
        counts[low][0] += 1
        counts[low][1] += is_right
        del read
    return [(f"{low:.2f} and more", many, good) for low, (many, good) in sorted(counts.items(), reverse=True)]


def judged(score: ModuleType, reads: Iterable[Read]) -> Iterable[tuple[Read, Any, bool]]:
    """Yield every posting of a named person with whether it is right in post and place."""
    for read in reads:
        gold = _posts(score, read.gold["postings"])
        ignored = {score.person_key(name) for name in read.gold.get("ignore_persons", [])}
        for posting in read.reading.postings:
            key = score.person_key(posting.person.value)
            if key and key not in ignored and not posting.doubt:
                yield read, posting, right(score, gold, (key, score.Post(posting.row())))


def _posts(score: ModuleType, postings: Iterable[dict[str, Any]]) -> list[tuple[str, Any]]:
    return [(score.person_key(posting["person"]), score.Post(posting)) for posting in postings]


def _people(score: ModuleType, read: Read) -> Counter[str]:
    told = {score.person_key(one["person"]) for one in read.gold["postings"]} | {
        score.person_key(name) for name in read.gold.get("mentions", [])
    }
    ignored = {score.person_key(name) for name in read.gold.get("ignore_persons", [])} | {""}
    there = {score.person_key(name) for name in read.prediction["persons"]} - ignored
    return Counter({"person missed": len(told - there - ignored), "person too many": len(there - told)})


def _times(score: ModuleType, gold: dict[str, Any], predicted: dict[str, Any]) -> Counter[str]:
    found: Counter[str] = Counter()
    if gold.get("optional"):
        return found
    for end in ("start", "end"):
        if score.datepart(gold[end]) and not score.date_ok(gold[end], predicted.get(end)):
            found["date wrong" if score.datepart(predicted.get(end)) else "date missing"] += 1
    found["came, went or is there: wrong"] += score.egroup(gold["event"]) != score.egroup(predicted.get("event"))
    return found
