"""Fonts, phone numbers, and texts that nobody thought of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.directory.hours import Schedule
from data.directory.records import Address, Cost, CostState, Phone, Place
from data.errors import Code, WorldError
from printing import fonts
from printing.documents.slip import Letters, Paper, Sender, make_slip
from printing.phones import dialled, grouped
from printing.qr import phone_content, qr_code, site_content

from .slips import GELDPLEIN, read, request


@pytest.mark.parametrize(
    ("written", "shown", "dials"),
    [
        ("0565 12 30 40", "0565 – 12 30 40", "+31565123040"),
        ("0565123040", "0565 – 12 30 40", "+31565123040"),
        ("0565-123040", "0565 – 12 30 40", "+31565123040"),
        ("0201234567", "020 – 123 45 67", "+31201234567"),
        ("020-1234567", "020 – 123 45 67", "+31201234567"),
        ("0612345678", "06 – 12 34 56 78", "+31612345678"),
        ("06-00 12 34 56", "06 – 00 12 34 56", "+31600123456"),
        ("(0565) 12 30 40", "0565 – 12 30 40", "+31565123040"),
        ("0565 – 12 30 40", "0565 – 12 30 40", "+31565123040"),
        ("0800 20 00 20", "0800 20 00 20", "0800200020"),
        ("088 0767 000", "088 0767 000", "+31880767000"),
        ("0800-2000", "0800-2000", "08002000"),
        ("0900 8844", "0900 8844", "09008844"),
        ("0800 0200 200", "0800 0200 200", "08000200200"),
        ("0800123456", "0800-12 34 56", "0800123456"),
        ("0800-4887243", "0800-488 72 43", "08004887243"),
        ("112", "112", "112"),
        ("14 0565", "14 0565", "140565"),
        ("116 123", "116 123", "116123"),
        ("+31 (0)565 12 30 40", "+31 (0)565 12 30 40", "+31565123040"),
        ("0031565123040", "0031565123040", "+31565123040"),
        ("+49 30 1234567", "+49 30 1234567", "+49301234567"),
        ("0565 12 30 40 (toestel 5)", "0565 12 30 40 (toestel 5)", "+31565123040"),
        ("vraag het de balie", "vraag het de balie", ""),
        ("", "", ""),
        ("12", "12", ""),
    ],
)
def test_phone_numbers(written: str, shown: str, dials: str) -> None:
    assert grouped(written) == shown
    assert dialled(written) == dials
    assert phone_content(written) == (f"tel:{dials}" if dials else "")


@pytest.mark.parametrize(
    ("url", "content"),
    [
        ("https://geldfit.nl", "https://geldfit.nl"),
        ("geldfit.nl", "https://geldfit.nl"),
        ("", ""),
        ("geen", ""),
        ("javascript:alert(1)", ""),
        ("https://[stuk", ""),
        ("https://met spatie.nl", ""),
    ],
)
def test_websites(url: str, content: str) -> None:
    assert site_content(url) == content


def test_qr_that_would_be_too_fine_is_left_out() -> None:
    assert qr_code("https://voorbeeld.example/" + "x" * 3000) is None
    assert qr_code("https://voorbeeld.example/" + "x" * 300) is None


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("9.00 – 17.00", "9.00 – 17.00"),
        ("a\u00a0b\u202fc\u2003d", "a b c d"),
        ("kom\u2011mee", "kom-mee"),
        ("e\u0301e\u0301n", "één"),
        ("warm\u00adte", "warmte"),
        ("koffie ☕️ en 👩‍👩‍👧 thee 🇳🇱", "koffie en thee"),
        ("\u200eabc\u200f\u2068def\u2069", "abcdef"),
        ("regel een\r\nregel twee\n\n", "regel een\nregel twee"),
        ("\x00\x07bel", "bel"),
        ("€ 2,50 · ½ dag", "€ 2,50 · ½ dag"),
        ("● punt ★", "• punt"),
    ],
)
def test_harmless_replacements(text: str, plain: str) -> None:
    assert fonts.clean(text) == plain


@pytest.mark.parametrize("text", ["مرحبا", "ትግርኛ", "中文", "हिन्दी", "한국", "\ud800"])
def test_words_that_cannot_be_printed_are_refused(text: str) -> None:
    with pytest.raises(WorldError) as raised:
        fonts.clean(text)
    assert raised.value.code is Code.GLYPH_MISSING
    with pytest.raises(WorldError):
        fonts.width(text, 11)


def test_a_mark_that_stands_on_nothing_is_left_out() -> None:
    """A combining overline (U+033F) alone would be printed to the left of the margin; on a letter it stays."""
    assert fonts.clean("\u033f") == ""
    assert fonts.clean("naar \u033fhuis") == "naar huis"
    assert fonts.clean("x\u033f") == "x\u033f"


_ANY = st.text(max_size=120)
_LONG = st.sampled_from(["Schuldhulpverlening" * 12, "a" * 400, "w. " * 300, "https://a.nl/" + "b-" * 200])
_PRINTABLE = st.text(st.sampled_from(sorted(fonts.font().widths)), max_size=300) | _LONG | st.just("")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    texts=st.lists(_PRINTABLE, min_size=13, max_size=13) | st.lists(_ANY, min_size=13, max_size=13),
    numbers=st.lists(_PRINTABLE | st.from_regex(r"0[0-9 -]{2,30}", fullmatch=True), max_size=6),
    documents=st.lists(_PRINTABLE, max_size=12),
    hours=st.sampled_from(["", "24/7", "Mo-Fr 09:00-17:00", "niet te lezen", "Mo[1] 10:00-12:00"]),
    cost=st.sampled_from(list(CostState)),
    paper=st.sampled_from(list(Paper)),
    letters=st.sampled_from(list(Letters)),
    discreet=st.booleans(),
)
def test_any_text_is_printed_or_refused(
    texts: list[str],
    numbers: list[str],
    documents: list[str],
    hours: str,
    cost: CostState,
    paper: Paper,
    letters: Letters,
    discreet: bool,
) -> None:
    service = replace(
        GELDPLEIN,
        card=replace(
            GELDPLEIN.card,
            name=texts[12],
            description=texts[0],
            alert=texts[1],
            via=texts[2],
            cost=Cost(cost, texts[3]),
            schedules=(Schedule(hours, description=texts[4]),),
        ),
        organization=texts[5],
        phones=tuple(Phone(number, texts[6]) for number in numbers),
        places=(Place(texts[7], Address(texts[8], "", texts[9]), texts[10]),),
        url=texts[11],
        application=texts[4],
        interpreter=texts[3],
        required_documents=tuple(documents),
    )
    sender = Sender(texts[0][:120], texts[1][:120], texts[2][:40], texts[3])
    try:
        pdf = make_slip(request(service, GELDPLEIN, buurthuis=sender, paper=paper, letters=letters, discreet=discreet))
    except WorldError as error:
        if error.code in (Code.GLYPH_MISSING, Code.SERVICE_NOT_PRINTABLE):
            return
        raise
    found = read(pdf)
    wide, high = found.sizes[0]
    edge = paper.margin - 1.5
    for each in found.stretches:
        assert edge <= each.left
        assert each.right <= wide - edge
        assert edge <= each.bottom
        assert each.top <= high - edge
