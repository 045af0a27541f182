"""The adresbriefje: real PDFs, read back."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from datetime import date, datetime

import pytest
import zxingcpp

from data.directory.hours import Schedule
from data.directory.records import (
    Check,
    CheckedField,
    CheckHow,
    CheckState,
    Cost,
    CostState,
    Listing,
    Place,
    ServiceDetail,
)
from data.errors import Code, WorldError
from printing.documents.slip import Letters, Paper, Sender, make_slip, warm_up

from .slips import BARE, DESK, GELDPLEIN, HARD, NOW, SHELTER, WOONSTEK, read, request, scan, text_of

THREE = (GELDPLEIN, WOONSTEK, DESK)
MM = 72 / 25.4


def _flat(text: str) -> str:
    return re.sub(r"[\s\u00a0]+", "", text).replace("-", "").replace("\ufffe", "").replace("\u0002", "")


def _card(service: ServiceDetail, **changes: object) -> ServiceDetail:
    return replace(service, card=replace(service.card, **changes))  # type: ignore[arg-type]


def test_everything_that_helps_is_on_it() -> None:
    text = text_of(GELDPLEIN, code="7K4-M2")
    for said in (
        "Buurthuis De Brink",
        "Brinkplein 3, Vlierdam",
        "dinsdag 24 november 2026",
        "7K4-M2",
        "Hier kun je terecht",
        "Geldplein",
        "Hulp bij schulden en rekeningen.",
        "Het is gratis.",
        "0565 – 12 30 40",
        "Marktstraat 8, Vlierdam (bus 4, halte Markt)",
        "Vandaag, 24 november: open tot 17.00 uur.",
        "Maandag tot en met vrijdag, 9.00 tot 17.00 uur.",
        "Eerste stap: Loop binnen.",
        "Neem mee ID-kaart of paspoort Brief over de huur Bankafschrift",
        "Ze spreken ook Engels, Arabisch en Turks. Tolk: bel eerst.",
        "Scan en bel",
        "Kun je er komen?",
        "Gaat er iemand mee?",
        "Is het gelukt? Kom het ons vertellen.",
        "Koffieochtend: dinsdag 8 december, 9.30 tot 12.00 uur.",
        "Bellen mag ook: 0565 – 12 30 90",
    ):
        assert said in text
    assert "blad" not in text  # one page needs no number


def test_without_a_code_nothing_stands_in_its_place() -> None:
    assert "7K4" not in text_of(GELDPLEIN)


@pytest.mark.parametrize(("paper", "size"), [(Paper.A5, (148 * MM, 210 * MM)), (Paper.A4, (210 * MM, 297 * MM))])
@pytest.mark.parametrize("letters", list(Letters))
def test_paper_size(paper: Paper, size: tuple[float, float], letters: Letters) -> None:
    for found in read(make_slip(request(*THREE, paper=paper, letters=letters))).sizes:
        assert found == pytest.approx(size, abs=0.1)


@pytest.mark.parametrize(
    ("count", "settings", "pages"),
    [
        (1, {}, 1),
        (2, {}, 1),
        (3, {}, 2),
        (3, {"paper": Paper.A4}, 1),
        (2, {"letters": Letters.LARGE}, 2),
        (1, {"letters": Letters.VERY_LARGE, "paper": Paper.A4}, 1),
    ],
)
def test_pages(count: int, settings: dict[str, object], pages: int) -> None:
    found = read(make_slip(request(*THREE[:count], **settings)))
    assert len(found.sizes) == pages
    if pages > 1:
        assert f"blad 1 van {pages}" in found.text
        assert f"blad {pages} van {pages}" in found.text


def test_very_large_letters_never_share_a_page() -> None:
    found = read(make_slip(request(GELDPLEIN, WOONSTEK, letters=Letters.VERY_LARGE)))
    first, second = ({each.page for each in found.stretches if name in each.text} for name in ("Geldplein", "Woonstek"))
    assert first
    assert second
    assert max(first) < min(second)


@pytest.mark.parametrize("letters", list(Letters))
@pytest.mark.parametrize("discreet", [False, True])
def test_every_font_is_embedded(letters: Letters, discreet: bool) -> None:
    pdf = make_slip(request(*THREE, letters=letters, discreet=discreet, code="7K4-M2"))
    fonts = re.findall(rb"/BaseFont /([A-Za-z+-]+)", pdf)
    assert {name.split(b"+")[1] for name in fonts} == {b"NotoSans-Regular", b"NotoSans-Bold"}
    assert pdf.count(b"/FontFile2") >= 2
    assert b"Helvetica" not in pdf


@pytest.mark.parametrize("letters", list(Letters))
def test_size_of_the_file(letters: Letters) -> None:
    assert len(make_slip(request(HARD, *THREE, letters=letters))) < 150 * 1024


def test_the_same_slip_gives_the_same_bytes() -> None:
    assert make_slip(request(*THREE)) == make_slip(request(*THREE))


def test_the_file_tells_nothing_about_itself() -> None:
    for discreet in (False, True):
        metadata = read(make_slip(request(SHELTER, discreet=discreet))).metadata
        assert metadata["Title"] == metadata["Author"] == metadata["Subject"] == "Adresbriefje"
        assert not any("opvang" in str(value).lower() for value in metadata.values())


# --- nothing overlaps, nothing is cut ----------------------------------------------------------------------


@pytest.mark.parametrize("letters", list(Letters))
@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("services", [(HARD,), (HARD, DESK, BARE, WOONSTEK), (BARE,), THREE], ids=len)
def test_nothing_is_lost_or_on_top_of_each_other(
    services: tuple[ServiceDetail, ...], paper: Paper, letters: Letters
) -> None:
    found = read(make_slip(request(*services, paper=paper, letters=letters, code="7K4-M2")))
    text = _flat(found.text)
    for service in services:
        for said in (service.card.name, service.card.alert, *service.required_documents):
            # A page break can stand in the middle; then all of its words are there.
            assert all(_flat(word) in text for word in said.split())
        for phone in service.phones:
            assert re.sub(r"\D", "", phone.number) in text.replace("–", "")
            assert _flat(phone.description) in text
    wide, high = found.sizes[0]
    edge = paper.margin - 1
    for each in found.stretches:
        assert edge <= each.left
        assert each.right <= wide - edge
        assert edge <= each.bottom
        assert each.top <= high - edge
    for one, other in itertools.combinations(found.stretches, 2):
        if one.page == other.page:
            across = min(one.right, other.right) - max(one.left, other.left)
            along = min(one.top, other.top) - max(one.bottom, other.bottom)
            lower = min(one.top - one.bottom, other.top - other.bottom)
            assert across < 1 or along < 0.35 * lower, (one, other)


def test_a_service_stays_on_one_page_when_it_fits() -> None:
    found = read(make_slip(request(*THREE)))
    assert "vervolg" not in found.text


def test_a_service_taller_than_a_page_goes_on() -> None:
    found = read(make_slip(request(HARD, letters=Letters.VERY_LARGE)))
    assert "vervolg" in found.text


@pytest.mark.parametrize("letters", list(Letters))
def test_a_buurthuis_with_much_to_say(letters: Letters) -> None:
    words = [f"woord{number}" for number in range(250)]
    sender = Sender("Buurthuis met een hele lange naam " * 3, "Straat 1", "112", " ".join(words))
    found = read(make_slip(request(GELDPLEIN, buurthuis=sender, letters=letters)))
    assert all(word in found.text for word in words)
    assert min(each.bottom for each in found.stretches) > Paper.A5.margin - 1


def test_phone_is_large() -> None:
    for letters, body in ((Letters.NORMAL, 11), (Letters.LARGE, 16), (Letters.VERY_LARGE, 22)):
        found = read(make_slip(request(GELDPLEIN, letters=letters)))
        phone = next(s for s in found.stretches if "0565 – 12 30 40" in s.text.replace("\u00a0", " "))
        digits = 0.714 * 1.8 * body  # height of the digits of Noto Sans
        assert phone.top - phone.bottom >= digits * 0.98


def test_a_record_with_nothing_but_a_name() -> None:
    text = text_of(BARE)
    assert "Alleen een naam" in text
    for unsaid in ("Kosten", "gratis", "Neem mee", "Eerste stap", "Scan", "onbekend", "niet bekend"):
        assert unsaid not in text


# --- what it says ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cost", "said"),
    [
        (Cost(CostState.FREE), "Het is gratis."),
        (Cost(CostState.FREE, "Gratis voor wie in Vlierdam woont"), "Gratis voor wie in Vlierdam woont."),
        (Cost(CostState.PAID, "2 euro per keer."), "Kosten: 2 euro per keer."),
        (Cost(CostState.PAID, amount=2.5), "Kosten: € 2,50."),
        (Cost(CostState.PAID), "Vraag eerst hoeveel."),
    ],
)
def test_costs(cost: Cost, said: str) -> None:
    assert said in text_of(_card(GELDPLEIN, cost=cost))


def test_unknown_costs_are_not_printed() -> None:
    text = text_of(_card(GELDPLEIN, cost=Cost(CostState.UNKNOWN, "Kosten niet bekend")))
    assert "Kosten" not in text
    assert "gratis" not in text


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (NOW, "Vandaag, 24 november: open tot 17.00 uur."),
        (datetime(2026, 11, 24, 8, 0), "24 november: gaat vandaag om 9.00 open."),
        (datetime(2026, 11, 24, 18, 0), "Vandaag, 24 november: dicht. Gaat morgen om 9.00 open."),
        (datetime(2027, 4, 27, 10, 0), "27 april: dicht. Gaat morgen om 9.00 open."),
    ],
)
def test_today(now: datetime, said: str) -> None:
    assert said in text_of(GELDPLEIN, printed_on=now)


def test_a_holiday_is_not_sure_without_a_rule() -> None:
    service = _card(GELDPLEIN, schedules=(Schedule("Mo-Fr 09:00-17:00"),))
    text = text_of(service, printed_on=datetime(2027, 4, 27, 10, 0))
    assert "Koningsdag. Bel eerst of ze open zijn." in text


def test_day_and_night_is_said_once() -> None:
    assert text_of(_card(GELDPLEIN, schedules=(Schedule("24/7"),))).count("Dag en nacht open") == 1


def test_holidays_are_named_only_when_one_is_near() -> None:
    assert "feestdagen" not in text_of(GELDPLEIN)
    assert "Op feestdagen dicht." in text_of(GELDPLEIN, printed_on=datetime(2026, 12, 8, 10, 0))


def test_unknown_hours_say_call_first_only_with_a_phone() -> None:
    unknown = _card(GELDPLEIN, schedules=())
    assert "Tijden niet bekend. Bel eerst." in text_of(unknown)
    assert "Bel eerst." not in text_of(replace(_card(unknown, phone=""), phones=(), interpreter=""))


def test_old_hours_are_not_a_fact() -> None:
    check = Check(CheckedField.SCHEDULE, "Marjan", CheckHow.PHONE, date(2026, 5, 3))
    stale = replace(_card(GELDPLEIN, check_state=CheckState.STALE), checks=(check,))
    assert "Bel eerst: tijden niet zeker, nagekeken in mei." in text_of(stale)
    older = replace(stale, checks=(replace(check, on=date(2025, 5, 3)),))
    assert "nagekeken in mei 2025." in text_of(older)
    silent = replace(_card(stale, phone=""), phones=(), interpreter="")
    assert "Let op: tijden niet zeker" in text_of(silent)
    for state in (CheckState.CHECKED, CheckState.NEVER):
        assert "niet zeker" not in text_of(_card(stale, check_state=state))


def test_alert_is_printed() -> None:
    assert "Let op: Dicht tot 3 januari." in text_of(_card(GELDPLEIN, alert="Dicht tot 3 januari"))


def test_hidden_address() -> None:
    text = text_of(SHELTER)
    assert "Het adres krijg je als je belt." in text
    for secret in ("Geheimweg", "Opvanghuis", "bus 9"):
        assert secret not in text
    hidden = replace(GELDPLEIN, places=(replace(GELDPLEIN.places[0], hidden=True),))
    assert "Marktstraat" not in text_of(hidden)


def test_a_building_with_another_name_is_named() -> None:
    assert "Buurthuis De Brink, Brinkplein 3, Vlierdam" in text_of(DESK, buurthuis=Sender("Huis"))
    many = tuple(Place(f"Huis {number}") for number in range(5))
    assert "Er zijn nog meer plekken." in text_of(replace(DESK, places=many))


def test_website_stands_in_letters_when_there_is_no_phone() -> None:
    text = text_of(replace(_card(GELDPLEIN, phone=""), phones=()))
    assert "geldplein.vlierdam.example" in text
    assert "Scan voor de website" in text


def test_neighbours_come_with_who_brings_you_together() -> None:
    assert "via Marjan" in text_of(_card(GELDPLEIN, via="Marjan"))


# --- discreet ----------------------------------------------------------------------------------------------


def test_discreet_slip_tells_nothing() -> None:
    text = text_of(SHELTER, WOONSTEK, discreet=True).lower()
    assert "telefoonnummers" in text
    for said in ("0565 – 19 00 24", "0565 – 15 00 60", "dag en nacht open", "eerste stap: bel"):
        assert said in text
    for unsaid in (
        "opvang",
        "veilig",
        "geweld",
        "gezinnen",
        "stichting",
        "woonstek",
        "huur",
        "havenkade",
        "adres",
        "terecht",
        "gelukt",
        "laat dit briefje zien",
    ):
        assert unsaid not in text


@pytest.mark.parametrize(
    ("step", "said", "unsaid"),
    [
        ("Bel eerst voor een afspraak.", "Bel eerst voor een afspraak.", "zzz"),
        ("Bel tussen 9.00 en 10.30 uur.", "Bel tussen 9.00 en 10.30 uur.", "zzz"),
        ("Vertel de opvang dat je bang bent.", "Bel eerst.", "bang"),
        ("Bel Marjan over de schulden.", "Bel eerst.", "schulden"),
    ],
)
def test_discreet_first_step_has_harmless_words_only(step: str, said: str, unsaid: str) -> None:
    text = text_of(replace(GELDPLEIN, application=step), discreet=True)
    assert f"Eerste stap: {said}" in text
    assert unsaid not in text


def test_discreet_has_no_code_for_a_website() -> None:
    service = replace(_card(GELDPLEIN, phone=""), phones=())
    pdf = make_slip(request(service, discreet=True))
    assert "vlierdam.example" not in read(pdf).text
    assert not zxingcpp.read_barcodes(scan(pdf))
    with pytest.raises(WorldError) as raised:
        make_slip(request(BARE, discreet=True))
    assert raised.value.code is Code.SERVICE_NOT_PRINTABLE


# --- refused -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("listing", [Listing.SLOT, Listing.CLOSED, Listing.UNLISTED])
@pytest.mark.parametrize("discreet", [False, True])
def test_unprintable_services(listing: Listing, discreet: bool) -> None:
    with pytest.raises(WorldError) as raised:
        make_slip(request(GELDPLEIN, _card(WOONSTEK, listing=listing), discreet=discreet))
    assert raised.value.code is Code.SERVICE_NOT_PRINTABLE
    assert raised.value.values["name"] == WOONSTEK.card.name


def test_one_to_four_services() -> None:
    with pytest.raises(ValueError, match="1 to 4"):
        request()
    with pytest.raises(ValueError, match="1 to 4"):
        request(*[GELDPLEIN] * 5)
    with pytest.raises(ValueError, match="no words"):
        request(GELDPLEIN, language="xx")


def test_glyphs_that_are_missing_are_told() -> None:
    with pytest.raises(WorldError) as raised:
        make_slip(request(_card(GELDPLEIN, alert="Welkom مرحبا")))
    assert raised.value.code is Code.GLYPH_MISSING
    assert raised.value.values["text"] == "Welkom مرحبا."
    assert "م" in raised.value.values["characters"]


def test_names_from_elsewhere_are_printed() -> None:
    text = text_of(_card(GELDPLEIN, name="Żółw & Iğdır, Привет, Ελλάδα ☕🙂", alert="Kom‑mee —  “nu” ✅"))
    assert "Żółw & Iğdır, Привет, Ελλάδα" in text
    assert "Kom-mee — “nu”" in text


def test_warm_up_can_be_called_twice() -> None:
    warm_up()
    warm_up()
