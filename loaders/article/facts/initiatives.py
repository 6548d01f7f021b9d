"""Initiatives: models, works and programmes, where they are, and who answers for them."""

from collections.abc import Iterator, Sequence

from kgraph import Kind, Node, Reading, Relation, Span
from loaders.article.facts.acting import IN_CHARGE, Acting, Answer
from loaders.article.facts.ground import Ground, Here
from loaders.article.facts.items import Item, Items, head_words
from loaders.article.facts.values import Fact
from loaders.article.facts.villages import Villages
from loaders.article.mentions import Body, Place
from loaders.article.nodes import Nodes
from loaders.article.phrases import Phrases
from loaders.article.placing import known_place, rank_of
from loaders.article.tokens import Token, key_of, tokens_of
from loaders.article.values import Slot

RULES = {"subject": 0.85, "behind": 0.92, "advised": 0.5, "carried out": 0.75, "located": 0.9}
_FACTOR = {"explicit": 1.0, "context": 0.9, "inferred": 0.8}
_READING = {"explicit": Reading.EXPLICIT, "context": Reading.CONTEXT, "inferred": Reading.INFERRED}
_PROGRAMME = "programme"
_CARRYING = Phrases((word, True) for word in ("thực hiện theo", "thực hiện", "theo", "triển khai"))
_AT = frozenset(key_of(word) for word in ("tại", "ở"))


class Initiatives:
    """Reads the initiatives of a text."""

    def __init__(self, ground: Ground, nodes: Nodes, villages: Villages, published: Span) -> None:
        self._ground, self._nodes, self._villages, self._published = ground, nodes, villages, published
        self._known: dict[tuple[str, str], list[tuple[frozenset[str], Node]]] = {}
        self._items = Items(ground)
        self._programmes: dict[str, Node] = {}

    def facts(self) -> Iterator[Fact]:
        """Yield where each initiative is and who answers for it, in the order of the text."""
        for number in range(len(self._ground.sentences)):
            if items := list(self._items.of(number)):
                yield from self._of_sentence(number, items)
            yield from self._carried_out(number)

    def _of_sentence(self, number: int, items: Sequence[Item]) -> Iterator[Fact]:
        acting = Acting(self._ground, number)
        for item in items:
            acting.until(item.first)
            answers = list(acting.answers(item.last))
            acting.past(item.last)
            yield from self._of(item, answers)

    def _of(self, item: Item, answers: list[Answer]) -> Iterator[Fact]:
        where = list(self._where(item))
        if not where and not answers:
            return
        place = where[0][1] if where else ""
        node = self._node(item, place)
        words = self._ground.slot(item.number, item.first, item.last)
        for there, _, slot in where:
            yield self._fact(node, Relation.LOCATED_IN, there, "located", slot.reading, item, (("initiative", words), ("place", slot)))
        for answer in answers:
            who = self._who(answer)
            slots = (("initiative", words), ("responsible", answer.actor.slot))
            said = (("role", answer.role),)
            yield self._fact(who, Relation.RESPONSIBLE_FOR, node, answer.rule, answer.reading, item, slots, said)

    def _fact(
        self,
        subject: Node,
        relation: Relation,
        object_: Node,
        rule: str,
        reading: str,
        item: Item,
        slots: tuple[tuple[str, Slot], ...],
        said: tuple[tuple[str, str], ...] = (),
    ) -> Fact:
        sentence = self._ground.sentences[item.number]
        sure = round(RULES[rule] * _FACTOR[reading], 3)
        return Fact(subject, relation, object_, self._published, rule, sure, (sentence.start, sentence.end), _READING[reading], said, slots)

    def _who(self, answer: Answer) -> Node:
        actor = answer.actor
        return self._nodes.person(actor.person) if actor.person else self._nodes.body(actor.body, actor.place)

    def _node(self, item: Item, place: str) -> Node:
        """The node of an initiative; one named before with the same head, and some of its words left out or added, is the same."""
        words = frozenset(token.key for token in tokens_of(item.name) if token.is_word) - _FILLING
        known = self._known.setdefault((item.kind, "" if item.kind == _PROGRAMME else place), [])
        same = next((node for before, node in known if words and (before <= words or words <= before)), None)
        if same is not None:
            return same
        key = f"{item.name.lower()}|{place}"
        facts = {"kind": item.kind, "quantity": item.quantity}
        node = self._nodes.own(Kind.INITIATIVE, key, _first_capital(item.name), **{k: v for k, v in facts.items() if v})
        known.append((words, node))
        self._programmes[item.head] = node
        return node

    # --- where it is -----------------------------------------------------

    def _where(self, item: Item) -> Iterator[tuple[Node, str, Slot]]:
        """The villages that its name or the words behind it name, else the place behind it, else the commune that the text is about."""
        tokens = self._ground.sentences[item.number].tokens
        behind = item.last < len(tokens) and tokens[item.last].key in _AT
        end = self._clause_end(item) if behind else item.last + 2 * self._is_of_place(item)
        villages = list(self._villages.among(item.number, item.first, end))
        for village in villages:
            slot = self._ground.slot(item.number, village.first, village.last)
            yield self._villages.node(village), village.commune.place if village.commune else "", slot
        if not villages and (here := self._place(item, end)) is not None and (node := self._nodes.place(here.place)) is not None:
            yield node, here.place, here.slot

    def _place(self, item: Item, end: int) -> Here | None:
        ground, sentence = self._ground, self._ground.sentences[item.number]
        for element in sentence.elements:
            named = isinstance(element.value, Place) and element.value.name and rank_of(element.value.level, element.value.name) <= 3
            if named and item.first <= element.first < end:
                return ground.here(item.number, element.first)
        if end > item.last and (known := known_place(sentence.tokens, min(item.last + 1, len(sentence.tokens) - 1), end, _UNITS)):
            return Here(f"{known.word} {known.name}", ground.slot(item.number, known.first, known.last), 0)
        if item.kind == _PROGRAMME:
            return self._of_level(item)
        commune = ground.here(item.number, item.first, 3)
        return _context(commune) if commune is not None else None

    def _of_level(self, item: Item) -> Here | None:
        """The place of a programme that says which level it is of: "đề án … cấp huyện", "chương trình … của xã"."""
        for element in self._ground.sentences[item.number].elements:
            place = element.value
            if isinstance(place, Place) and not place.name and item.first <= element.first < item.last + 2:
                here = self._ground.near(item.number, item.first, rank_of(place.level))
                return _context(here) if here is not None else None
        return None

    def _is_of_place(self, item: Item) -> bool:
        """Whether "của" and a place with its name stand right behind it."""
        sentence = self._ground.sentences[item.number]
        if item.last >= len(sentence.tokens) or sentence.tokens[item.last].key != _OF:
            return False
        behind = self._ground.element_at(item.number, item.last + 1)
        return behind is not None and isinstance(behind.value, Place) and bool(behind.value.name)

    def _clause_end(self, item: Item) -> int:
        tokens = self._ground.sentences[item.number].tokens
        last = min(len(tokens), item.last + 10)
        return next((j for j in range(item.last, last) if tokens[j].text in ";…:" or _other_item(tokens, j, item.last)), last)

    # --- a programme that a body carries out ------------------------------

    def _carried_out(self, number: int) -> Iterator[Fact]:
        """Who acts by a programme named before: "Thực hiện theo đề án, Huyện ủy Kỳ Sơn ra quyết định …"."""
        tokens = self._ground.sentences[number].tokens
        lead = _CARRYING.at(tokens, 0, len(tokens))
        head = head_words().at(tokens, lead[0], len(tokens)) if lead else None
        programme = self._programmes.get(head[1].word) if head else None
        body = next((e for e in self._ground.sentences[number].elements if e.kind in ("body", "name")), None)
        if lead is None or head is None or programme is None or body is None or not isinstance(body.value, Body):
            return
        if self._ground.is_quoted(tokens[0].start) or self._ground.is_planned(number, min(body.last + 3, len(tokens))):
            return
        name, place = self._ground.body(number, body.value)
        slots = (
            ("initiative", self._ground.slot(number, lead[0], head[0])),
            ("responsible", self._ground.slot(number, body.first, body.last)),
        )
        item = Item(number, lead[0], head[0], "", _PROGRAMME, "")
        who = self._nodes.body(name, place)
        yield self._fact(who, Relation.RESPONSIBLE_FOR, programme, "carried out", "context", item, slots, (("role", IN_CHARGE),))


_UNITS = frozenset({"tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn"})
_OF = key_of("của")
_FILLING = frozenset(key_of(word) for word in ("mô", "hình", "trồng", "nuôi", "đề", "án", "chương", "trình", "cấp", "về", "cho", "bị"))


def _other_item(tokens: Sequence[Token], j: int, last: int) -> bool:
    return j > last and head_words().at(tokens, j, len(tokens)) is not None


def _context(here: Here) -> Here:
    return Here(here.place, Slot(here.slot.value, here.slot.start, here.slot.end, "context"), here.rank)


def _first_capital(name: str) -> str:
    return name[:1].upper() + name[1:]
