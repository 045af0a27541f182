"""Where facts come from is said as it is: seen, from a text, or nowhere; with a day only when there is one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.directory.records import CheckState, Phone, ServiceDetail, SourceKind
from data.directory.store import Directory
from desktop.startup import national_draft
from ui.models.source_words import dated, source_line


@pytest.mark.parametrize(
    ("source_id", "line"),
    [
        ("veilig-thuis", "Gezien op rijksoverheid.nl. De dag is niet bekend."),
        ("meldpunt-zorgwekkend-gedrag", "Gezien op regioburgemeesters.nl, 9 oktober 2020."),
        ("voorzieningen-nl", "Gezien op github.com. De dag is niet bekend."),
        ("112", "Uit een tekst van 8 september 2026 die naar de site van deze plek verwijst."),
        ("113", "Uit een tekst van 2026 die naar de site van deze plek verwijst."),
        ("geldfit", "Uit een artikel op nd.nl, september 2020."),
        ("openovergokken", "Uit een artikel van 2026."),
        ("toeslagen", "Uit teksten van anderen. De dag is niet bekend."),
        ("huisarts", "Alleen de website is gezien, 5 augustus 2026. Kijk de rest na."),
        ("sun", "Alleen het adres van de website is gezien. Kijk de rest na."),
        ("jim", "Nog nergens gezien: zoek het na."),
    ],
)
def test_the_line_of_a_starter_record(directory: Directory, source_id: str, line: str) -> None:
    assert source_line(directory.detail(directory.resolve(source_id))) == line


def test_every_starter_record_says_how_it_is_known(directory: Directory) -> None:
    """None falls back on the name of the list, and a day in the line is the day of the source."""
    for service in national_draft().services:
        line = source_line(directory.detail(directory.resolve(service.source_id)))
        assert line
        assert not line.startswith("Bron:"), service.source_id
        year = service.source_date[:4]
        if year and service.source_kind != SourceKind.NOT_SEEN:
            assert year in line, (service.source_id, line)


def test_a_place_with_a_number_that_nobody_saw_is_to_be_rung(directory: Directory) -> None:
    detail = directory.detail(directory.resolve("jim"))
    assert source_line(replace(detail, phones=(Phone("0565 12 30 40"),))) == "Nog nergens gezien: bel eerst."


def test_a_place_of_our_own_names_its_list(directory: Directory) -> None:
    detail: ServiceDetail = directory.detail(directory.resolve("jim"))
    own = replace(detail, source_kind="", source_name="Eigen lijst", source_date="", source_url="")
    assert source_line(own) == "Bron: Eigen lijst."
    assert source_line(replace(own, source_name="")) == ""


def test_a_strange_address_is_no_reason_to_stop(directory: Directory) -> None:
    detail = directory.detail(directory.resolve("veilig-thuis"))
    for url in ("http://[", "geen adres", ""):
        assert source_line(replace(detail, source_url=url)).startswith("Gezien op de site van de organisatie")
    assert source_line(replace(detail, source_date="2026-13-45")).endswith("2026-13-45.")


def test_of_how_many_there_is_a_day(directory: Directory) -> None:
    from datetime import date

    from data.directory.records import Check, CheckedField, CheckHow

    count, _, before = directory.summary()
    with_day = [one for one in national_draft().services if one.source_date and one.source_kind != "not_seen"]
    assert (count, before) == (149, len(with_day))
    assert dated(count, before) == f"Bij {before} van de 149 plekken staat wanneer iemand keek of het klopt."
    service = directory.resolve("uwv")
    assert directory.detail(service).card.check_state is CheckState.NEVER
    directory.add_check(service, Check(CheckedField.PHONE, "Fatma", CheckHow.PHONE, date(2026, 11, 24)))
    assert directory.summary()[2] == before + 1
    assert dated(149, 0) == "Bij geen enkele plek staat wanneer iemand keek of het klopt."
    assert dated(149, 149) == "Bij elke plek staat wanneer iemand keek of het klopt."
