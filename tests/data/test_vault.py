"""Keys, cards, slots, delays and sealed items by themselves, without a store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl import utils
from nacl.public import PublicKey, SealedBox
from nacl.signing import SigningKey

from data.errors import Code, WorldError
from data.vault import card, device, kdf, sealing, slots, strength
from data.vault.device import DeviceSecret
from data.vault.kdf import Cost, Kdf
from data.vault.memory import wipe
from data.vault.sealing import BARE_BYTES, ItemKey, ReaderKey, Recipients, SealedItem
from data.vault.slots import Slot, SlotKind
from data.vault.strength import Why
from data.vault.tries import FILE_NAME, WAITS, Tries
from tests.data.deskhouse import CHEAP, Clock, Safe


def _code(call: Callable[[], object]) -> Code:
    with pytest.raises(WorldError) as caught:
        call()
    return caught.value.code


# The card


@given(st.binary(min_size=20, max_size=20))
def test_a_card_comes_back_however_it_is_typed(secret: bytes) -> None:
    """Small letters, dashes, spaces and look-alikes do not matter."""
    groups = card.to_groups(secret)
    assert len(groups) == card.GROUPS
    assert all(len(group) == 5 for group in groups)
    typed = "-".join(groups).lower().replace("0", "o").replace("1", "l")
    assert card.from_typed(typed) == secret
    assert card.from_typed("  ".join(groups)) == secret
    assert card.from_typed(card.to_qr(groups)) == secret


@settings(max_examples=30)
@given(st.binary(min_size=20, max_size=20), st.integers(0, 39), st.integers(1, 31))
def test_every_wrong_character_is_noticed_in_its_group(secret: bytes, place: int, off: int) -> None:
    """Also the check character itself."""
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    text = "".join(card.to_groups(secret))
    wrong = alphabet[(alphabet.index(text[place]) + off) % 32]
    with pytest.raises(WorldError) as caught:
        card.from_typed(text[:place] + wrong + text[place + 1 :])
    assert caught.value.code is Code.CARD_WRONG
    assert caught.value.values == {"group": str(place // 5 + 1)}


@settings(max_examples=50)
@given(st.binary(min_size=20, max_size=20), st.integers(0, 7), st.integers(0, 4), st.integers(0, 4))
def test_swapped_characters_of_a_group_are_noticed(secret: bytes, group: int, one: int, other: int) -> None:
    """Any two places of the same group, the check character's place included."""
    text = list("".join(card.to_groups(secret)))
    a, b = group * 5 + one, group * 5 + other
    if text[a] == text[b]:
        return
    text[a], text[b] = text[b], text[a]
    assert _code(lambda: card.from_typed("".join(text))) is Code.CARD_WRONG


@settings(max_examples=50)
@given(st.binary(min_size=20, max_size=20), st.integers(0, 7), st.integers(0, 7))
def test_swapped_groups_are_noticed(secret: bytes, one: int, other: int) -> None:
    """A person who types from paper skips a line."""
    groups = list(card.to_groups(secret))
    if one == other:
        return
    groups[one], groups[other] = groups[other], groups[one]
    assert _code(lambda: card.from_typed("".join(groups))) is Code.CARD_WRONG


@pytest.mark.parametrize("typed", ["", "ABCDE", "0" * 39, "é" * 40, "U" * 40])
def test_what_is_no_card_is_refused(typed: str) -> None:
    """Nothing, too little, letters that are not on any card."""
    assert _code(lambda: card.from_typed(typed)) is Code.CARD_WRONG


def test_a_card_that_is_too_short_says_no_group() -> None:
    """The groups that are there are right, so none of them is to blame."""
    text = " ".join(card.to_groups(card.new_secret())[:-1])
    with pytest.raises(WorldError) as caught:
        card.from_typed(text)
    assert caught.value.values == {"group": ""}


# Strength


@pytest.mark.parametrize(
    ("pin", "why"),
    [
        ("12345", Why.PIN_SHORT),
        ("1234567890123", Why.PIN_LONG),
        ("12345a", Why.PIN_DIGITS),
        ("١٢٣٤٥٦", Why.PIN_DIGITS),
        ("123456", Why.PIN_ROW),
        ("890123", Why.PIN_ROW),
        ("987654", Why.PIN_ROW),
        ("111111", Why.PIN_REPEATS),
        ("121212", Why.PIN_REPEATS),
        ("1231231", Why.PIN_REPEATS),
        ("112211", Why.PIN_FEW),
        ("240661", Why.PIN_YEAR),
        ("611224", Why.PIN_YEAR),
        ("061961", Why.PIN_YEAR),
        ("24061961", Why.PIN_YEAR),
        ("19610624", Why.PIN_YEAR),
    ],
)
def test_weak_pins_say_which_rule(pin: str, why: Why) -> None:
    """Every rule has an example."""
    with pytest.raises(WorldError) as caught:
        strength.check_pin(pin)
    assert caught.value.code is Code.SECRET_WEAK
    assert caught.value.values == {"why": why.value}


@pytest.mark.parametrize("pin", ["284617", "905172", "738204915", "407285163942"])
def test_other_pins_are_fine(pin: str) -> None:
    """6 to 12 digits."""
    strength.check_pin(pin)


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        ("kort", Why.PHRASE_SHORT),
        ("drie korte woord", None),
        ("een twee drie vie", None),
        ("aaaaaaaaaaaaaaaaaaaa", Why.PHRASE_GUESSABLE),
        ("qwertyuiopasdfghjkl", Why.PHRASE_GUESSABLE),
        ("Marjan Marjan Marjan Marjan", Why.PHRASE_GUESSABLE),
        ("password password", Why.PHRASE_GUESSABLE),
    ],
)
def test_weak_phrases_say_which_rule(phrase: str, why: Why | None) -> None:
    """Short, well known, or with the names of the house."""
    if why is None:
        strength.check_phrase(phrase, {"Marjan"})
        return
    with pytest.raises(WorldError) as caught:
        strength.check_phrase(phrase, {"Marjan"})
    assert caught.value.values == {"why": why.value}


# Keys and slots


def test_the_secret_of_the_pc_is_mixed_in() -> None:
    """The same PIN gives other keys on another PC, and without one."""
    params = kdf.new_kdf(CHEAP, "")
    keys = {kdf.derive(params, "284617", secret).slot for secret in (b"", b"a" * 32, b"b" * 32)}
    assert len(keys) == 3


def test_spaces_and_composed_letters_do_not_matter() -> None:
    """One keyboard writes é as one letter, another as two."""
    params = kdf.new_kdf(CHEAP, "")
    assert kdf.derive(params, " caf\u00e9  aan zee ", b"").slot == kdf.derive(params, "cafe\u0301 aan zee", b"").slot


@pytest.mark.parametrize("change", [{"ops": 0}, {"ops": 1000}, {"memory": 1 << 40}, {"memory": 1}, {"salt": b"short"}])
def test_parameters_we_never_wrote_are_refused(change: dict[str, object]) -> None:
    """Before any memory is asked for."""
    params = replace(kdf.new_kdf(CHEAP, ""), **change)  # type: ignore[arg-type]
    assert _code(lambda: kdf.derive(params, "284617", b"")) is Code.SLOT_TAMPERED


def _slot(secret: str = "284617") -> tuple[Slot, SigningKey]:
    signer = SigningKey.generate()
    blank = Slot(
        "slot-1", SlotKind.PIN, "person-1", "vrijwilliger", kdf.new_kdf(CHEAP, ""), b"", bytes(signer.verify_key)
    )
    return slots.make(blank, secret, b"")[0], signer


def test_a_slot_opens_with_its_secret_alone() -> None:
    """And another secret is just wrong."""
    slot, _ = _slot()
    slots.open_private(slot, kdf.derive(slot.kdf, "284617", b""))
    assert _code(lambda: slots.open_private(slot, kdf.derive(slot.kdf, "284618", b""))) is Code.SECRET_WRONG


@pytest.mark.parametrize(
    "change",
    [
        {"role": "buurtwerker"},
        {"person_id": "person-2"},
        {"id": "slot-2"},
        {"kind": SlotKind.PHRASE},
        {"vouch": bytes(SigningKey.generate().verify_key)},
        {"public": bytes(32)},
    ],
)
def test_a_changed_slot_is_refused(change: dict[str, object]) -> None:
    """The right secret does not open a slot of which anything was changed."""
    slot, _ = _slot()
    keys = kdf.derive(slot.kdf, "284617", b"")
    assert _code(lambda: slots.open_private(replace(slot, **change), keys)) is Code.SLOT_TAMPERED  # type: ignore[arg-type]


@pytest.mark.parametrize("change", [{"ops": 2}, {"memory": 16384}, {"salt": bytes(16)}, {"device": "0011223344556677"}])
def test_changed_parameters_are_refused(change: dict[str, object]) -> None:
    """They give other keys, or are not what the slot was bound to."""
    slot, _ = _slot()
    changed = replace(slot, kdf=replace(slot.kdf, **change))  # type: ignore[arg-type]
    code = _code(lambda: slots.open_private(changed, kdf.derive(changed.kdf, "284617", b"")))
    assert code in (Code.SECRET_WRONG, Code.SLOT_TAMPERED)


def test_a_store_key_must_be_vouched_for() -> None:
    """Who has only the public half cannot slip in a key of their own, nor that of another store or slot."""
    slot, signer = _slot()
    private = slots.open_private(slot, kdf.derive(slot.kdf, "284617", b""))
    key = utils.random(32)
    good = slots.seal_key(slot, "store", key, signer)
    assert slots.open_key(slot, "store", private, good) == key
    stranger = slots.seal_key(slot, "store", key, SigningKey.generate())
    elsewhere = slots.seal_key(slot, "other store", key, signer)
    for sealed in (stranger, elsewhere, good[:-1], b""):
        assert _code(lambda sealed=sealed: slots.open_key(slot, "store", private, sealed)) is Code.SLOT_TAMPERED


# The secret of the PC


def test_a_pc_keeps_one_secret_for_each_store() -> None:
    """Made once, found again, forgotten on request."""
    safe = DeviceSecret(Safe())
    first = safe.get_or_make("store")
    assert len(first) == 32
    assert safe.get_or_make("store") == first == safe.get("store")
    assert safe.get_or_make("other") != first
    safe.forget("store")
    assert safe.get("store") == b""
    assert device.mark(b"") == ""


def test_a_pc_without_a_safe_has_no_secret() -> None:
    """And says so."""
    none = DeviceSecret.none()
    assert not none.kept()
    assert none.get_or_make("store") == b""


# Delays


def test_delays_rise_and_survive_a_restart(tmp_path: Path) -> None:
    """Written down before the try, read back by the next start."""
    clock = Clock()
    for wait in WAITS[1:]:
        Tries(tmp_path, clock).begin("fatma")
        assert Tries(tmp_path, clock).wait_seconds("fatma") == wait
    assert Tries(tmp_path, clock).wait_seconds("jan") == 0
    clock.forward(hours=1)
    assert Tries(tmp_path, clock).wait_seconds("fatma") == 0
    Tries(tmp_path, clock).clear("fatma")
    Tries(tmp_path, clock).begin("fatma")
    assert Tries(tmp_path, clock).wait_seconds("fatma") == 0


def test_a_clock_put_back_neither_helps_nor_locks_out(tmp_path: Path) -> None:
    """The wait begins again; it does not last until the old date comes round."""
    clock = Clock()
    tries = Tries(tmp_path, clock)
    for _ in range(4):
        tries.begin("fatma")
    clock.moment -= timedelta(days=400)
    assert tries.wait_seconds("fatma") == WAITS[4]
    clock.forward(seconds=WAITS[4])
    assert tries.wait_seconds("fatma") == 0


def test_a_spoiled_file_makes_everybody_wait_once(tmp_path: Path) -> None:
    """Writing rubbish into the file is no way around the delay, and no way to lock people out for good."""
    clock = Clock()
    (tmp_path / FILE_NAME).write_text("[")
    tries = Tries(tmp_path, clock)
    assert tries.wait_seconds("fatma") == WAITS[5]
    clock.forward(seconds=WAITS[5])
    assert tries.wait_seconds("fatma") == 0
    tries.clear("fatma")
    assert (tmp_path / FILE_NAME).read_text() == "{}"


# Sealed items

MARK = 2


def _readers(count: int = 2) -> list[sealing.ReaderPrivate]:
    return [sealing.new_reader(f"reader-{number}") for number in range(count)]


def _publics(readers: list[sealing.ReaderPrivate], others: list[sealing.ReaderPrivate] | None = None) -> Recipients:
    real, empty = (tuple(ReaderKey(one.id, one.public) for one in group) for group in (readers, others or []))
    return Recipients(MARK, real, empty)


@settings(max_examples=30)
@given(st.binary(max_size=20_000))
def test_every_reader_gets_the_content_back(content: bytes) -> None:
    """And its length on disk is one of few."""
    readers = _readers()
    item = sealing.seal(content, "item", _publics(readers))
    assert all(sealing.open_item(reader, item) == content for reader in readers)
    assert sealing.is_well_formed(item)
    body = len(item.content) - 40
    assert body in sealing.BUCKETS or body % sealing.BUCKETS[-1] == 0


def test_contents_of_like_length_look_the_same() -> None:
    """ "Ja" and a long sentence cannot be told apart by their size."""
    readers = _publics(_readers())
    sizes = {len(sealing.seal(b"x" * length, "i" * 32, readers).content) for length in (0, 1, 2, 100, 400)}
    assert len(sizes) == 1


def test_changed_or_swapped_parts_are_refused() -> None:
    """One bit, the content or keys of another item, another item's id, somebody else's key."""
    readers = _readers(3)
    mine = readers[0]
    one, two = (sealing.seal(text, name, _publics(readers[:2])) for text, name in ((b"een", "1"), (b"twee", "2")))
    flipped = bytes([one.content[50] ^ 1])
    for wrong in (
        SealedItem("1", one.content[:50] + flipped + one.content[51:], one.keys),
        SealedItem("1", one.content[:-1], one.keys),
        SealedItem("1", two.content, one.keys),
        SealedItem("1", one.content, two.keys),
        SealedItem("1", two.content, two.keys),
        SealedItem("2", one.content, one.keys),
        SealedItem("1", one.content, {mine.id: one.keys[readers[1].id]}),
        SealedItem("1", b"", one.keys),
        SealedItem("1", one.content, {mine.id: b""}),
    ):
        assert _code(lambda wrong=wrong: sealing.open_item(mine, wrong)) is Code.SEALED_TAMPERED
    assert _code(lambda: sealing.open_item(readers[2], one)) is Code.SEALED_NOT_YOURS


def test_nobody_else_sees_to_whom_an_item_is_sealed() -> None:
    """Everybody has a key of one length; who gets none is told so by theirs, and by no other part."""
    readers = _readers(3)
    item = sealing.seal(b"tekst", "1", _publics(readers[:2], readers[2:]))
    assert {len(key) for key in item.keys.values()} == {BARE_BYTES + 1}
    assert [sealing.open_item(one, item) for one in readers[:2]] == [b"tekst", b"tekst"]
    assert sealing.open_key(readers[0], "1", item.keys[readers[0].id]).mark == MARK
    assert _code(lambda: sealing.open_item(readers[2], item)) is Code.SEALED_NOT_YOURS
    other = sealing.seal(b"tekst", "2", _publics(readers))
    for key in (other.keys[readers[2].id], item.keys[readers[0].id], item.keys[readers[2].id][:-1]):
        swapped = SealedItem("1", item.content, {readers[2].id: key})
        assert _code(lambda swapped=swapped: sealing.open_item(readers[2], swapped)) is Code.SEALED_TAMPERED


def test_a_key_of_before_opens_and_has_no_mark() -> None:
    """It says in no way for whom the item is."""
    (mine,) = _readers(1)
    key = ItemKey("1", utils.random(32))
    sealed = bytes(SealedBox(PublicKey(mine.public)).encrypt(key._key))
    assert len(sealed) == BARE_BYTES
    item = SealedItem("1", key.seal_content(b"tekst"), {mine.id: sealed})
    assert sealing.open_item(mine, item) == b"tekst"
    assert sealing.open_key(mine, "1", sealed).mark is None
    assert sealing.is_well_formed(item, bare=True)
    assert not sealing.is_well_formed(item)
    longer = bytes(SealedBox(PublicKey(mine.public)).encrypt(bytes([1]) + key._key + b"x"))
    assert _code(lambda: sealing.open_key(mine, "1", longer)) is Code.SEALED_TAMPERED


def test_who_cannot_open_an_item_can_add_to_it() -> None:
    """Only its key opens that; not as an addition to another item, under another name, or with a bit changed."""
    one, two = ItemKey("1", utils.random(32)), ItemKey("2", utils.random(32))
    added = sealing.seal_addition(one.public, "1", "a", b"nog iets")
    assert one.addition("a", added) == b"nog iets"
    assert sealing.is_well_formed_addition(added)
    assert not sealing.is_well_formed_addition(added[1:])
    elsewhere = ItemKey("2", one._key)
    flipped = added[:-1] + bytes([added[-1] ^ 1])
    for call in (
        lambda: two.addition("a", added),
        lambda: elsewhere.addition("a", added),
        lambda: one.addition("b", added),
        lambda: one.addition("a", flipped),
        lambda: one.part("a", added),
        lambda: one.addition("a", one.seal_part("a", b"nog iets")),
        lambda: sealing.seal_addition(b"", "1", "a", b""),
    ):
        assert _code(call) is Code.SEALED_TAMPERED
    assert len({len(sealing.seal_addition(one.public, "1", "a", b"x" * size)) for size in (0, 1, 400)}) == 1


def test_a_reader_key_is_bound_to_its_reader() -> None:
    """Wrapped for one reader it does not open as another's."""
    reader, key = sealing.new_reader("reader-1"), utils.random(32)
    wrapped = reader.wrapped(key)
    assert sealing.unwrap_reader("reader-1", wrapped, key).public == reader.public
    assert _code(lambda: sealing.unwrap_reader("reader-2", wrapped, key)) is Code.SLOT_TAMPERED
    assert _code(lambda: sealing.unwrap_reader("reader-1", wrapped, bytes(32))) is Code.SLOT_TAMPERED


def test_too_long_a_content_is_refused() -> None:
    """A mebibyte is more than any text of ours."""
    assert _code(lambda: sealing.seal(bytes((1 << 20) + 1), "1", _publics(_readers()))) is Code.CONTENT_TOO_LONG


def test_wiping_overwrites_in_place() -> None:
    """bytes, bytearray and text; short values are left alone, because Python shares them."""
    raw, changing, text, short = utils.random(32), bytearray(utils.random(32)), utils.random(32).hex(), b"a"
    wipe(raw, changing, text, short, None)
    assert raw == bytes(32)
    assert changing == bytes(32)
    assert text == "\x00" * 64
    assert short == b"a"


def test_the_standard_cost_is_within_what_was_promised() -> None:
    """At most 256 MB."""
    assert kdf.STANDARD.memory <= 256 << 20
    assert isinstance(kdf.new_kdf(Cost(1, 8192), ""), Kdf)
