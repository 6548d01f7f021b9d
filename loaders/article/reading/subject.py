"""Find the person whose curriculum vitae a text is, where it says so as a form does."""

import re
from collections.abc import Sequence

_FIELD = re.compile(
    r"^[ \t]*(?:\d{1,2}[.)-][ \t]*)?[-–•+*]?[ \t]*Họ(?: và|,)?(?: chữ đệm và)? tên(?: khai sinh| thường dùng)?(?:[ \t]*\([^)\n]{1,60}\))?"
    r"[ \t]*[:|][ \t]*((?:[^\W\d_][\w'’]*[ \t]?){2,7})[ \t]*(?:$|[.,;|(–-]|\s(?=Giới tính|Nam|Nữ))",
    re.MULTILINE,
)


def subject_of(text: str) -> str:
    """Return the one name that the text gives as 'Họ và tên: …'; '' where it gives none or several."""
    said = (match.group(1).split() for match in _FIELD.finditer(text))
    names = {_written(words) for words in said if all(word[0].isupper() for word in words)}
    return names.pop() if len(names) == 1 else ""


def _written(words: Sequence[str]) -> str:
    """Return a name that is printed in capitals as it is written elsewhere."""
    return " ".join(word.capitalize() if word.isupper() else word for word in words)
