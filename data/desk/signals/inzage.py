"""Inzage for a resident: everything that is kept about them, on one paper; and erasing it when they ask. Both logged.

Source: articles 15 and 17 of the AVG. The impression of a volunteer is in it, for it is about the resident; the name of
the volunteer is not, for that is about somebody else (article 15, fourth paragraph).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, delete, select

from data.desk import erased_list, schema
from data.desk.access import as_reader, changing_back, note_change, note_read, reading_back
from data.desk.duty import Duty, Reader
from data.desk.meetings import reaching
from data.desk.meetings.known import Known
from data.desk.meetings.making import erase
from data.desk.meetings.plan import Said
from data.desk.meetings.sitting import cleaned
from data.desk.notes import DRAFT, truncate_wal
from data.desk.signals import content, handing_over, steps
from data.desk.signals import inzage_desk as desk_side
from data.desk.signals.content import KIND
from data.desk.signals.finding import holds, texts_of
from data.desk.signals.form import MOST, SignalForm
from data.desk.signals.handed import Handed
from data.desk.signals.inzage_records import (
    VOLUNTEER,
    Erased,
    HandedOver,
    InzagePackage,
    InzageSignal,
    ReadBy,
    Spoken,
    Step,
)
from data.desk.signals.kinds import SignalTheme, Status
from data.desk.signals.masked import A_VOLUNTEER, everybody, masked, volunteers
from data.desk.signals.records import Added
from data.desk.signals.workflow import OPEN
from data.desk.sweeping import sweep, want_sweep
from data.desk.terms import Kind, Terms
from data.desk.visits.visiting import OFFER_KIND, one_line
from data.errors import Code, WorldError
from data.rotation import MOST_DAYS

_READ = ("open", "copy", "inzage", "name")


@dataclass(frozen=True)
class AboutLine:
    """A signal that may be about the resident who asks, for the buurtwerker to choose from."""

    id: str
    number: int
    day: date
    status: Status
    themes: tuple[SignalTheme, ...]
    who: str
    street: str
    title: str


def find(reader: Duty, asked: str) -> tuple[AboutLine, ...]:
    """The signals, open and closed, with these words in any of their texts, also in what was added, agreed or said at
    a meeting; newest first. Logged.

    Raises WorldError(VALUE_MISSING, field="name") when nothing is asked, ROLE_REFUSED | DUTY_OVER | DUTY_COVERED.
    """
    mine = as_reader(reader)
    if not asked.strip():
        raise WorldError(Code.VALUE_MISSING, field="name")
    with changing_back(mine) as connection:
        every = reaching.known(connection, mine, list(content.rows(connection)))
        more = content.added_ids(connection)
        found = [one for one in every.values() if _holds(connection, mine, one, asked, added=one.id in more)]
        note_read(connection, mine, "search", KIND, "")
        _forget_closed(mine, every.values(), {one.id for one in found})
    found.sort(key=lambda one: one.number, reverse=True)
    return tuple(
        AboutLine(one.id, one.number, one.day, one.status, one.themes, one.form.who, one.form.street, one.work.title)
        for one in found
    )


def hidden(reader: Duty) -> int:
    """How many signals this reader cannot open and so cannot find: another one has to look as well.

    Raises WorldError(ROLE_REFUSED | DUTY_OVER | DUTY_COVERED).
    """
    mine = as_reader(reader)
    with reading_back(mine) as connection:
        return content.closed_to(connection, mine)


def package(
    reader: Duty,
    about: str,
    signal_ids: Sequence[str],
    *,
    asked_on: date,
    letters: str = "",
    offer_ids: Sequence[str] = (),
    text_ids: Sequence[str] = (),
    terms: Terms | None = None,
) -> InzagePackage:
    """Everything about one resident. `about`: how the paper calls them; `letters`: of their tile, for a regular.

    Each signal in it is written down as read ("inzage"). Raises WorldError(RECORD_UNKNOWN | SEALED_NOT_YOURS |
    REGULAR_UNKNOWN | VALUE_MISSING, field="about").
    """
    mine = as_reader(reader)
    called = one_line(about, "about", MOST["who"])
    terms = terms or Terms()
    with changing_back(mine) as connection:
        offers = desk_side.offers(connection, mine, offer_ids)
        for one in offers:
            note_read(connection, mine, "inzage", OFFER_KIND, one.id)
        texts = desk_side.texts(connection, mine, text_ids, terms)
        signals = [_signal(connection, mine, key, terms) for key in dict.fromkeys(signal_ids)]
        for key in signal_ids:
            note_read(connection, mine, "inzage", KIND, key)
        regular = desk_side.regular(connection, letters) if letters.strip() else None
        if regular is not None:
            note_read(connection, mine, "inzage", desk_side.REGULAR, desk_side.regular_id(connection, letters))
    return InzagePackage(
        asked_on=asked_on,
        made_on=mine.session.now().date(),
        made_by=mine.person.name,
        about=called,
        signals=tuple(sorted(signals, key=lambda one: one.number)),
        regular=regular,
        regular_erased_on=regular.last_visit + terms[Kind.REGULAR] if regular is not None else None,
        texts=texts,
        offers=offers,
        offers_erased_on=max((one.day for one in offers), default=date.min) + terms[Kind.OFFER] if offers else None,
        signal_days=terms[Kind.SIGNAL].days,
        log_days=terms[Kind.READ_LOG].days,
        backup_days=MOST_DAYS,
    )


def erase_on_request(
    reader: Duty,
    signal_ids: Iterable[str],
    *,
    letters: str = "",
    offer_ids: Sequence[str] = (),
    text_ids: Sequence[str] = (),
) -> Erased:
    """Erase what a resident asked to erase, at once and from every page of the store; tombstones stay. Logged.

    What meetings wrote about them goes too. In a backup it can be at most `backup_days` longer; one that is put back on
    this PC loses it again at the next unlock (data.desk.erased_list).
    Raises WorldError(RECORD_UNKNOWN | SEALED_NOT_YOURS | REGULAR_UNKNOWN) before anything is erased, and what writing
    can; after DISK_FULL or STORE_LOCKED the pages are written anew by the next erasing.
    """
    mine = as_reader(reader)
    ids = list(dict.fromkeys(signal_ids))
    want_sweep(mine.session.folder)
    with changing_back(mine) as connection:
        rows = {key: content.one(connection, mine, key).row for key in ids}
        regular = desk_side.regular_id(connection, letters) if letters.strip() else ""
        for offer in desk_side.offers(connection, mine, offer_ids):
            erase(connection, mine, offer.id, "request")
            note_change(connection, mine, "erase", OFFER_KIND, offer.id)
        desk_side.erase_texts(connection, mine, text_ids)
        steps.let_go(connection, mine, ids)
        for key in ids:
            _erase_drafts(connection, key)
            erase(connection, mine, key, "request")
            note_change(connection, mine, "erase", KIND, key)
            _forget(mine, key)
        gone = [*ids, *offer_ids, *text_ids, *([regular] if regular else [])]
        erased_list.remember(mine.session.folder, gone, mine.session.now().date())
        before = reaching.all_kept(connection, mine)
        after = [cleaned(connection, mine, one) for one in before]
        items = sum(len(old.plan.entries) - len(new.plan.entries) for old, new in zip(before, after, strict=True))
        if regular:
            desk_side.erase_regular(connection, mine, regular)
    truncate_wal(mine)
    sweep(mine)
    return Erased(
        tuple(sorted(row.number for row in rows.values())),
        bool(regular),
        len(set(offer_ids)),
        items,
        len(set(text_ids)),
    )


def _signal(connection: Connection, mine: Reader, signal_id: str, terms: Terms) -> InzageSignal:
    row = content.one(connection, mine, signal_id).row
    one = reaching.known(connection, mine, [signal_id])[signal_id]
    names, desk = everybody(connection), volunteers(connection)

    def clean(text: str) -> str:
        return masked(text, desk.values(), A_VOLUNTEER)

    def by(person_id: str) -> str:
        return VOLUNTEER if person_id in desk else names.get(person_id, "")

    work = one.work
    return InzageSignal(
        number=one.number,
        day=one.day,
        status=one.status,
        form=_clean_form(one.form, desk.values()),
        wish=one.wish,
        urgency=one.form.urgency,
        where=one.form.where,
        title=clean(work.title),
        note=clean(work.note),
        added=tuple(
            Added(key, added.at, VOLUNTEER, clean(added.text))
            for key, added in content.added_to(connection, mine, signal_id)
        ),
        steps=tuple(
            Step(said.at.date(), by(said.by), said.kind, said.status, clean(said.text), said.on) for said in work.events
        ),
        spoken=tuple(_spoken(said, one, clean) for said in one.said.said),
        handed_over=tuple(
            _handed(handed) for handed in handing_over.read(connection, mine, signal_id).handed if handed.done
        ),
        informed=work.informed,
        inform_by=work.inform_by,
        read_by=_read_by(connection, signal_id, by),
        closed_on=row.closed_on,
        erase_on=row.closed_on + terms[Kind.SIGNAL] if row.closed_on is not None else None,
    )


def _clean_form(form: SignalForm, names: Iterable[str]) -> SignalForm:
    """The form without the names of volunteers."""
    names = list(names)

    def clean(text: str) -> str:
        return masked(text, names, A_VOLUNTEER)

    return replace(
        form,
        facts=clean(form.facts),
        impression=clean(form.impression),
        who=clean(form.who),
        street=clean(form.street),
        when=clean(form.when),
        done=clean(form.done),
        neighbour=clean(form.neighbour),
    )


def _spoken(said: Said, one: Known, clean: Callable[[str], str]) -> Spoken:
    decision = said.decision
    return Spoken(
        said.on,
        said.table,
        clean(one.work.title),
        clean(said.text),
        clean(decision.text) if decision else "",
        clean(decision.owner) if decision else "",
        decision.due if decision else None,
    )


def _handed(handed: Handed) -> HandedOver:
    on = handed.second_at.date() if handed.second_at is not None else handed.at.date()
    return HandedOver(on, handed.to, handed.yes_on is not None, handed.reason, handed.told_on, handed.receipt)


def _read_by(connection: Connection, signal_id: str, by: Callable[[str], str]) -> tuple[ReadBy, ...]:
    """Who read it, each on each day once, oldest first."""
    log = schema.ReadLog
    asked = select(log.c.at, log.c.person_id).where(
        log.c.record_kind == KIND, log.c.record_id == signal_id, log.c.action.in_(_READ)
    )
    found = {(row.at.date(), by(row.person_id)): None for row in connection.execute(asked.order_by(log.c.at))}
    return tuple(ReadBy(on, who) for on, who in found)


def _holds(connection: Connection, mine: Reader, one: Known, asked: str, *, added: bool) -> bool:
    texts = [*texts_of(one.form), *texts_of(one.work), *texts_of(one.said)]
    if added:
        texts += [more.text for _, more in content.added_to(connection, mine, one.id)]
    return holds(asked, texts)


def _forget_closed(mine: Reader, every: Iterable[Known], keep: set[str]) -> None:
    """What was opened only to look does not stay open."""
    for one in every:
        if one.status not in OPEN and one.id not in keep:
            _forget(mine, one.id)


def _forget(mine: Reader, signal_id: str) -> None:
    content.forget(mine, signal_id)
    reaching.forget(mine, signal_id)


def _erase_drafts(connection: Connection, signal_id: str) -> None:
    """What somebody was about to add to it."""
    note = schema.Note
    connection.execute(delete(note).where(note.c.kind == DRAFT, note.c.text.contains(signal_id)))
