"""The inloop day as the window uses it: one object, a `Duty` in each call, everything on the worker of the desk store.

What only adds works while everything is covered, and hands back a `Glance`: numbers, nothing of a visitor. What reads
back raises WorldError(DUTY_COVERED) then. Every call raises WorldError(DUTY_OVER) after the dienst, and what writing
can (DISK_FULL | STORE_LOCKED | DATA_DIR_NOT_WRITABLE | DESK_DAMAGED); nothing of the call is kept then. A free text
with a BSN in it raises WorldError(TEXT_HOLDS_BSN, field=), one that is too long WorldError(TEXT_TOO_LONG, field=,
most=), an empty one WorldError(VALUE_MISSING, field=).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from data.desk import counts, counts_csv, weekplan
from data.desk.duty import Duty
from data.desk.visits import page, questions, regulars, shifts, slips, visiting, words
from data.desk.visits.records import (
    Attention,
    Counts,
    DayPage,
    FruitlessSearch,
    Glance,
    Handover,
    How,
    KeptQuestion,
    Measure,
    OpenVisit,
    PaperTally,
    Period,
    PlannedShift,
    Professional,
    Refusal,
    Regular,
    ServiceRef,
    ServiceResults,
    Shift,
    ShiftKind,
    SlipRecord,
    SlipResult,
    Undone,
    VisitFields,
    WeekPlan,
)

QUESTION_MOST = questions.MOST
HANDOVER_MOST = words.HANDOVER_MOST
ATTENTION_MOST = words.ATTENTION_MOST
OFFER_MOST = visiting.OFFER_MOST  # for the line and for how to reach them, each


class InloopDay:
    """The inloop of one desk. `week_plan` is asked each time, so that a change of the settings counts at once."""

    def __init__(self, week_plan: Callable[[], WeekPlan] = WeekPlan) -> None:
        self._week_plan = week_plan

    # The dienst

    def proposed(self, now: datetime) -> PlannedShift | None:
        """The dienst that the clock proposes now (from an hour before its start to its end), None when there is none.

        Needs no key: the week plan is no secret.
        """
        return weekplan.proposed(self._week_plan(), now)

    def next_planned(self, now: datetime) -> PlannedShift | None:
        """The first dienst that begins after now, within three months: for a kom-terug-briefje. Needs no key."""
        return weekplan.next_planned(self._week_plan(), now)

    def begin(
        self,
        duty: Duty,
        planned: PlannedShift | None = None,
        *,
        kind: ShiftKind = ShiftKind.OTHER,
        name: str = "",
        professionals: Sequence[Professional] = (),
    ) -> Shift:
        """Begin the dienst of this login, or go on with the one that is open (after a crash, or a second login).

        With `planned` its kind, name, times and partners are taken; else `kind` and `name`. Counting begins one by
        itself when this was not called; such a dienst becomes the planned one. Works while covered.
        """
        return shifts.begin(duty, planned, kind=kind, name=name, professionals=professionals)

    def describe(self, duty: Duty, *, kind: ShiftKind, name: str, ends_at: datetime | None) -> Shift:
        """Change what the open dienst is. Works while covered."""
        return shifts.describe(duty, kind=kind, name=name, ends_at=ends_at)

    def set_professionals(self, duty: Duty, professionals: Sequence[Professional]) -> Shift:
        """Say who is (or should be) in the house. Works while covered."""
        return shifts.set_professionals(duty, professionals)

    def glance(self, duty: Duty) -> Glance:
        """What may always be shown. Works while covered; writes nothing."""
        return shifts.glance(duty)

    # Visits: all of these work while covered, unless said otherwise

    def count_visitor(self, duty: Duty) -> Glance:
        """F3: a visitor without a question."""
        return visiting.count_visitor(duty)

    def start_visit(self, duty: Duty) -> Glance:
        """F2: begin a visit. When one is open already that one stays, and nothing changes (a key held down)."""
        return visiting.start_visit(duty)

    def attach(self, duty: Duty, service: ServiceRef, how: How = How.CHOSEN) -> Glance:
        """A service was chosen, or called together. Begins a visit when none is open."""
        return visiting.attach(duty, service, how)

    def detach(self, duty: Duty, service_id: str) -> Glance:
        """A chosen service was taken off the tray again; one that was printed or called stays in the visit."""
        return visiting.detach(duty, service_id)

    def note_called(self, duty: Duty, *, worker: bool = False) -> Glance:
        """ "Samen gebeld", or the buurtwerker was called (`worker`). Begins a visit when none is open."""
        return visiting.mark(duty, "worker_called" if worker else "called")

    def note_returns(self, duty: Duty) -> Glance:
        """A kom-terug-briefje was made. Begins a visit when none is open."""
        return visiting.mark(duty, "returns")

    def note_signal(self, duty: Duty) -> Glance:
        """A signal was sent. Begins a visit when none is open; nothing of the signal is kept here."""
        return visiting.mark(duty, "signal")

    def fill_in(self, duty: Duty, fields: VisitFields) -> Glance:
        """Keep what was said of the open visit until now (all fields at once); it stays open.

        Raises WorldError(VISIT_NONE | VALUE_UNREADABLE, field=).
        """
        return visiting.fill_in(duty, fields)

    def set_aside(self, duty: Duty) -> Glance:
        """Set the open visit aside; one that lay aside is taken up in its place. Raises WorldError(VISIT_NONE)."""
        return visiting.set_aside(duty)

    def take_up(self, duty: Duty) -> Glance:
        """Go on with the visit that lay aside; an open one is set aside. Raises WorldError(VISIT_NONE)."""
        return visiting.take_up(duty)

    def close_visit(self, duty: Duty, fields: VisitFields | None = None) -> Glance:
        """Close the open visit. Theme, outcome and language that were not said are filled in from what happened.

        `fields`: all that was said; None: what `fill_in` kept. A visit that lies aside stays there.
        Raises WorldError(VISIT_NONE | VALUE_UNREADABLE, field=).
        """
        return visiting.close_visit(duty, fields)

    def pass_on_offer(self, duty: Duty, line: str, reach: str, *, by: str = "") -> Glance:
        """ "Wil zelf iets doen": one line and how to reach the person, sealed to the buurtwerkers at once.

        Nothing of it stays readable at the desk; the outcome of the open visit (one begins when there is none)
        becomes TAKES_PART. `by`: the person on duty who wrote it. Raises WorldError(READERS_TOO_FEW).
        """
        return visiting.pass_on_offer(duty, line, reach, by=by)

    def undo(self, duty: Duty) -> Undone | None:
        """Take the last thing back; ten at most, and only of the dienst that is open. None: nothing to take back."""
        return visiting.undo(duty)

    def open_visit(self, duty: Duty) -> OpenVisit | None:
        """What the open visit holds. Raises WorldError(DUTY_COVERED)."""
        return visiting.open_visit(duty)

    def edit_visit(self, duty: Duty, visit_id: int, fields: VisitFields) -> None:
        """Put other fields in the place of those of a closed visit of the open dienst.

        Raises WorldError(DUTY_COVERED | RECORD_UNKNOWN | VISIT_SETTLED | VALUE_UNREADABLE, field=).
        """
        visiting.edit_visit(duty, visit_id, fields)

    def delete_visit(self, duty: Duty, visit_id: int) -> None:
        """Take a visit (or an anonymous visitor) of the open dienst away; its slips stay.

        Raises WorldError(DUTY_COVERED | RECORD_UNKNOWN | VISIT_SETTLED).
        """
        visiting.delete_visit(duty, visit_id)

    def day_page(self, duty: Duty, shift_id: str = "") -> DayPage | None:
        """The day page of a dienst; of the open one (else the last) without an id. None: there never was one.

        Raises WorldError(DUTY_COVERED | RECORD_UNKNOWN).
        """
        return page.day_page(duty, shift_id)

    # Slips

    def new_slip(
        self, duty: Duty, services: Sequence[ServiceRef], language: str, *, discreet: bool = False
    ) -> SlipRecord:
        """Keep that a slip is printed, in the open visit (one begins when there is none); gives its code.

        Call it before printing, and `undo` or `take_back_slip` when the paper did not come. Works while covered.
        Raises WorldError(VALUE_MISSING, field="services") for no or too many services.
        """
        return slips.new_slip(duty, services, language, discreet=discreet)

    def take_back_slip(self, duty: Duty, code: str) -> Glance:
        """A slip of this dienst was not given after all: it and its code go. Works while covered.

        Raises as `find_slip` does, and WorldError(VISIT_SETTLED) for one of an earlier dienst.
        """
        return slips.take_back_slip(duty, code)

    def find_slip(self, duty: Duty, typed: str) -> SlipRecord:
        """The slip with a code as it was typed or scanned. Works while covered: who asks holds the paper.

        Raises WorldError(SLIP_CODE_WRONG): a typing error, by the check character; SLIP_CODE_SHORT: not whole yet;
        SLIP_UNKNOWN: never printed here; SLIP_ERASED, on=: it was, and its record was erased on that day.
        """
        return slips.find_slip(duty, typed)

    def recent_slips(self, duty: Duty, limit: int = 30) -> tuple[SlipRecord, ...]:
        """The last slips, newest first; the first one is the one to print again. Raises WorldError(DUTY_COVERED)."""
        return slips.recent_slips(duty, limit)

    def record_result(
        self, duty: Duty, code: str, service_id: str, result: SlipResult, refusal: Refusal | None = None
    ) -> SlipRecord:
        """What was heard of one service on a slip; said again it replaces what was said before. Works while covered.

        It counts as well when the directory has no such service any more (the window can say so with
        Code.SLIP_SERVICE_GONE, name=). Raises as `find_slip`, and WorldError(RECORD_UNKNOWN) for a service that is
        not on this slip, VALUE_MISSING, field="refusal" for a refusal without a reason.
        """
        return slips.record_result(duty, code, service_id, result, refusal)

    def service_results(self, duty: Duty, service_ids: Iterable[str]) -> dict[str, ServiceResults]:
        """What was heard of services in the last 12 months, numbers under 3 left out. Works while covered."""
        return slips.service_results(duty, service_ids)

    def all_results(self, reader: Duty) -> tuple[ServiceResults, ...]:
        """What was heard of every service in the last 12 months, all numbers, where people could not go first.

        For the buurtwerker: raises WorldError(ROLE_REFUSED | DUTY_COVERED).
        """
        return slips.all_results(reader)

    # Questions and searches

    def keep_question(self, duty: Duty, text: str, language: str = "") -> Glance:
        """Keep an unanswered question (no person), in the open visit when there is one. Works while covered."""
        return questions.keep_question(duty, text, language)

    def count_search(self, duty: Duty, which: FruitlessSearch) -> None:
        """Count a search that led to nothing; without its words. Begins no dienst: without one it is not counted."""
        questions.count_search(duty, which)

    def questions(self, duty: Duty) -> tuple[KeptQuestion, ...]:
        """The unanswered questions, newest first. Raises WorldError(DUTY_COVERED)."""
        return questions.questions(duty)

    def answer_question(self, reader: Duty, question_id: str, answer: str) -> None:
        """Say which service or need it was about. Raises WorldError(ROLE_REFUSED | RECORD_UNKNOWN | DUTY_COVERED)."""
        questions.answer_question(reader, question_id, answer)

    def drop_question(self, duty: Duty, question_id: str) -> None:
        """Erase a question at once. Raises WorldError(RECORD_UNKNOWN | DUTY_COVERED)."""
        questions.drop_question(duty, question_id)

    # Regulars: none of these works while covered

    def regulars(self, duty: Duty) -> tuple[Regular, ...]:
        """Who wants to be known here, by name."""
        return regulars.regulars(duty)

    def add_regular(
        self, duty: Duty, name: str, street: str, *, own_wish: bool, may_be_missed: bool = False
    ) -> Regular:
        """Make a tile for somebody who is here now; `regular_here` counts them.

        Raises WorldError(WISH_MISSING) without their own wish.
        """
        return regulars.add_regular(duty, name, street, own_wish=own_wish, may_be_missed=may_be_missed)

    def change_regular(self, duty: Duty, regular_id: str, *, name: str, street: str, may_be_missed: bool) -> Regular:
        """Write down something else of somebody. Raises WorldError(RECORD_UNKNOWN | VALUE_MISSING, field=)."""
        return regulars.change_regular(duty, regular_id, name=name, street=street, may_be_missed=may_be_missed)

    def regular_here(self, duty: Duty, letters: str) -> Glance:
        """The letters of a tile and Enter: counted as a visitor, once a dienst. No link to a visit is kept.

        Raises WorldError(REGULAR_UNKNOWN, letters=).
        """
        return regulars.regular_here(duty, letters)

    def remove_regular(self, duty: Duty, regular_id: str) -> None:
        """Erase somebody at once, from every page of the store. Raises WorldError(RECORD_UNKNOWN)."""
        regulars.remove_regular(duty, regular_id)

    def missed(self, duty: Duty) -> tuple[Regular, ...]:
        """ "Mis je iemand?": who asked for it and was not at the last three diensten like the one they came to."""
        return regulars.missed(duty)

    # Handover and attentie

    def write_handover(self, duty: Duty, text: str, *, by: str = "") -> None:
        """The note of this dienst to the next; written again it takes the place of the first, empty it takes it away.

        Works while covered. Raises WorldError(ROLE_REFUSED) when `by` is not on duty.
        """
        words.write_handover(duty, text, by=by)

    def handover(self, duty: Duty) -> Handover | None:
        """What the dienst before left, None when it left nothing. Raises WorldError(DUTY_COVERED)."""
        return words.handover(duty)

    def attentions(self, duty: Duty) -> tuple[Attention, ...]:
        """The words of the buurtwerker that hold today, newest first. Raises WorldError(DUTY_COVERED)."""
        return words.attentions(duty)

    def add_attention(self, reader: Duty, text: str, until: date) -> Attention:
        """A word to the desk, until and including a day within a year.

        Raises WorldError(ROLE_REFUSED | DUTY_COVERED | VALUE_UNREADABLE, field="until").
        """
        return words.add_attention(reader, text, until)

    def mark_read(self, duty: Duty, attention_id: str) -> None:
        """ "Gelezen door deze dienst". Raises WorldError(RECORD_UNKNOWN | DUTY_COVERED)."""
        words.mark_read(duty, attention_id)

    def end_attention(self, reader: Duty, attention_id: str) -> None:
        """Take a word to the desk away. Raises WorldError(ROLE_REFUSED | RECORD_UNKNOWN | DUTY_COVERED)."""
        words.end_attention(reader, attention_id)

    # Numbers

    def numbers(self, duty: Duty, period: Period) -> Counts:
        """The exact numbers of a period, those of the open dienst among them. Raises WorldError(DUTY_COVERED)."""
        return counts.numbers(duty, period)

    def correct(self, duty: Duty, shift_id: str, measure: Measure, key: str, amount: int) -> None:
        """Put another number in the place of one of a dienst that is over.

        Raises WorldError(DUTY_COVERED | RECORD_UNKNOWN | VALUE_UNREADABLE, field="amount"), SHIFT_OPEN for one that
        is not over: its visits are what is to be mended.
        """
        counts.correct(duty, shift_id, measure, key, amount)

    def shift_counts(self, duty: Duty, shift_id: str) -> Counts:
        """The exact numbers of one dienst. Raises WorldError(DUTY_COVERED | RECORD_UNKNOWN)."""
        return counts.shift_counts(duty, shift_id)

    def type_in(self, duty: Duty, tally: PaperTally) -> Shift:
        """A dienst counted on paper. Raises WorldError(DUTY_COVERED | VALUE_UNREADABLE, field=)."""
        return counts.type_in(duty, tally)

    def remove_tally(self, duty: Duty, shift_id: str) -> None:
        """Take a dienst that was counted on paper away, with its numbers; one that was really held stays.

        Raises WorldError(DUTY_COVERED | RECORD_UNKNOWN).
        """
        counts.remove_tally(duty, shift_id)

    def export(self, duty: Duty, period: Period, *, label: counts_csv.Label | None = None) -> str:
        """The numbers as CSV (semicolons, for Dutch spreadsheets), safe to hand on: small cells as "<5".

        "*" stands for a number that would tell a small one. Of a day only the totals are there. `label` words a key
        ("ar" as "Arabisch"); without it the codes stand there. Write the text as "utf-8-sig" with newline="".
        Raises WorldError(DUTY_COVERED).
        """
        return counts_csv.export(duty, period, label=label)

    def export_all(self, duty: Duty, *, label: counts_csv.Label | None = None) -> str:
        """As `export`, of every year that there are numbers of: the last thing before "Dit buurthuis stopt"."""
        return counts_csv.export_all(duty, label=label)
