"""A few diensten in a process of their own, with everything somebody may tell, and a fault of ours in the middle.

Arguments: the data folder, a file with the people, and the words that must be nowhere. What is on the standard input
says when to go on, so that whoever started it can look at its memory and files meanwhile. Tells the key of the store
as it ends: only with that can the pages be read.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from data import backup, upkeep
from data.desk.access import bare_connection
from data.desk.duty import Duty, Reader
from data.desk.meetings.records import MeetingTable, Participant, Partner
from data.desk.meetings.table import MeetingDesk
from data.desk.notes import add_note, change_note, notes, remove_note
from data.desk.signals import handing_over
from data.desk.signals.desk import SignalDesk
from data.desk.signals.form import Sent, SignalForm
from data.desk.signals.kinds import Described, Feedback, Outcome, SignalTheme, Subject, Urgency, Where, Wish
from data.desk.signals.week import WeekDesk
from data.desk.visits.day import InloopDay
from data.desk.visits.records import ServiceRef, VisitFields
from data.errors import WorldError
from desktop import crash, logs
from tests.confidential import SECRETS, open_store
from tests.conftest import NOW

FOLDER, PEOPLE, CANARY = Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text("utf-8")), sys.argv[3]
LONG = CANARY[::-1]  # in what is kept up to a year


FORM = SignalForm(
    facts=f"{CANARY} verzegeld gezien: de gordijnen zijn dicht.",
    impression=f"{CANARY} verzegeld gedacht",
    subject=Subject.PERSON,
    described=Described.NAME,
    who="Verzegeldenaam",
    street=f"{CANARY} verzegeldestraat",
    urgency=Urgency.THIS_WEEK,
    wish=Wish.FINE,
    where=Where.HOME,
    themes=(SignalTheme.CONTACT,),
    done=f"{CANARY} verzegeld gedaan",
    neighbour=f"{CANARY} verzegelde buur",
)
"""A whole form: what must be sealed has that word in it."""


class Clock:
    """The clock of this process."""

    at = NOW

    def __call__(self) -> datetime:
        return self.at


def step(word: str, **more: object) -> None:
    """Say where we are and wait for a line."""
    print(json.dumps({"at": word, **more}), flush=True)
    if not sys.stdin.readline():
        os._exit(4)


def wrong(text: str) -> None:
    """A fault of ours, with what somebody told in its message and in a variable."""
    told = {"wie": text}
    raise LookupError(f"could not find {told}")


def pass_on(duty: Duty) -> Sent:
    """A signal as the form sends it, written a few times before; and something added later."""
    desk, draft = SignalDesk(), uuid4().hex
    for words in range(1, 8):
        desk.save_draft(duty, draft, SignalForm(facts=f"{CANARY} verzegeld half af " * words))
    sent = desk.send(duty, draft, FORM)
    desk.add_later(duty, uuid4().hex, sent.id, f"{CANARY} verzegeld erbij")
    desk.sweep(duty)
    return sent


def at_work(reader: Reader, sent: Sent) -> None:
    """Everything that a buurtwerker can write about it: in the week, in an overleg, on a hand-over; then it ends.

    What an overleg writes down are her own words: the canary, which reads as a name, would be refused there.
    """
    week, table, today = WeekDesk(), MeetingDesk(), reader.session.now().date()
    seen = week.open(reader, sent.id)
    assert (seen.form, [one.text for one in seen.added]) == (FORM, [f"{CANARY} verzegeld erbij"])
    week.set_note(reader, sent.id, f"{CANARY} verzegeld genoteerd")
    meeting = table.make(reader, MeetingTable.DOEN, today, [Participant("buurtwerker", "", Partner.COMMUNITY_WORKER)])
    item = next(one for one in meeting.items if sent.number in one.numbers)
    table.write(reader, meeting.id, item.id, title="Verzegeld punt", text="Een verzegelde vraag aan tafel")
    table.begin(reader, meeting.id)
    due = today + timedelta(days=7)
    table.decide(reader, meeting.id, item.id, "Een verzegeld besluit", "verzegelde buurtwerker", due)
    table.finish(reader, meeting.id)
    week.ask_back(reader, sent.id, f"{CANARY} verzegeld gevraagd")
    handing_over.hand_over(reader, sent.id, f"{CANARY} verzegeld wijkteam", today, cover=())
    week.inform(reader, sent.id, today)
    text = f"{CANARY} komt weer koffie drinken"
    week.close(reader, sent.id, Outcome.NEIGHBOURHOOD, Feedback.HELPED_HERE, text=text, resident_agrees=True)


def sealed_left(duty: Duty) -> dict[str, int]:
    """How many sealed items, parts and keys there are."""
    connection = bare_connection(duty)
    try:
        return {
            name: connection.execute(f"SELECT COUNT(*) FROM {name}").fetchone()[0]
            for name in ("sealed_item", "sealed_part", "sealed_key", "signal", "signal_added")
        }
    finally:
        connection.close()


def main() -> None:
    """Write, look, erase."""
    logs.start_logging(FOLDER / "logs")
    crash.install(FOLDER / "logs", lambda _report: None)
    clock = Clock()
    store = open_store(FOLDER, clock)

    volunteer = store.unlock(PEOPLE["Fatma"], SECRETS["Fatma"]).duty
    key = bytes(volunteer.session.key).hex()
    sent = pass_on(volunteer)
    for number in range(60):
        add_note(volunteer, "handover", f"{CANARY} overdracht {number} " * (1 + number % 30))
    draft = add_note(volunteer, "draft", f"{CANARY} concept " * 50)
    change_note(volunteer, draft, f"{CANARY} concept, anders " * 20)
    kept = add_note(volunteer, "draft", f"{CANARY} blijft even liggen " * 80)
    day = InloopDay()
    day.pass_on_offer(volunteer, f"{CANARY} verzegeld aanbod", f"{CANARY} verzegeld te bereiken")
    day.attach(volunteer, ServiceRef("plek", f"{CANARY} gekozen plek", "geld"))
    slip = day.new_slip(volunteer, [ServiceRef("loket", "Loketje", "geld")], "nl")
    day.close_visit(volunteer, VisitFields(language="qaa"))
    day.write_handover(volunteer, f"{CANARY} komt dinsdag terug")
    day.keep_question(volunteer, f"{LONG} vraagt iets")
    jo = day.add_regular(volunteer, f"{LONG} naam", f"{LONG} straat", own_wish=True)
    gone = day.add_regular(volunteer, f"{CANARY} vaste", f"{CANARY} straat", own_wish=True)
    day.regular_here(volunteer, jo.letters)
    day.remove_regular(volunteer, gone.id)
    step("written", key=key, slip=slip.code)
    try:
        WeekDesk().open(volunteer, sent.id)
        refused = ""
    except WorldError as error:
        refused = error.code.value
    remove_note(volunteer, draft)
    try:
        wrong(CANARY)
    except LookupError as error:
        logging.getLogger("data.desk").exception("Something went wrong")
        sys.excepthook(type(error), error, error.__traceback__)
    volunteer.cover()
    ended = upkeep.at_end(volunteer, now=clock())
    volunteer.close()
    step("first dienst ended", refused=refused, troubles=[one.code.value for one in ended.troubles], kept=kept)

    opened = store.unlock(PEOPLE["Marjan"], SECRETS["Marjan"])
    reader = opened.reader
    assert reader is not None
    at_work(reader, sent)
    step("reader at work", private=bytes(reader.private._raw).hex(), sealed=sealed_left(reader))
    del opened
    day.add_attention(reader, f"{CANARY} attentie", (NOW + timedelta(days=5)).date())
    reader.close()
    step("reader closed")
    for duty in (store.unlock(PEOPLE["Marjan"], SECRETS["Marjan"]).duty,):
        duty.close()

    for days in (31, 60, 91):
        clock.at = NOW + timedelta(days=days)
        duty = store.unlock(PEOPLE["Fatma"], SECRETS["Fatma"]).duty
        told = [line.feedback_text for line in SignalDesk().passed(duty)]
        SignalDesk().mark_seen(duty, [sent.id])
        ended = upkeep.at_end(duty, now=clock())
        left = len(notes(duty, "handover")) + len(notes(duty, "draft"))
        sealed = sealed_left(duty)
        duty.close()
        total = ended.erasure.total if ended.erasure else -1
        step("later", days=days, erased=total, left=left, told=told, sealed=sealed)

    clock.at = NOW + timedelta(days=91 + 31)
    duty = store.unlock(PEOPLE["Fatma"], SECRETS["Fatma"]).duty
    upkeep.at_end(duty, now=clock())
    backup.backup_to(FOLDER, FOLDER / "stick", duty, now=clock())
    duty.close()
    step("end", temp=tempfile.gettempdir())

    clock.at = NOW + timedelta(days=366)
    duty = store.unlock(PEOPLE["Fatma"], SECRETS["Fatma"]).duty
    ended = upkeep.at_end(duty, now=clock())
    duty.close()
    store.close()
    step("a year later", erased=dict(ended.erasure.erased) if ended.erasure else {})


main()
