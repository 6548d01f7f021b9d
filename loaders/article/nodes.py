"""Make the nodes of one text: each person, post, body and place once, under an id of the text or of the register."""

from collections.abc import Sequence

from kgraph import Kind, Node, PartialDate
from loaders.article.lexicon import heads
from loaders.article.locating import Locator
from loaders.article.sorts import sort_of
from loaders.article.values import Posting

_TWO = ("thành phố ", "thị xã ", "thị trấn ", "đặc khu ")
_BEARING = ("tỉnh ủy", "huyện ủy", "thành ủy", "quận ủy", "thị ủy", "tỉnh uỷ", "huyện uỷ", "thành uỷ", "quận uỷ", "thị uỷ")
_UNITS = ("văn phòng", "thanh tra", "công an")


class Nodes:
    """The nodes of one text; the same words give the same node."""

    def __init__(self, prefix: str, published: PartialDate, named_places: Sequence[str]) -> None:
        self._prefix = prefix
        self._places = Locator(prefix, published, named_places)
        self._ids: dict[tuple[str, ...], str] = {}
        self._bodies: dict[str, tuple[str, str]] = {}
        self._posts: dict[str, str] = {}

    def holder(self, posting: Posting) -> Node:
        """Return the person of a posting; one without a name is told apart by the words of the post."""
        name = posting.person.value
        return self.person(name) if name else self.unnamed(str(posting.title.start))

    def person(self, name: str, /, **facts: str | int | float | bool) -> Node:
        """Return the person that the text names so."""
        return Node(self._id("person", name), Kind.PERSON, name, tuple(facts.items()))

    def unnamed(self, key: str, note: str = "") -> Node:
        """Return a person whom the text does not name."""
        return Node(self._id("person", "", key), Kind.PERSON, "", (("unnamed", True), ("note", note)))

    def post(self, title: str, body: str, place: str) -> Node:
        """Return a post by its parts."""
        head = next((head for name, head in heads().items() if title.startswith(name)), None)
        facts = {"title": title} | ({"rank": head.rank} if head else {})
        node_id = self._id("post", title.lower(), body.lower(), place)
        name = self._posts.setdefault(node_id, named(title, body, place))
        return Node(node_id, Kind.POST, name, tuple(facts.items()))

    def body(self, body: str, place: str) -> Node:
        """Return a body by its name and its place."""
        node_id = self._id("body", body.lower(), place)
        self._bodies.setdefault(node_id, (body, place))
        return Node(node_id, Kind.ORGANIZATION, named("", *self._bodies[node_id]), tuple(sort_of(body, place).items()))

    def parts(self, body: Node) -> tuple[str, str]:
        """Return the name and the place of a body of the text."""
        return self._bodies[body.id]

    def place(self, place: str) -> Node | None:
        """Return the node of a place; None for the centre and for a level without a name."""
        return self._places.node(place)

    def village(self, word: str, name: str, commune: str) -> Node:
        """Return a village of a commune."""
        return Node(self._id("village", name.lower(), commune), Kind.VILLAGE, name, (("type", word),))

    def own(self, kind: Kind, key: str, name: str, /, **facts: str | int | float | bool) -> Node:
        """Return a node of another kind, known in the text by its key."""
        return Node(self._id(kind.value.lower(), key), kind, name, tuple(facts.items()))

    def _id(self, kind: str, *parts: str) -> str:
        return self._ids.setdefault((kind, *parts), f"{self._prefix}:{kind}{len(self._ids) + 1}")


def named(title: str, body: str, place: str) -> str:
    """Return the name of a post or a body as people write it: ``Chủ tịch UBND xã Hữu Kiệm``."""
    word = next((two.strip() for two in _TWO if place.startswith(two)), place.partition(" ")[0])
    bare = place[len(word) + 1 :]
    told = body.lower().endswith((" " + word, *_BEARING)) or (not body and title.lower().endswith(" " + word))
    shown = "" if place == "trung ương" or _bears(body, bare) else bare if told else place
    return " ".join(part for part in (title, _rest(title.lower(), body), shown) if part)


def _bears(body: str, bare: str) -> bool:
    """Whether a body is named after the place itself: ``Trường Mầm non Nậm Cắn``."""
    return bool(bare) and body.lower().endswith(" " + bare.lower())


def _rest(title: str, body: str) -> str:
    """The body without the word that the title ends with: ``Trưởng ban | Ban Dân vận``."""
    unit = next((two for two in _UNITS if body.lower().startswith(two + " ")), body.partition(" ")[0].lower())
    return body[len(unit) + 1 :] if unit and title.endswith(" " + unit) else body
