"""Whether the text for an agenda is the buurtwerker's own: not the facts copied, and no name in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from data.desk.signals.kinds import Described, Subject
from data.desk.signals.records import SignalForm
from data.desk.visits.visiting import checked
from data.errors import Code, WorldError

RUN = 6
"""So many equal words in a row, or all words of a shorter text from SHORT words on, is a copy."""
SHORT = 3
LETTERS = 40
"""So many equal letters in a row is one as well, for writing without spaces and words that were split."""
_WORD = re.compile(r"\w+")
_NO_NAME = frozenset(
    "de den der het een van ten ter te in aan op uit en of la le el al mevrouw mevr mw meneer dhr heer oma opa tante "
    "oom familie fam buurvrouw buurman buur vrouw man jongen meisje onbekend".split()
)


def own_text(text: str, field: str, most: int, about: Sequence[SignalForm]) -> str:
    """A text for the agenda, tidied and checked against what the volunteers wrote.

    Raises WorldError(TEXT_TOO_LONG | TEXT_HOLDS_BSN | TEXT_COPIES_FACTS | TEXT_HOLDS_NAME, field=). Empty is allowed.
    """
    if not text.strip():
        return ""
    said = checked(" ".join(text.split()), field, most)
    for form in about:
        if any(copies(said, source) for source in (form.facts, form.impression, form.done)):
            raise WorldError(Code.TEXT_COPIES_FACTS, field=field)
        if holds_name(said, form):
            raise WorldError(Code.TEXT_HOLDS_NAME, field=field)
    return said


def copies(text: str, source: str) -> bool:
    """Whether a run of words (or letters) of `source` stands in `text`."""
    mine, theirs = _words(text), _words(source)
    run = min(RUN, len(theirs))
    if run >= SHORT and _runs(theirs, run) & _runs(mine, run):
        return True
    letters, others = "".join(mine), "".join(theirs)
    return bool(_runs(others, LETTERS) & _runs(letters, LETTERS))


def holds_name(text: str, form: SignalForm) -> bool:
    """Whether the name that the volunteer gave stands in a text. A description is no name."""
    if form.subject not in (None, Subject.PERSON) or form.described is not Described.NAME:
        return False
    names = {word for word in _words(form.who) if len(word) > 1 and word not in _NO_NAME and not word.isdigit()}
    return bool(names & set(_words(text)))


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(char for char in plain if not unicodedata.combining(char)))


def _runs(parts: Sequence[str], length: int) -> set[Iterable[str]]:
    return {tuple(parts[start : start + length]) for start in range(len(parts) - length + 1)}
