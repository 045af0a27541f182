"""Words that judge, diagnose or accuse: "schrijf wat je zág". A hint and never a block (product.md).

The list is resources/phrases/signal-hints.tsv: a word or words, a tab, what kind it is. A word that ends in "*" counts
with any ending ("agressie*").
"""

from __future__ import annotations

import re
from functools import cache

from data.desk.signals.form import Hint, SignalForm
from resources import files

FIELDS = ("facts", "who", "done", "neighbour")
"""Where facts belong. What somebody thinks belongs in the impression, and is not looked at."""


def hints(form: SignalForm) -> tuple[Hint, ...]:
    """The hints for a form, field by field, in the order of the text."""
    return tuple(hint for name in FIELDS for hint in hints_in(getattr(form, name), name))


def hints_in(text: str, field: str = "facts") -> tuple[Hint, ...]:
    """The hints for one text."""
    pattern, kinds = _list()
    found = []
    for hit in pattern.finditer(text.casefold() if len(text.casefold()) == len(text) else text.lower()):
        number = next(number for number, group in enumerate(hit.groups()) if group is not None)
        found.append(Hint(field, hit.start(), hit.end(), text[hit.start() : hit.end()], kinds[number]))
    return tuple(found)


@cache
def _list() -> tuple[re.Pattern[str], tuple[str, ...]]:
    lines = files.path("phrases", "signal-hints.tsv").read_text(encoding="utf-8").splitlines()
    by_kind: dict[str, list[str]] = {}
    for line in lines:
        if line.strip() and not line.startswith("#"):
            word, kind = line.split("\t")
            tail = r"\w*" if word.endswith("*") else ""
            by_kind.setdefault(kind, []).append(r"\s+".join(map(re.escape, word.rstrip("*").split())) + tail)
    groups = [
        "(" + "|".join(sorted(words, key=len, reverse=True)) + ")" for words in by_kind.values()
    ]  # the longest first: "geestelijk in de war" before "in de war"
    return re.compile(r"\b(?:" + "|".join(groups) + r")\b"), tuple(by_kind)
