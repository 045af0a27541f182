"""Names that do not leave the desk: of volunteers in what a resident gets, of a resident in what goes to others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection, select

from data.desk import schema
from data.desk.records import Role
from data.desk.signals.form import SignalForm
from data.desk.signals.handed import Outgoing
from data.desk.signals.kinds import Described

RESIDENT = "de bewoner"
A_VOLUNTEER = "een vrijwilliger"
LEFT_OUT = "…"
_AROUND = ".,;:!?()[]\"“”‘’'…"
_CAPITAL = r"[A-ZÀ-ÖØ-Þ]\w+(?:['’-]\w+)*"
_NAMES = re.compile(rf"(?<!\w){_CAPITAL}(?:[ \t]+{_CAPITAL})+|(?<=[\w,][ \t]){_CAPITAL}")
_NO_NAMES = frozenset("Ik Nederland Nederlands Nederlandse Marokko Turkije Polen Syrië Eritrea Arabisch Turks".split())
_LEAST = 2  # letters
_SMALL = frozenset(
    "de den der het een van ten ter te in aan op mevrouw mevr mw meneer dhr heer familie fam oma opa".split()
)


def volunteers(connection: Connection) -> dict[str, str]:
    """Roepnamen of all volunteers that are or were, by person id."""
    table = schema.Person
    asked = select(table.c.id, table.c.name).where(table.c.role == Role.VOLUNTEER.value)
    return {row.id: row.name for row in connection.execute(asked)}


def everybody(connection: Connection) -> dict[str, str]:
    """Roepnamen of all people that are or were, by person id."""
    table = schema.Person
    return {row.id: row.name for row in connection.execute(select(table.c.id, table.c.name))}


def masked(text: str, names: Iterable[str], stand_in: str) -> str:
    """The text with these names replaced, as whole words and whatever their capitals."""
    words = sorted({name.strip() for name in names if len(name.strip()) >= _LEAST}, key=len, reverse=True)
    if not words or not text:
        return text
    found = "|".join(re.escape(word) for word in words)
    return re.sub(rf"(?<!\w)(?:{found})(?!\w)", stand_in, text, flags=re.IGNORECASE)


def covered(going: Outgoing, words: Iterable[str]) -> Outgoing:
    """What goes out without these words: LEFT_OUT stands for each of them, wherever it stands."""
    gone = list(words)

    def without(text: str) -> str:
        return masked(text, gone, LEFT_OUT)

    return replace(
        going,
        facts=without(going.facts),
        added=tuple(without(text) for text in going.added),
        when=without(going.when),
        who=without(going.who),
        street=without(going.street),
    )


def words_of(text: str) -> tuple[str, ...]:
    """The words to cover out of a line that was typed, each once, in their order."""
    found = (word.strip(_AROUND) for word in re.split(r"[\s,;]+", text))
    return tuple(dict.fromkeys(word for word in found if len(word) >= _LEAST))


def may_be_names(going: Outgoing) -> tuple[str, ...]:
    """Words with a capital that do not begin a sentence, and two of them in a row: often a name, for who reads it."""
    found: list[str] = []
    for text in (going.facts, *going.added, going.when):
        for row in _NAMES.finditer(text):
            found += re.findall(_CAPITAL, row.group())
    return tuple(dict.fromkeys(word for word in found if word not in _NO_NAMES))


def resident_names(form: SignalForm) -> tuple[str, ...]:
    """The name that was given, whole and in its parts; a description is no name.

    Where nobody said which of the two it is, its words with a capital count as names.
    """
    if not form.about_person or form.described is Described.LOOKS:
        return ()
    parts = [word for word in re.findall(r"[\w'’-]+", form.who) if word.casefold() not in _SMALL]
    if form.described is not Described.NAME:
        parts = [word for word in parts if word[:1].isupper()]
    return (form.who.strip(), *parts)
