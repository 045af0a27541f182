"""Questions that could not be answered, of nobody; and searches that led to nothing, without their words."""

from __future__ import annotations

from uuid import uuid4

from sqlalchemy import delete, select, update

from data.desk import schema_day
from data.desk.access import appending, as_reader, changing_back, note_change, reading_back
from data.desk.duty import Duty
from data.desk.notes import truncate_wal
from data.desk.visits import shifts, steps
from data.desk.visits.fields import language as checked_language
from data.desk.visits.records import FruitlessSearch, Glance, KeptQuestion, Measure, Step
from data.desk.visits.visiting import one_line, recording, running
from data.errors import Code, WorldError

KIND = "question"
MOST = 200
ANSWER_MOST = 80

_Question, _Visit = schema_day.KeptQuestion, schema_day.Visit


def keep_question(duty: Duty, text: str, language: str) -> Glance:
    """Keep a question; the open visit knows that there is one, not which."""
    line = one_line(text, "question", MOST)
    spoken = checked_language(language) if language else ""
    with recording(duty, Step.QUESTION) as (recorder, connection):
        recorder.insert(
            _Question,
            id=uuid4().hex,
            asked_on=duty.session.now().date(),
            text=line,
            language=spoken,
            answer="",
        )
        recorder.count(Measure.QUESTIONS.value, "")
        visit = running(connection, recorder.inloop_id)
        if visit is not None:
            recorder.visit_number = visit.number
            recorder.update(_Visit, {"id": visit.id}, question=True)
        recorder.keep()
        return shifts.glance_of(connection, duty)


def count_search(duty: Duty, which: FruitlessSearch) -> None:
    """Count a search that led to nothing; without a dienst it is not counted."""
    with appending(duty) as connection:
        row = shifts.find(connection, duty)
        if row is not None:
            where = {"inloop_id": row.id, "measure": Measure.SEARCHES.value, "key": which.value}
            steps.add(connection, schema_day.InloopCount, where, {}, 1)


def questions(duty: Duty) -> tuple[KeptQuestion, ...]:
    """All that were kept, newest first."""
    with reading_back(duty) as connection:
        rows = connection.execute(select(_Question).order_by(_Question.c.asked_on.desc(), _Question.c.id))
        return tuple(KeptQuestion(row.id, row.text, row.asked_on, row.language, row.answer) for row in rows)


def answer_question(reader: Duty, question_id: str, answer: str) -> None:
    """Say which service or need it was about."""
    mine = as_reader(reader)
    said = one_line(answer, "answer", ANSWER_MOST)
    with changing_back(mine) as connection:
        done = connection.execute(update(_Question).where(_Question.c.id == question_id).values(answer=said))
        if done.rowcount != 1:
            raise WorldError(Code.RECORD_UNKNOWN)
        note_change(connection, mine, "answer", KIND, question_id)


def drop_question(duty: Duty, question_id: str) -> None:
    """Erase one at once."""
    with changing_back(duty) as connection:
        done = connection.execute(delete(_Question).where(_Question.c.id == question_id))
        if done.rowcount != 1:
            raise WorldError(Code.RECORD_UNKNOWN)
        note_change(connection, duty, "remove", KIND, question_id)
    truncate_wal(duty)
