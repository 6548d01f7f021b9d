"""What was drawn: the bytes of a file, which a notebook shows as the picture that they are."""

from base64 import b64encode
from html import escape
from typing import Any, Self

_MIME = {".svg": "image/svg+xml", ".png": "image/png", ".pdf": "application/pdf", ".mmd": "text/vnd.mermaid", ".html": "text/html"}
_BINARY = frozenset({".png", ".pdf"})
_FRAME = '<iframe sandbox="allow-scripts" style="width:100%;height:640px;border:0" srcdoc="{page}"></iframe>'
_WIDTH, _PER_PIXEL = slice(16, 20), 2
"""Where a PNG tells its width, and how many of its pixels make one of the drawing."""


class Drawing(bytes):
    """A drawn file as bytes, to be written as it is; ``suffix`` says its format, by which a notebook shows it."""

    suffix: str

    def __new__(cls, content: bytes, suffix: str) -> Self:
        """Make a drawing of the bytes of a file."""
        drawing = super().__new__(cls, content)
        drawing.suffix = suffix
        return drawing

    def __getnewargs__(self) -> tuple[bytes, str]:  # type: ignore[override]  # a drawing is made of its bytes and its ending
        """Return what a copy is made of."""
        return bytes(self), self.suffix

    def __repr__(self) -> str:
        return f"<drawing {self.suffix}, {len(self):,} bytes>"

    __str__ = __repr__

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, Any]]:
        """Return the drawing as a notebook shows it; a page with a script of its own stays in a frame that cannot reach the notebook."""
        mime = _MIME[self.suffix]
        if self.suffix in _BINARY:
            size = {mime: {"width": int.from_bytes(self[_WIDTH]) // _PER_PIXEL}} if self.suffix == ".png" else {}
            return {mime: b64encode(self).decode(), "text/plain": repr(self)}, size
        text = self.decode()
        shown = _FRAME.format(page=escape(text)) if self.suffix == ".html" else text
        return {mime: shown, "text/plain": repr(self)}, {}
