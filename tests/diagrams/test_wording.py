"""Dates and spans in words: precision stays, what is unknown is said, and nobody is in office "now"."""

import pytest
from hypothesis import given

from kgraph.dates import PartialDate, Span
from kgraph.diagrams.wording import brief_words, date_words, span_words
from tests.strategies import spans


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2016-04-16", "16/04/2016"),
        ("2015-12", "12/2015"),
        ("1959", "1959"),
        ("[..2017-04]", "muộn nhất 04/2017"),
        ("[2017-04..]", "sớm nhất 04/2017"),
        ("[1985..1987]", "1985 đến 1987"),
        ("", ""),
    ],
)
def test_a_date_keeps_its_precision(text: str, words: str) -> None:
    assert date_words(PartialDate.parse(text), "vi") == words


@pytest.mark.parametrize(
    ("text", "words", "brief"),
    [
        ("2005/2010", "2005 – 2010", "2005 – 2010"),
        ("2015-12/[2017-04..]", "12/2015 – ít nhất đến 04/2017, chưa rõ kết thúc", "12/2015 – ?"),
        ("2016-01-26/", "26/01/2016 – chưa rõ kết thúc", "26/01/2016 – ?"),
        ("/2015-12", "không rõ bắt đầu – 12/2015", "? – 12/2015"),
        ("/[..2017-04]", "không rõ bắt đầu – muộn nhất 04/2017", "? – muộn nhất 04/2017"),
        ("/[2025..]", "không rõ bắt đầu – ít nhất đến 2025, chưa rõ kết thúc", "? – ?"),
        ("[..2017-04]/[2017-04..]", "ghi nhận 04/2017, chưa rõ bắt đầu và kết thúc", "ghi nhận 04/2017"),
        ("2015-12/[2017-04..2025-06-30]", "12/2015 – ít nhất đến 04/2017, muộn nhất 30/06/2025", "12/2015 – muộn nhất 30/06/2025"),
        ("2003/[..2025-06-30]", "2003 – muộn nhất 30/06/2025", "2003 – muộn nhất 30/06/2025"),
        ("[..2017-04]/[2017-04..2025-06-30]", "ghi nhận 04/2017, chưa rõ bắt đầu, kết thúc muộn nhất 30/06/2025", "ghi nhận 04/2017"),
        ("2016-12-31", "31/12/2016", "31/12/2016"),
        ("/", "không rõ thời gian", "không rõ thời gian"),
    ],
)
def test_a_span_says_what_is_not_known(text: str, words: str, brief: str) -> None:
    assert span_words(Span.parse(text), "vi") == words
    assert brief_words(Span.parse(text), "vi") == brief


def test_a_span_reads_in_english_too() -> None:
    assert span_words(Span.parse("2015-12/[2017-04..]"), "en") == "12/2015 – at least to 04/2017, end not known"
    bounded = Span.parse("2015-12/[2017-04..2025-06-30]")
    assert span_words(bounded, "en") == "12/2015 – at least to 04/2017, no later than 30/06/2025"


@given(spans())
def test_no_span_ends_now(valid: Span) -> None:
    for said in (span_words(valid, "vi"), span_words(valid, "en"), brief_words(valid, "vi")):
        assert said
        assert not {"nay", "now", "present"} & set(said.replace(",", " ").split())
