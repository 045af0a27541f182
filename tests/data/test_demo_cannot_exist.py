"""Nothing of the made-up gemeente can be somebody's: no phone number, postcode, mail address or site of it exists.

Phone numbers: 0565 is no area code and 06-00 no mobile number in the numbering plan of the Netherlands, as phonenumbers
knows it (Nummerplan telefoon- en ISDN-diensten; ACM). Postcodes begin at 1000. ".example" is kept free by RFC 2606.
"""

from __future__ import annotations

import json
import re

import phonenumbers
import pytest

from desktop.startup import demo_draft, demo_settings, national_draft
from resources import files

_NUMBER = re.compile(r"(?<![\w.,€-])(?:\+|0)\d[\d ()-]{6,}\d(?![\w-])")
_POSTCODE = re.compile(r"\b(\d{4}) ?[A-Z]{2}\b")


def _everything() -> str:
    """All text of the demo: its file and its settings."""
    return files.path("directory", "demo.json").read_text(encoding="utf-8") + repr(demo_settings())


def _exists(number: str) -> bool:
    return phonenumbers.is_valid_number(phonenumbers.parse(number, "NL"))


def _own_services() -> list[str]:
    national = {one.source_id for one in national_draft().services}
    return [one.source_id for one in demo_draft().services if one.source_id not in national]


def test_no_number_of_a_place_can_be_somebodys() -> None:
    own = set(_own_services())
    numbers = {phone.number for one in demo_draft().services if one.source_id in own for phone in one.phones}
    assert len(numbers) > 60
    assert [number for number in sorted(numbers) if _exists(number)] == []


def test_no_number_anywhere_in_the_demo_can_be_somebodys() -> None:
    """In a sentence neither; a number of the national list may be named, it is there for everybody."""
    real = {"".join(filter(str.isdigit, phone.number)) for one in national_draft().services for phone in one.phones}
    found = set(_NUMBER.findall(_everything()))
    assert len(found) > 60
    left = {number for number in found if "".join(filter(str.isdigit, number)) not in real}
    assert [number for number in sorted(left) if _exists(number)] == []


@pytest.mark.parametrize("number", ["020 624 1111", "0570 123456", "06 12345678", "0800-2000", "+31 565 14 20 10"])
def test_the_check_knows_what_exists(number: str) -> None:
    assert _exists(number) is ("565" not in number)


def test_no_postcode_can_exist() -> None:
    numbers = {int(found) for found in _POSTCODE.findall(_everything())}
    assert len(numbers) >= 5
    assert [number for number in sorted(numbers) if number >= 1000] == []
    own = set(_own_services())
    for service in demo_draft().services:
        if service.source_id in own:
            for place in service.places:
                if place.address is not None and place.address.postal_code:
                    assert _POSTCODE.fullmatch(place.address.postal_code), service.source_id


def test_no_site_or_mail_address_can_exist() -> None:
    content = json.loads(files.path("directory", "demo.json").read_text(encoding="utf-8"))
    given = [one[key] for one in content["services"] for key in ("url", "email") if one[key]]
    assert len(given) > 50
    assert [text for text in given if not text.split("/")[2 if "://" in text else 0].endswith(".example")] == []
