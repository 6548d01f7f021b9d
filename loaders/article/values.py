"""What is read of a text: postings, and the slots they are made of."""

from dataclasses import dataclass

ENTER = ("elected", "reappointed", "rotated", "appointed", "designated", "assigned", "acting", "transferred", "approved")
LEAVE = ("dismissed", "relieved", "retired", "former")


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of a posting: what it says, the characters that say so (0 to 0 where none do), and how it was read."""

    value: str
    start: int = 0
    end: int = 0
    reading: str = "explicit"


@dataclass(frozen=True, slots=True)
class Posting:
    """One person in one post of one body in one place for one tenure, as a text says it."""

    person: Slot
    title: Slot
    body: Slot
    place: Slot
    start: Slot
    end: Slot
    event: str
    rule: str
    confidence: float
    sentence: tuple[int, int]
    decided_by: Slot = Slot("")
    doubt: str = ""
    """Why it cannot be as the text says; such a posting waits for a person and is asserted by nobody."""

    def row(self) -> dict[str, str]:
        """Return the posting as the strings that are compared with an annotation."""
        return {
            "person": self.person.value,
            "title": self.title.value,
            "org": self.body.value,
            "place": self.place.value,
            "start": self.start.value,
            "end": self.end.value,
            "event": self.event,
        }
