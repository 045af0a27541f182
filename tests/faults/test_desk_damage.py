"""A desk store, a list of who may come in, and backups that were cut off or had a bit fall over."""

from __future__ import annotations

import json
import random
from datetime import timedelta

import pytest

from data import backup, restore
from data.desk.items import open_item, seal_item
from data.desk.notes import add_note, notes
from data.desk.records import StoreState
from data.errors import Code, WorldError
from desktop.__main__ import main
from tests.confidential import House
from tests.conftest import NOW
from ui import messages

PAGE = 4_096
CUTS = {"nothing": 0, "a few bytes": 10, "one page": PAGE, "half a page": 3 * PAGE + 2_000, "all but a page": -PAGE}


@pytest.fixture
def filled(house: House) -> House:
    """With something in it, and a good backup."""
    with house.reader() as reader:
        seal_item(reader, "signal", b"wat Fatma hoorde " * 100)
        for number in range(40):
            add_note(reader, "handover", f"overdracht {number} " + "x" * 900)
        backup.make_backup(house.folder, reader, now=NOW)
    return house


def refusal(house: House) -> WorldError:
    """How logging in is refused."""
    with pytest.raises(WorldError) as refused, house.duty():
        pass
    return refused.value


def comes_back(house: House) -> None:
    """The newest good backup is offered and brings everything back; the damaged store is kept."""
    damaged = (house.folder / "desk.db").read_bytes()
    last = backup.last_good(house.folder, with_desk=True)
    assert last is not None
    aside = restore.restore(last.file, house.folder, now=NOW)
    assert (aside / "desk.db").read_bytes() == damaged
    with house.reader() as reader:
        assert len(notes(reader, "handover")) == 40


@pytest.mark.parametrize("cut", CUTS)
def test_a_store_that_was_cut_off_is_noticed_worded_and_restored(filled: House, cut: str) -> None:
    store = filled.folder / "desk.db"
    content = store.read_bytes()
    store.write_bytes(content[: CUTS[cut]])
    error = refusal(filled)
    assert error.code is Code.DESK_DAMAGED
    said = messages.sentence(error)
    assert "Er is niets gewist" in said
    assert "reservekopie" in said
    comes_back(filled)


@pytest.mark.parametrize("page", ["first", "second", "middle", "last"])
def test_a_bit_that_fell_over_is_noticed_worded_and_restored(filled: House, page: str) -> None:
    store = filled.folder / "desk.db"
    content = bytearray(store.read_bytes())
    count = len(content) // PAGE
    start = {"first": 0, "second": 1, "middle": count // 2, "last": count - 1}[page] * PAGE
    content[start + 1_234] ^= 1
    store.write_bytes(content)
    assert refusal(filled).code is Code.DESK_DAMAGED
    comes_back(filled)


def test_bits_anywhere_are_noticed(filled: House) -> None:
    store = filled.folder / "desk.db"
    good = store.read_bytes()
    chance = random.Random(20_261_126)
    for _ in range(40):
        content = bytearray(good)
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        store.write_bytes(content)
        (filled.folder / "tries.json").unlink(missing_ok=True)
        assert refusal(filled).code is Code.DESK_DAMAGED
    store.write_bytes(good)
    with filled.duty():
        pass


def test_a_journal_full_of_rubbish_is_passed_over(filled: House) -> None:
    (filled.folder / "desk.db-wal").write_bytes(b"\xa5" * 50_000)
    with filled.duty() as duty:
        assert len(notes(duty, "handover")) == 40


def test_a_store_that_is_gone_is_not_made_anew(filled: House) -> None:
    (filled.folder / "desk.db").unlink()
    assert refusal(filled).code is Code.DESK_DAMAGED
    assert not (filled.folder / "desk.db").exists()
    store = filled.store()
    assert store.state is StoreState.DAMAGED
    store.close()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe\x00", b'{"format": 1}'])
def test_a_list_of_who_may_come_in_that_cannot_be_read(filled: House, content: bytes) -> None:
    (filled.folder / "slots.json").write_bytes(content)
    error = refusal(filled)
    assert error.code is Code.SLOTS_DAMAGED
    assert "Wat mensen vertelden is niet weg" in messages.sentence(error)
    last = backup.last_good(filled.folder, with_desk=True)
    assert last is not None
    restore.restore(last.file, filled.folder, now=NOW)
    with filled.duty() as duty:
        assert len(notes(duty, "handover")) == 40


def test_bits_in_the_list_never_let_anybody_in_as_somebody_else(filled: House) -> None:
    """Each flip is refused, or makes no difference and is put right by the store at the next unlock."""
    path = filled.folder / "slots.json"
    with filled.duty():
        pass
    good = path.read_bytes()
    chance = random.Random(7)
    refused = 0
    for _ in range(60):
        content = bytearray(good)
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(7)
        path.write_bytes(content)
        (filled.folder / "tries.json").unlink(missing_ok=True)
        try:
            with filled.duty() as duty:
                assert [person.id for person in duty.people] == [filled.people["Fatma"]]
                assert not hasattr(duty, "private")
            assert json.loads(path.read_bytes())["people"] == json.loads(good)["people"]
        except WorldError:
            refused += 1
        path.write_bytes(good)
    assert refused > 10


def test_a_role_or_parameters_that_were_changed_are_refused(filled: House) -> None:
    path = filled.folder / "slots.json"
    good = json.loads(path.read_bytes())
    for change in (
        {"role": "buurtwerker"},
        {"person": filled.people["Bert"]},
        {"kdf": {"ops": 2}},
        {"kdf": {"mem": 16 << 20}},
        {"kdf": {"salt": "AAAAAAAAAAAAAAAAAAAAAA=="}},
    ):
        said = json.loads(json.dumps(good))
        for slot in said["slots"]:
            if slot["person"] == filled.people["Fatma"]:
                for name, value in change.items():
                    if isinstance(value, dict):
                        slot[name].update(value)
                    else:
                        slot[name] = value
        path.write_text(json.dumps(said), encoding="utf-8")
        (filled.folder / "tries.json").unlink(missing_ok=True)
        assert refusal(filled).code in (
            Code.SLOT_TAMPERED, Code.SECRET_WRONG, Code.SLOTS_DAMAGED, Code.PERSON_UNKNOWN,
        ), change  # fmt: skip


def test_a_sealed_item_that_was_changed_is_refused_and_the_others_open(filled: House) -> None:
    with filled.reader() as reader:
        one, other = seal_item(reader, "signal", b"een"), seal_item(reader, "signal", b"twee")
        with reader.session.engine.begin() as connection:
            content = connection.exec_driver_sql("SELECT content FROM sealed_item WHERE id = ?", (one,)).scalar()
            assert content is not None
            spoiled = bytes([content[0] ^ 1]) + content[1:]
            connection.exec_driver_sql("UPDATE sealed_item SET content = ? WHERE id = ?", (spoiled, one))
        with pytest.raises(WorldError) as refused:
            open_item(reader, one)
        assert refused.value.code is Code.SEALED_TAMPERED
        assert open_item(reader, other) == b"twee"
        with reader.session.engine.begin() as connection:  # parts of another item
            connection.exec_driver_sql(
                "UPDATE sealed_item SET content = (SELECT content FROM sealed_item WHERE id = ?) WHERE id = ?",
                (other, one),
            )
            connection.exec_driver_sql("DELETE FROM sealed_key WHERE item_id = ?", (one,))
            connection.exec_driver_sql(
                "INSERT INTO sealed_key SELECT ?, reader_id, sealed FROM sealed_key WHERE item_id = ?", (one, other)
            )
        with pytest.raises(WorldError) as refused:
            open_item(reader, one)
        assert refused.value.code is Code.SEALED_TAMPERED


def test_damaged_backups_are_passed_over_for_a_good_one(filled: House) -> None:
    with filled.duty() as duty:
        newer = backup.make_backup(filled.folder, duty, now=NOW + timedelta(days=1)).file
    newest = newer.with_name("inloopbalie-20261126-104200.backup")
    newest.write_bytes(newer.read_bytes()[:-5_000])
    content = bytearray(newer.read_bytes())
    content[len(content) // 3] ^= 4
    newer.write_bytes(content)
    last = backup.last_good(filled.folder, with_desk=True)
    assert last is not None
    assert last.file.name == "inloopbalie-20261124-104200.backup"


def test_check_tells_all_of_it(filled: House, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--data-dir", str(filled.folder), "check"]
    store = filled.folder / "desk.db"
    store.write_bytes(store.read_bytes()[:-1_000])
    (filled.folder / "slots.json").write_bytes(b"{")
    assert main(words) == 1
    said = capsys.readouterr().err
    assert "Wat mensen vertelden gaat niet open." in said
    assert "De lijst van wie er in kan is beschadigd." in said
    assert "Traceback" not in said
