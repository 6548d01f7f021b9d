"""Every error kgraph raises on purpose, named by what the reader can do about it.

KgraphError
├── DataError            a file, a row or a value must be mended
│   ├── DateError        a date or a span cannot be read
│   └── LoadError        a source file cannot be loaded
├── ChoiceError          a name does not pick exactly one thing
│   ├── UnknownNameError     nothing has that name or id
│   └── AmbiguousNameError   several things have that name
├── BaseFolderError      a folder is no knowledge base, is damaged, newer, or being written
│   └── LockedError      another process is writing
├── EngineError          an engine refused, failed or cannot be reached
│   ├── QueryError       a query was refused or is wrong
│   └── MissingEngineError   an engine is not installed here
└── UsageError           the call itself does not fit
"""


class KgraphError(Exception):
    """What went wrong, where, and how to fix it; every part is a sentence for people."""

    def __init__(self, what: str, *, where: str = "", fix: str = "") -> None:
        self.what, self.where, self.fix = what, where, fix
        super().__init__(what)

    def __str__(self) -> str:
        lines = [self.what]
        if self.where:
            lines.append(f"  where: {self.where}")
        if self.fix:
            lines.append(f"  fix:   {self.fix}")
        return "\n".join(lines)


class DataError(KgraphError):
    """A file, a row or a value must be mended before kgraph can use it."""


class DateError(DataError):
    """A date or a span cannot be read, or ends before it starts."""


class LoadError(DataError):
    """A source file cannot be loaded."""


class ChoiceError(KgraphError):
    """A name does not pick exactly one thing."""


class UnknownNameError(ChoiceError):
    """Nothing in the knowledge base has that name or id."""


class AmbiguousNameError(ChoiceError):
    """Several things have that name; the message tells them apart."""


class BaseFolderError(KgraphError):
    """A folder is no knowledge base, is damaged, or was made by a newer kgraph."""


class LockedError(BaseFolderError):
    """Another process is writing to the knowledge base."""


class EngineError(KgraphError):
    """An engine refused, failed or cannot be reached; no driver's own error passes this border."""


class QueryError(EngineError):
    """A query is wrong, or would do more than read."""


class MissingEngineError(EngineError):
    """An engine is not installed, or cannot start, on this machine."""


class UsageError(KgraphError):
    """The call itself does not fit: an unknown format, option or file ending."""
