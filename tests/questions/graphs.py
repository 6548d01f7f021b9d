"""Small graphs written by hand, one for each case that the questions must tell apart."""

from collections.abc import Iterable

from kgraph.dates import Span
from kgraph.engines.memory import MemoryEngine
from kgraph.graph import Edge, TemporalGraph
from kgraph.model import Kind, Node, Relation, Value

OPEN = "/"
ATTESTED = "[..2017-04]/[2017-04..]"


def node(node_id: str, kind: Kind, name: str = "", /, **properties: Value) -> Node:
    return Node(node_id, kind, name, tuple(properties.items()))


def edge(
    subject: str,
    relation: Relation,
    target: str,
    valid: str = OPEN,
    inferred: tuple[str, ...] = (),
    number: int = 1,
    **properties: Value,
) -> Edge:
    return Edge(
        f"{subject} {relation} {target} {number}",
        subject,
        relation,
        target,
        Span.parse(valid),
        claims=("c1",),
        sources=("src:bna",),
        properties=tuple(properties.items()),
        inferred=inferred,
    )


def body(node_id: str, name: str, kind: str, level: str, place: str) -> tuple[list[Node], list[Edge]]:
    return [node(node_id, Kind.ORGANIZATION, name, kind=kind, level=level)], [edge(node_id, Relation.GOVERNS, place)]


def post(node_id: str, name: str, organization: str, rank: str = "", seats: int = 0) -> tuple[list[Node], list[Edge]]:
    properties: dict[str, Value] = {"rank": rank, "seats": seats}
    return [node(node_id, Kind.POST, name, **properties)], [edge(node_id, Relation.POST_IN, organization)]


def engine(*parts: tuple[Iterable[Node], Iterable[Edge]]) -> MemoryEngine:
    nodes = [found for some, _ in parts for found in some]
    edges = [found for _, some in parts for found in some]
    return MemoryEngine(TemporalGraph(nodes, edges))


def ky_son() -> MemoryEngine:
    """A district with a rotation of five officers, one appointed up, one in two posts at once, and a plain commune."""
    return engine(_places(), *_bodies(), *_posts(), _people(), _decisions(), _initiatives())


def _places() -> tuple[list[Node], list[Edge]]:
    communes = {"hk": "Hữu Kiệm", "pd": "Phà Đánh", "ml": "Mường Lống", "bn": "Bảo Nam", "bl": "Bắc Lý"}
    communes |= {"nc1": "Nậm Cắn", "nc2": "Nậm Càn"}
    nodes = [
        node("na", Kind.PROVINCE, "Nghệ An", type="tỉnh"),
        node("ks", Kind.DISTRICT, "Kỳ Sơn", type="huyện"),
        *(node(key, Kind.COMMUNE, name, type="xã") for key, name in communes.items()),
        node("hk2", Kind.COMMUNE, "Hữu Kiệm", type="xã"),
        node("v1", Kind.VILLAGE, "Na Chảo", type="bản"),
        node("v2", Kind.VILLAGE, "Khe Tỳ", type="bản"),
        node("v3", Kind.VILLAGE, "Huồi Nhúc", type="bản"),
    ]
    edges = [
        edge("ks", Relation.PART_OF, "na", "[..2004-08-31]/2025-06-30"),
        *(edge(key, Relation.PART_OF, "ks", "[..2004-08-31]/2025-06-30") for key in communes),
        edge("hk2", Relation.PART_OF, "na", "2025-07-01/[2025-07-01..]"),
        edge("v1", Relation.PART_OF, "hk", ATTESTED),
        edge("v2", Relation.PART_OF, "hk", ATTESTED),
        edge("v3", Relation.PART_OF, "pd", ATTESTED),
    ]
    return nodes, edges


def _bodies() -> list[tuple[list[Node], list[Edge]]]:
    school = node("school", Kind.ORGANIZATION, "Trường Mầm non Nậm Cắn", kind="school", level="commune")
    office = node("office", Kind.ORGANIZATION, "Văn phòng UBND huyện Kỳ Sơn", kind="government")
    cell = node("cell", Kind.ORGANIZATION, "Chi bộ Trường Mầm non Nậm Cắn", kind="party", level="commune")
    farmers = node("farmers", Kind.ORGANIZATION, "Hội Nông dân xã Phà Đánh", kind="mass", level="commune")
    return [
        body("province_party", "Tỉnh ủy Nghệ An", "party", "province", "na"),
        body("district_party", "Huyện ủy Kỳ Sơn", "party", "district", "ks"),
        body("district_ubnd", "UBND huyện Kỳ Sơn", "government", "district", "ks"),
        body("hk_party", "Đảng ủy xã Hữu Kiệm", "party", "commune", "hk"),
        body("hk_ubnd", "UBND xã Hữu Kiệm", "government", "commune", "hk"),
        body("pd_party", "Đảng ủy xã Phà Đánh", "party", "commune", "pd"),
        ([school, office, cell, farmers], [
            edge("school", Relation.LOCATED_IN, "nc1"),
            edge("cell", Relation.PART_OF, "school"),
            edge("office", Relation.PART_OF, "district_ubnd"),
            edge("farmers", Relation.LOCATED_IN, "pd"),
            edge("hk_ubnd", Relation.PART_OF, "district_ubnd"),
        ]),
    ]  # fmt: skip


def _posts() -> list[tuple[list[Node], list[Edge]]]:
    unnamed = [node(f"seat_{place}", Kind.POST) for place in ("ml", "bn", "bl")]
    return [
        post("office_deputy", "Phó Chánh Văn phòng UBND huyện Kỳ Sơn", "office", "deputy"),
        post("hk_secretary", "Bí thư Đảng ủy xã Hữu Kiệm", "hk_party", "head", 1),
        post("hk_deputy", "Phó Bí thư Đảng ủy xã Hữu Kiệm", "hk_party", "deputy"),
        post("hk_chair", "Chủ tịch UBND xã Hữu Kiệm", "hk_ubnd", "head", 1),
        post("hk_vice", "Phó Chủ tịch UBND xã Hữu Kiệm", "hk_ubnd", "deputy", 1),
        post("pd_secretary", "Bí thư Đảng ủy xã Phà Đánh", "pd_party", "head", 1),
        post("inspector", "Phó Chủ nhiệm Ủy ban Kiểm tra Huyện ủy Kỳ Sơn", "district_party", "deputy"),
        post("head_teacher", "Hiệu trưởng Trường Mầm non Nậm Cắn", "school", "head", 1),
        post("cell_secretary", "Bí thư Chi bộ Trường Mầm non Nậm Cắn", "cell", "head", 1),
        post("mass_deputy", "Phó trưởng Ban Dân vận Huyện ủy Kỳ Sơn", "district_party", "deputy"),
        post("district_secretary", "Bí thư Huyện ủy Kỳ Sơn", "district_party", "head", 1),
        post("province_member", "Ủy viên BCH Đảng bộ tỉnh Nghệ An", "province_party", "member"),
        (unnamed, [edge(f"seat_{place}", Relation.LOCATED_IN, place) for place in ("ml", "bn", "bl")]),
    ]


def _people() -> tuple[list[Node], list[Edge]]:
    nodes = [
        node("luong", Kind.PERSON, "Nguyễn Hữu Lượng"),
        node("dong", Kind.PERSON, "Trần Quốc Đồng"),
        node("thi_dong", Kind.PERSON, "Nguyễn Thị Đông", gender="female"),
        node("hoe", Kind.PERSON, "Vi Hòe"),
        *(node(f"one_{n}", Kind.PERSON, unnamed=True, note="một trong 5 cán bộ") for n in (1, 2, 3)),
    ]
    here, since = "2015-12/[2017-04..]", Relation.HOLDS
    edges = [
        edge("luong", since, "office_deputy", "/2015-12", ("end",)),
        edge("luong", since, "hk_chair", here, decision="d1"),
        edge("luong", since, "hk_deputy", here, decision="d1"),
        edge("dong", since, "inspector", "/2015-12", ("end",)),
        edge("dong", since, "pd_secretary", here, ("start", "decision"), decision="d1"),
        *(edge(f"one_{n}", since, f"seat_{place}", here, decision="d1") for n, place in ((1, "ml"), (2, "bn"), (3, "bl"))),
        edge("thi_dong", since, "head_teacher", "/[..2017-04]"),
        edge("thi_dong", since, "cell_secretary", "/[..2017-04]"),
        edge("thi_dong", since, "mass_deputy", ATTESTED, decision="d2"),
        edge("hoe", since, "district_secretary", ATTESTED),
        edge("hoe", since, "province_member", ATTESTED),
        edge("hk_vice", Relation.VACANT, "hk_ubnd", ATTESTED),
    ]
    return nodes, edges


def _decisions() -> tuple[list[Node], list[Edge]]:
    nodes = [
        node("d1", Kind.DECISION, "Luân chuyển tháng 12/2015", date="2015-12", seats=5, seats_of="officers"),
        node("d2", Kind.DECISION, "Kiện toàn 17 vị trí", seats=17, seats_of="positions"),
        node("d3", Kind.DECISION, "Quyết định khác", date="2016", seats=2, seats_of="officers"),
    ]
    return nodes, [edge("district_party", Relation.ISSUED, "d1", "2015-12")]


def _initiatives() -> tuple[list[Node], list[Edge]]:
    nodes = [
        node("tea", Kind.INITIATIVE, "chè 100 gốc", kind="model"),
        node("ginger", Kind.INITIATIVE, "trồng gừng", kind="model"),
        node("road", Kind.INITIATIVE, "đường Huồi Nhúc", kind="road"),
        node("mushroom", Kind.INITIATIVE, "trồng nấm", kind="model"),
        node("villages", Kind.INITIATIVE, "thôn, bản", kind="count"),
        node("criteria", Kind.INITIATIVE, "tiêu chí nông thôn mới", kind="target"),
    ]
    answers, located = Relation.RESPONSIBLE_FOR, Relation.LOCATED_IN
    edges = [
        edge("tea", located, "pd", ATTESTED),
        edge("ginger", located, "pd", ATTESTED),
        edge("road", located, "v3", ATTESTED),
        edge("mushroom", located, "v1", ATTESTED),
        edge("farmers", answers, "tea", ATTESTED, role="in charge"),
        edge("dong", answers, "ginger", ATTESTED, role="launched"),
        edge("dong", answers, "road", ATTESTED, role="proposed"),
        edge("hk", Relation.MEASURED, "villages", ATTESTED, value=9),
        edge("hk", Relation.MEASURED, "criteria", "2016-12-31", value=12, total=19),
        edge("hk", Relation.MEASURED, "criteria", "2015-12-31", value=8, total=19, number=2),
        edge("hk", Relation.MEASURED, "criteria", "2018-12-31", value=15, total=19, number=3),
    ]
    return nodes, edges


def nghe_an() -> MemoryEngine:
    """One post with named-only predecessors, handovers, an acting holder, a gap of 19 days and one of 27."""
    terms = {
        "vo_thuc_dong": ("Võ Thúc Đồng", "1959/1971", "", ""),
        "nguyen_ba": ("Nguyễn Bá", "/", "", ""),
        "truong_dinh_tuyen": ("Trương Đình Tuyển", "2000-01-29/2002-08-09", "nguyen_ba", "le_doan_hop"),
        "le_doan_hop": ("Lê Doãn Hợp", "2002/2005", "truong_dinh_tuyen", "nguyen_the_trung"),
        "nguyen_the_trung": ("Nguyễn Thế Trung", "/", "", ""),
        "tran_van_hang": ("Trần Văn Hằng", "2009-07-10/2010-10-17", "nguyen_the_trung", "phan_dinh_trac"),
        "phan_dinh_trac": ("Phan Đình Trạc", "2010-10-17/2013-02-20", "tran_van_hang", "ho_duc_phoc"),
        "ho_duc_phoc": ("Hồ Đức Phớc", "2013-03-12/2016-04-16", "phan_dinh_trac", "nguyen_dac_vinh"),
        "nguyen_dac_vinh": ("Nguyễn Đắc Vinh", "2016-04-16/2019-12-23", "ho_duc_phoc", "thai_thanh_quy"),
        "thai_thanh_quy": ("Thái Thanh Quý", "2020-01-20/2024-10-25", "nguyen_dac_vinh", "nguyen_duc_trung"),
        "hoang_nghia_hieu": ("Hoàng Nghĩa Hiếu", "2024-10-25/2024-11-11", "thai_thanh_quy", "nguyen_duc_trung"),
        "nguyen_duc_trung": ("Nguyễn Đức Trung", "2024-11-11/[2025..]", "thai_thanh_quy", ""),
    }
    people = [node(key, Kind.PERSON, name) for key, (name, *_) in terms.items()]
    holdings = []
    for key, (_, valid, predecessor, successor) in terms.items():
        acting: Value = True if key == "hoang_nghia_hieu" else ""
        neighbours: dict[str, Value] = {"predecessor": predecessor, "successor": successor}
        holdings.append(edge(key, Relation.HOLDS, "secretary", valid, (), 1, acting=acting, **neighbours))
    place: tuple[list[Node], list[Edge]] = ([node("na", Kind.PROVINCE, "Nghệ An", type="tỉnh")], [])
    party = body("party", "Tỉnh ủy Nghệ An", "party", "province", "na")
    return engine(place, party, post("secretary", "Bí thư Tỉnh ủy Nghệ An", "party", "head", 1), (people, holdings))
