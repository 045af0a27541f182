"""Words that people turned out to use, and doubts that are settled."""

from __future__ import annotations

import pytest

from data.directory.store import Directory
from data.errors import Code, WorldError


def test_words_are_added_once_and_are_of_the_service(demo: Directory) -> None:
    service = demo.services_of_theme("geld")[0].id
    before, stamp = demo.detail(service).everyday_words, demo.stamp()
    demo.add_word("  de blauwe   envelop ", service=service, by="buurtwerker")
    assert demo.stamp() != stamp  # the word index is made anew
    demo.add_word("De blauwe envelop", service=service, by="buurtwerker")
    assert sorted(demo.detail(service).everyday_words) == sorted((*before, "de blauwe envelop"))


@pytest.mark.parametrize(
    ("word", "where", "code"),
    [
        (" ", {"need": "geld.schulden"}, Code.VALUE_MISSING),
        ("x" * 201, {"need": "geld.schulden"}, Code.TEXT_TOO_LONG),
        ("ik ben 111222333", {"need": "geld.schulden"}, Code.TEXT_HOLDS_BSN),
        ("hulp", {"need": "geld.bestaat-niet"}, Code.VALUE_UNREADABLE),
        ("hulp", {"service": "weg"}, Code.SERVICE_UNKNOWN),
    ],
)
def test_what_cannot_be_added_is_refused(demo: Directory, word: str, where: dict[str, str], code: Code) -> None:
    stamp = demo.stamp()
    with pytest.raises(WorldError) as caught:
        demo.add_word(word, by="buurtwerker", **where)
    assert caught.value.code is code
    assert demo.stamp() == stamp


def test_a_doubt_stands_until_it_is_settled(demo: Directory) -> None:
    card = demo.services_of_theme("geld")[0]
    demo.report(card.id, "phone", " neemt niemand op ")
    (report,) = demo.open_reports()
    assert (report.service, report.name, report.field, report.remark) == (
        card.id,
        card.name,
        "phone",
        "neemt niemand op",
    )
    demo.settle_report(report.id)
    assert demo.open_reports() == ()
    with pytest.raises(WorldError) as caught:
        demo.settle_report("weg")
    assert caught.value.code is Code.RECORD_UNKNOWN
