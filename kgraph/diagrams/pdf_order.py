"""A PDF with its objects in one order: the converter numbers fonts and lists resources in an order that differs on each run."""

import re

_ENTRY = re.compile(rb"(\d{10}) \d{5} n")
_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_RESOURCES = re.compile(rb"(?: +/[A-Za-z]+\d+ \d+ 0 R\n){2,}")
_STREAM = b"stream\n"


def in_order(pdf: bytes) -> bytes:
    """Return a PDF of one cross-reference table with its objects numbered as they are met from its root."""
    head, objects, trailer = _parts(pdf)
    found: dict[int, int] = {}
    waiting = [int(number) for number in reversed(_REFERENCE.findall(trailer))]
    while waiting:
        number = waiting.pop()
        if number not in found:
            found[number] = len(found) + 1
            waiting += [int(other) for other in reversed(_REFERENCE.findall(objects[number][0]))]
    return _written(head, [(_renumbered(objects[old][0], found), objects[old][1]) for old in found], _renumbered(trailer, found))


def _parts(pdf: bytes) -> tuple[bytes, dict[int, tuple[bytes, bytes]], bytes]:
    """What stands before the objects; their dictionaries and streams by number; the trailer."""
    table = int(pdf[pdf.rindex(b"startxref") :].split()[1])
    entries, trailer = pdf[table:].split(b"trailer", 1)
    starts = sorted(int(start) for start in _ENTRY.findall(entries))
    objects = {}
    for start, end in zip(starts, [*starts[1:], table], strict=True):
        number, _, body = pdf[start:end].partition(b" 0 obj\n")
        words, stream, data = body.rstrip().removesuffix(b"endobj").partition(_STREAM)
        objects[int(number)] = _RESOURCES.sub(_sorted, words), stream + data
    return pdf[: starts[0]], objects, trailer.split(b"startxref")[0]


def _sorted(run: re.Match[bytes]) -> bytes:
    return b"".join(sorted(run[0].splitlines(keepends=True)))


def _renumbered(words: bytes, found: dict[int, int]) -> bytes:
    return _REFERENCE.sub(lambda reference: b"%d 0 R" % found[int(reference[1])], words)


def _written(head: bytes, objects: list[tuple[bytes, bytes]], trailer: bytes) -> bytes:
    out, starts = bytearray(head), []
    for number, (words, stream) in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%b%bendobj\n\n" % (number, words, stream)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f\r\n" % (len(starts) + 1)
    out += b"".join(b"%010d 00000 n\r\n" % start for start in starts)
    out += b"trailer" + re.sub(rb"/Size \d+", b"/Size %d" % (len(starts) + 1), trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF" % table)
