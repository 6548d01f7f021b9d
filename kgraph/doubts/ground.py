"""What every doubt looks at: a graph, its holdings by person and by post, and where each of them sat; worked out once."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from kgraph.dates import UNDATED
from kgraph.graph import Edge, TemporalGraph
from kgraph.model import Kind, Relation
from kgraph.questions.answers import name_of
from kgraph.questions.seats import Seat, seat
from kgraph.resolving.ends import Endings

_WHERE = (Relation.GOVERNS, Relation.LOCATED_IN)
_UPWARDS = 3


class Ground:
    """A graph to be doubted."""

    def __init__(self, graph: TemporalGraph) -> None:
        self.graph = graph
        self._seats: dict[str, Seat | None] = {}

    @cached_property
    def holdings(self) -> tuple[Edge, ...]:
        """The holdings, by id."""
        return self.graph.edges(relation=Relation.HOLDS)

    @cached_property
    def by_person(self) -> Mapping[str, list[Edge]]:
        """The holdings of each person, by id."""
        found: dict[str, list[Edge]] = defaultdict(list)
        for edge in self.holdings:
            found[edge.subject].append(edge)
        return dict(sorted(found.items()))

    @cached_property
    def by_post(self) -> Mapping[str, list[Edge]]:
        """The holdings of each post, by id."""
        found: dict[str, list[Edge]] = defaultdict(list)
        for edge in self.holdings:
            found[edge.object].append(edge)
        return dict(sorted(found.items()))

    @cached_property
    def endings(self) -> Endings:
        """What ended with a unit."""
        return Endings(self.graph)

    def seat(self, holding: Edge) -> Seat:
        """Return where a post sat while it was held; of a post that always sat in one place it is worked out once."""
        post = holding.object
        if post not in self._seats:
            self._seats[post] = seat(self.graph, post, UNDATED) if self._sat_in_one_place(post) else None
        return self._seats[post] or seat(self.graph, post, holding.valid)

    def name(self, node_id: str) -> str:
        """Return the name of a node, or its id where it has none."""
        return name_of(self.graph.node(node_id)) or node_id

    def _sat_in_one_place(self, post: str) -> bool:
        """Whether nothing on the way from the post to its place is said in two ways."""
        here = post
        for relation in (Relation.POST_IN, *[Relation.PART_OF] * _UPWARDS):
            if any(len(self.graph.out(here, where)) > 1 for where in _WHERE):
                return False
            whole = [edge.object for edge in self.graph.out(here, relation) if self.graph.node(edge.object).kind is Kind.ORGANIZATION]
            if len(whole) != 1:
                return not whole
            here = whole[0]
        return True
