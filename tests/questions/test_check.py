"""Findings as rows, by kind, and counted; and what the command lists of them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kgraph.cli import commands
from kgraph.errors import UsageError
from kgraph.findings import Finding
from kgraph.knowledge_base import KnowledgeBase
from kgraph.questions.check import check
from tests.questions.graphs import ky_son

FOUND = [
    Finding("two_names", "luong", "what"),
    Finding("not_in_register", "nowhere", "what", "c1"),
    Finding("disputed", "luong", "what", claims=("c1", "c2"), others=("hk_chair",)),
    Finding("disputed", "dong", "what", claims=("c3", "c4")),
]


def test_findings_name_what_they_are_about() -> None:
    rows = check(FOUND, ky_son()).rows()
    assert [(row["finding"], row["subject"], row["subject_id"]) for row in rows] == [
        ("disputed", "Trần Quốc Đồng", "dong"),
        ("disputed", "Nguyễn Hữu Lượng", "luong"),
        ("not_in_register", "nowhere", "nowhere"),
        ("two_names", "Nguyễn Hữu Lượng", "luong"),
    ]
    assert rows[1] == {
        "finding": "disputed",
        "headline": "Sources contradict each other on the dates",
        "subject": "Nguyễn Hữu Lượng",
        "what": "what",
        "claim": "c1",
        "claims": ["c1", "c2"],
        "subject_id": "luong",
        "others": ["hk_chair"],
    }


def test_findings_are_counted_and_grouped_by_kind() -> None:
    answer = check(FOUND, ky_son())
    assert list(answer.counts.items()) == [("disputed", 2), ("not_in_register", 1), ("two_names", 1)]
    assert [finding.subject for finding in answer.by_kind["disputed"]] == ["dong", "luong"]


def test_one_kind_can_be_asked_for_and_a_wrong_one_offers_the_nearest() -> None:
    assert [finding.subject for finding in check(FOUND, kind="two_names").findings] == ["luong"]
    assert check(FOUND, kind="double_holding").findings == ()
    with pytest.raises(UsageError) as told:
        check(FOUND, kind="two_name")
    assert "did you mean 'two_names'?" in str(told.value)


def test_a_base_answers_with_one_kind(sample: KnowledgeBase) -> None:
    assert sample.check("shared_name").counts == {"shared_name": 5}
    counts = {"after_publication": 1, "lineage_conflict": 4, "next_post_unknown": 4, "not_in_register": 1, "shared_name": 5}
    assert sample.check().counts == counts


def test_the_command_lists_one_kind_and_succeeds_with_findings_or_without(sample_folder: Path) -> None:
    for kind, number in (("shared_name", 5), ("next_post_unknown", 4), ("disputed", 0)):
        done = CliRunner().invoke(commands, ["check", str(sample_folder), "--finding", kind, "--format", "json"], catch_exceptions=False)
        assert (done.exit_code, [row["finding"] for row in json.loads(done.stdout)]) == (0, [kind] * number)
