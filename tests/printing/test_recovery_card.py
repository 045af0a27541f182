"""The recovery card: what stands on it, and that a scanner and a person read the same."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest
import zxingcpp

from data.desk.records import RecoveryCard
from data.errors import WorldError
from data.vault import card as codec
from printing.documents.recovery_card import make_recovery_card

SECRET = bytes(range(20))


def _card(name: str = "Marjan") -> RecoveryCard:
    groups = codec.to_groups(SECRET)
    return RecoveryCard(groups, codec.to_qr(groups), name, date(2026, 11, 24))


def _page(content: bytes) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(content)


def test_one_page_with_every_group_and_where_to_keep_it() -> None:
    document = _page(make_recovery_card(_card(), "Buurthuis De Brink"))
    assert len(document) == 1
    text = document[0].get_textpage().get_text_range()
    for group in codec.to_groups(SECRET):
        assert group in text
    for words in ("Herstelkaart", "Van Marjan", "Buurthuis De Brink", "24 november 2026", "op slot"):
        assert words in text


def test_a_scan_of_150_dpi_gives_back_the_secret() -> None:
    document = _page(make_recovery_card(_card(), ""))
    scan = document[0].render(scale=150 / 72, grayscale=True).to_numpy().squeeze()
    black_and_white = ((scan > 128) * 255).astype("uint8")
    (found,) = zxingcpp.read_barcodes(black_and_white)
    assert codec.from_typed(found.text) == SECRET


def test_what_is_read_from_the_paper_can_be_typed_and_a_slip_is_noticed() -> None:
    text = _page(make_recovery_card(_card(), "De Brink"))[0].get_textpage().get_text_range()
    groups = [group for group in codec.to_groups(SECRET) if group in text]
    assert codec.from_typed(" ".join(groups).lower()) == SECRET
    wrong = [groups[0], *groups[1:]]
    wrong[2] = ("A" if groups[2][0] != "A" else "B") + groups[2][1:]
    with pytest.raises(WorldError) as caught:
        codec.from_typed(" ".join(wrong))
    assert caught.value.values == {"group": "3"}


def test_a_name_that_cannot_be_printed_is_told() -> None:
    with pytest.raises(WorldError):
        make_recovery_card(_card("مريم"), "")
