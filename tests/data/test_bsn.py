"""A BSN is found however it is spaced; a phone number, a date or an amount is none."""

from __future__ import annotations

import pytest

from data.bsn import holds_bsn, spans


@pytest.mark.parametrize(
    "text",
    [
        "123456782",
        "1234.56.782 zegt hij",
        "1 2 3 4 5 6 7 8 2",
        "1.2.3.4.5.6.7.8.2",
        "1234 - 56 - 782",
        "bsn:123456782.",
        "BSN123456782x",
        "over 2 weken, 123456782",
        "1234\n56\n782",
        "1234\u00a056\u200b782",
        "١٢٣٤٥٦٧٨٢",
        "１２３４５６７８２",
        "(1234)56/782",
        "12345678 2",
    ],
)
def test_a_bsn_is_found(text: str) -> None:
    assert holds_bsn(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nummer 0565 12 30 40",
        "bel 06-12345678",
        "bel +31 6 12345678",
        "bel 0031612345678",
        "bel +31 (0)6 1234 5678",
        "123456789",
        "0800-2000 of 112",
        "op 24-11-2026 om 10.30 uur",
        "NL91 ABNA 0417 1643 00",
        "5 euro per keer, 3 keer",
    ],
)
def test_what_is_no_bsn(text: str) -> None:
    assert not holds_bsn(text)


def test_where_a_number_stands() -> None:
    text = "Nummer 1234.56.782, bel 06 12345678. Of \u06f1\u06f1\u06f1 222\u200b333 en +31 6 12345678."
    assert [text[first:behind] for first, behind in spans(text)] == ["1234.56.782", "\u06f1\u06f1\u06f1 222\u200b333"]
    assert spans("niets 123") == ()
