"""What readers add to a sealed item: under its own key, bound to its item and its name, and seen by `check`."""

from __future__ import annotations

from pathlib import Path

import pytest
from nacl import utils

from data.desk import items
from data.desk.access import changing_back
from data.desk.signals import coding, content
from data.desk.signals.records import Envelope, Spoed, Status, Work
from data.errors import Code
from data.vault.sealing import (
    BUCKETS,
    MOST_BYTES,
    ItemKey,
    ReaderKey,
    Recipients,
    is_well_formed_part,
    new_reader,
    open_item,
    open_key,
    seal,
    seal_anew,
)
from tests.data.deskhouse import code
from tests.data.inloop import TUESDAY, rows
from tests.data.signalhouse import FULL, make_signals
from tests.faults.raw_pages import holding


def test_a_part_stands_for_nothing_else() -> None:
    """Not for the content, another part or another item, and not with one bit changed."""
    key = utils.random(32)
    one, two = ItemKey("a", key), ItemKey("b", key)
    sealed = one.seal_part("work", b"titel")
    assert one.part("work", sealed) == b"titel"
    for call in (
        lambda: one.part("other", sealed),
        lambda: two.part("work", sealed),
        lambda: one.content(sealed),
        lambda: one.part("work", one.seal_content(b"titel")),
        lambda: one.part("work", sealed[:-1] + bytes([sealed[-1] ^ 1])),
        lambda: one.part("work", b""),
    ):
        assert code(call) is Code.SEALED_TAMPERED
    assert code(lambda: one.seal_part("work", bytes(MOST_BYTES + 1))) is Code.CONTENT_TOO_LONG
    assert len(one.seal_part("work", b"")) == len(one.seal_part("work", bytes(BUCKETS[0] - 60)))
    assert is_well_formed_part(sealed)
    assert not is_well_formed_part(sealed[:-1])


def test_one_key_opens_content_and_parts_of_what_was_sealed_anew() -> None:
    """And only those it was sealed to."""
    mine, other = new_reader("r"), new_reader("s")
    first, second = ReaderKey("r", mine.public), ReaderKey("s", other.public)
    old = seal(b"feit", "i", Recipients(1, (first, second)))
    item, parts = seal_anew(b"feit", {"work": b"titel"}, "i", Recipients(2, (first,), (second,)))
    assert set(item.keys) == {"r", "s"}
    assert code(lambda: open_key(other, "i", item.keys["s"])) is Code.SEALED_NOT_YOURS
    key = open_key(mine, "i", item.keys["r"])
    assert (key.content(item.content), key.part("work", parts["work"])) == (b"feit", b"titel")
    assert open_item(mine, item) == b"feit"
    earlier = open_key(other, "i", old.keys["s"])
    assert code(lambda: earlier.content(item.content)) is Code.SEALED_TAMPERED
    assert code(lambda: earlier.part("work", parts["work"])) is Code.SEALED_TAMPERED


def test_records_come_back_as_they_went() -> None:
    """Every kind of field; a key of a later version is passed over, what is no record is refused."""
    work = Work(title="Even langs", spoed=Spoed(TUESDAY, "p"), inform_by=TUESDAY.date(), before=Status.NEW)
    for record in (Envelope(FULL, TUESDAY, "p", 3, 7), work, Work()):
        assert coding.from_bytes(type(record), coding.to_bytes(record)) == record
    assert coding.to_bytes(Work()) == b"{}"
    assert coding.from_bytes(Work, b'{"later": 1}') == Work()
    for wrong in (b"", b"[]", b"{", b'{"title": 1}', b'{"before": "onbekend"}', b'{"spoed": {}}', b"\xff"):
        with pytest.raises(Exception, match="sealed-tampered"):
            coding.from_bytes(Work, wrong)


def test_check_names_a_part_that_cannot_be_right(tmp_path: Path) -> None:
    """Without any reader's key."""
    house = make_signals(tmp_path / "data")
    sent = house.send()
    with house.reader() as marjan:
        house.week.set_title(marjan, sent.id, "Even langs")
        with changing_back(marjan) as connection:
            assert items.malformed(connection) == []
            connection.exec_driver_sql("UPDATE sealed_part SET content = x'00'")
            assert items.malformed(connection) == [sent.id]
            assert code(lambda: content.read_part(connection, marjan, sent.id, "work")) is Code.SEALED_TAMPERED


def test_after_re_routing_the_old_keys_are_in_no_page(tmp_path: Path) -> None:
    """Who has the key of the store and a reader's key finds nothing to open with them."""
    house = make_signals(tmp_path / "data")
    house.give_tasks()
    sent = house.send()
    with house.reader() as marjan:
        house.week.set_title(marjan, sent.id, "Even langs")
        old = [row[0] for row in rows(marjan, "SELECT sealed FROM sealed_key")]
        old += [row[0][:60] for row in rows(marjan, "SELECT content FROM sealed_part")]
        house.week.make_unsafe(marjan, sent.id)
        key = bytes(marjan.session.key)
        assert [holding(marjan.session.path, key, one) for one in old] == [0] * len(old)
