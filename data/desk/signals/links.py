"""Titles, notes and links of a signal, and what goes out of it: the facts that are copied, an attentie for the desk."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, select

from data.desk import items, schema, schema_day
from data.desk.access import as_reader, changing_back, note_read, reading_back
from data.desk.duty import Duty, Reader
from data.desk.meetings.own_words import be_own, own_text
from data.desk.signals import checking, content, steps
from data.desk.signals.content import Loaded
from data.desk.signals.kinds import EventKind
from data.desk.signals.records import Link, Offer, VisitChoice
from data.desk.signals.told import told
from data.desk.visits import words
from data.desk.visits.visiting import OFFER_KIND


def set_title(connection: Connection, mine: Reader, loaded: Loaded, title: str) -> Loaded:
    """A neutral title: it stands on the agenda and is printed. Raises as own_words.be_own, field="title"."""
    said = checking.text(" ".join(title.split()), "title")
    be_own(said, "title", told(connection, mine, loaded))
    return steps.keep(connection, mine, loaded, EventKind.TITLE, title=said)


def set_note(connection: Connection, mine: Reader, loaded: Loaded, note: str) -> Loaded:
    """Her own note."""
    return steps.keep(connection, mine, loaded, EventKind.NOTE, note=checking.text(note, "note"))


def link(connection: Connection, mine: Reader, loaded: Loaded, to: Link) -> Loaded:
    """Link something; twice is once."""
    said = Link(to.kind, to.id, checking.needed_text(to.label, "label"))
    if said in loaded.work.links:
        return loaded
    links = (*loaded.work.links, said)
    return steps.keep(connection, mine, loaded, EventKind.LINKED, text=said.label, links=links)


def unlink(connection: Connection, mine: Reader, loaded: Loaded, to: Link) -> Loaded:
    """Take a link away."""
    links = tuple(one for one in loaded.work.links if (one.kind, one.id, one.label) != (to.kind, to.id, to.label))
    if len(links) == len(loaded.work.links):
        return loaded
    return steps.keep(connection, mine, loaded, EventKind.UNLINKED, text=to.label, links=links)


def copy_facts(reader: Duty, signal_id: str) -> str:
    """The facts alone; the copying is written down."""
    mine = as_reader(reader)
    with changing_back(mine) as connection:
        facts = content.one(connection, mine, signal_id).envelope.form.facts
        note_read(connection, mine, "copy", content.KIND, signal_id)
        return facts


def make_attention(mine: Reader, signal_id: str, text: str, until: date) -> None:
    """A word to the desk without the content of the signal."""
    with changing_back(mine) as connection:  # opening what was added may put right what it is sealed to
        about = told(connection, mine, content.one(connection, mine, signal_id))
    words.add_attention(mine, own_text(text, "attention", words.ATTENTION_MOST, about), until)


def offers(reader: Duty) -> tuple[Offer, ...]:
    """The offers of neighbours, newest first."""
    mine = as_reader(reader)
    opened = items.open_items(mine, OFFER_KIND)
    table = schema.SealedItem
    with reading_back(mine) as connection:
        asked = select(table.c.id, table.c.created).where(table.c.kind == OFFER_KIND)
        made = connection.execute(asked.order_by(table.c.created.desc())).all()
    found = []
    for row in made:
        if row.id in opened:
            line, _, reach = opened[row.id].decode().partition("\n")
            found.append(Offer(row.id, row.created.date(), line, reach))
    return tuple(found)


def visits_of(reader: Duty, signal_id: str) -> tuple[VisitChoice, ...]:
    """The visits of the day of a signal."""
    mine = as_reader(reader)
    table = schema_day.Visit
    with reading_back(mine) as connection:
        day = content.one(connection, mine, signal_id).row.day
        asked = select(table).where(table.c.day == day, table.c.number.is_not(None)).order_by(table.c.number)
        return tuple(VisitChoice(row.id, row.number, tuple(row.themes.split())) for row in connection.execute(asked))
