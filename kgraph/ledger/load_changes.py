"""A load whose lines change, though its name stays: words taken out of it, or put back."""

import collections
import json
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from kgraph.durable import UNFINISHED, drop, written
from kgraph.ledger import load_files
from kgraph.records import as_line

_Record = dict[str, Any]


def records(file: Path) -> Iterator[_Record]:
    """Yield the lines between header and end as JSON objects; what they say is not verified.

    Raises:
        BaseFolderError: the file is damaged.
    """
    lines = load_files.lines(file)
    next(lines, None)
    for line in lines:
        record = json.loads(line)
        if "end" not in record:
            yield record


def rewritten(file: Path, change: Callable[[_Record], _Record | None]) -> bool:
    """Change the lines of a load, or leave some out (None); whether there was anything to change. Its header stays.

    Raises:
        BaseFolderError: the file is damaged, or the disk refused.
    """
    if all(change(record) == record for record in records(file)):
        return False
    total, count = sha256(), 0
    incoming = file.with_name(f"rewritten{UNFINISHED}")
    with load_files.opened(file) as lines, written(incoming) as raw:
        raw.write(header := next(lines))
        for line in lines:
            record = json.loads(line)
            if "end" in record:
                raw.write(load_files.end_line(count, total.hexdigest(), load_files.content_of(record), header))
                continue
            changed = change(record)
            if changed is not None:
                raw.write(told := as_line(changed))
                total.update(told)
                count += "claim" in changed
    load_files.put(incoming, file)
    drop(incoming)
    return True


def completed(file: Path, incoming: Path, body: load_files.Body) -> bool:
    """Put the lines of an incoming load of the same content in place of those from which words are missing; whether they were."""
    with load_files.opened(file) as lines:
        header, last = next(lines), collections.deque(lines, 1)[0]
    if "content" not in json.loads(last) or load_files.read_header(file).replaces or body.kept:
        return False
    whole = file.with_name(f"whole{UNFINISHED}")
    with incoming.open("rb") as read, written(whole) as raw:
        read.readline()
        raw.write(header)
        raw.writelines(line for line in read if not line.startswith(b'{"end":'))
        raw.write(load_files.end_line(body.claims, body.digest, body.content, header))
    load_files.put(whole, file)
    drop(whole)
    return True
