"""What leads to a door in a text that goes out without a name."""

from __future__ import annotations

import pytest

from data.desk.signals.form import SignalForm
from data.desk.signals.kinds import Described
from data.desk.signals.masked import resident_names, words_of
from data.desk.signals.places import without_places


@pytest.mark.parametrize(
    ("text", "street", "left"),
    [
        ("Zij woont Beukstraat 12 boven de bakker.", "Beukstraat 12", "Zij woont (adres) boven de bakker."),
        ("In de beukstraat, nr 14 b, en Beukstr. 3-A.", "Beukstraat", "In de (adres), en (adres)."),
        ("Op BEUKSTRAAT 12-14 staat een fiets.", "Beukstraat 12, 3e", "Op (adres) staat een fiets."),
        ("Achter de Laan  van Meer is het stil.", "Laan van Meer 3", "Achter de (adres) is het stil."),
        ("Zij ging naar kerkstraat 5.", "", "Zij ging naar (adres)."),
        ("Lindehof 3 is leeg, huisnummer 7 ook.", "Elders", "(adres) is leeg, (adres) ook."),
        ("Bel 06-12345678 of zus@post.nl, 7411 KT.", "", "Bel (weggelaten) of (weggelaten), (adres)."),
        ("Hij kwam 3 keer en belde 112 om 12 uur.", "Beukstraat 12", "Hij kwam 3 keer en belde 112 om 12 uur."),
        ("Hij ging weg 5 dagen geleden.", "Ed", "Hij ging weg 5 dagen geleden."),
        ("", "Beukstraat", ""),
    ],
)
def test_addresses_go(text: str, street: str, left: str) -> None:
    """The own street in any spelling, other streets with a number, numbers, postcode, phone and mail; nothing else."""
    assert without_places(text, street) == left


def test_a_description_is_no_name_and_what_nobody_said_may_be_one() -> None:
    """Small words and words of a description stay; without an answer the words with a capital count."""
    form = SignalForm(who="mevrouw de Wit", described=Described.NAME)
    assert resident_names(form) == ("mevrouw de Wit", "Wit")
    assert resident_names(SignalForm(who="Oudere man", described=Described.LOOKS)) == ()
    assert resident_names(SignalForm(who="Zus bij de deur")) == ("Zus bij de deur", "Zus")


def test_words_to_cover_out_of_a_line() -> None:
    """Each once, without what stands around them."""
    assert words_of(" Truus, (Jan)  Truus; x …") == ("Truus", "Jan")
