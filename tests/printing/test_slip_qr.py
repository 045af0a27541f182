"""The QR code on a slip, read by a decoder that has nothing to do with the one that made it."""

from __future__ import annotations

from dataclasses import replace

import pytest
import zxingcpp

from data.directory.records import Phone, ServiceDetail
from printing.documents.slip import Letters, Paper, make_slip

from .slips import GELDPLEIN, WOONSTEK, read, request, scan


def _card(service: ServiceDetail, **changes: object) -> ServiceDetail:
    return replace(service, card=replace(service.card, **changes))  # type: ignore[arg-type]


def _codes(pdf: bytes, page: int = 0) -> list[str]:
    return sorted(found.text for found in zxingcpp.read_barcodes(scan(pdf, page)))


@pytest.mark.parametrize("letters", [Letters.NORMAL, Letters.LARGE])
def test_qr_is_read_from_a_bad_scan(letters: Letters) -> None:
    pdf = make_slip(request(GELDPLEIN, WOONSTEK, letters=letters))
    found = [code for page in range(len(read(pdf).sizes)) for code in _codes(pdf, page)]
    assert sorted(found) == ["tel:+31565123040", "tel:+31565150060"]


def test_qr_of_very_large_letters_and_of_short_numbers() -> None:
    pdf = make_slip(request(GELDPLEIN, letters=Letters.VERY_LARGE, paper=Paper.A4))
    assert _codes(pdf) == ["tel:+31565123040"]
    assert _codes(make_slip(request(replace(GELDPLEIN, phones=(Phone("112"),))))) == ["tel:112"]


@pytest.mark.parametrize("path", ["", "/contact", "/hulp/" + "bij-geldzaken-" * 3, "/" + "x" * 300])
def test_qr_of_a_website(path: str) -> None:
    service = replace(_card(GELDPLEIN, phone=""), phones=(), url=f"https://www.geldplein.vlierdam.example{path}")
    (found,) = _codes(make_slip(request(service)))
    assert found.startswith("https://www.geldplein.vlierdam.example")
    assert found == service.url or len(path) > 90


def test_qr_is_23_mm_with_a_quiet_zone_around_it() -> None:
    image = scan(make_slip(request(GELDPLEIN)), dpi=600)
    (found,) = zxingcpp.read_barcodes(image)
    corners = found.position
    dot = 25.4 / 600
    left, right, top, bottom = (
        corners.top_left.x,
        corners.top_right.x,
        corners.top_left.y,
        corners.bottom_left.y,
    )
    assert (right - left) * dot == pytest.approx(23, abs=0.6)
    assert (bottom - top) * dot == pytest.approx(23, abs=0.6)
    quiet = int(4 * 23 / 25 / dot) - 12  # four modules, less a half for where the reader puts the corners
    around = image.crop((left - quiet, top - quiet, right + quiet, bottom + quiet)).convert("L")
    width, height = around.size
    for strip in (
        (0, 0, width, quiet - 12),
        (0, height - quiet + 12, width, height),
        (0, 0, quiet - 12, height),
        (width - quiet + 12, 0, width, height),
    ):
        assert around.crop(strip).getextrema() == (255, 255)
