"""What the models of danger learn from: sentences by many authors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from data.search.crisis.model import NONE
from installer.train_search import PHRASES, rows

PATTERN_AUTHORS = {f"crisis-sentences{number}" for number in ("", 2, 3, 4, 13)}  # the patterns were widened with these
FOLDS = 4
# Needs whose sentences are about danger, with the line they ask for; and needs that hold both kinds and teach neither.
DANGER_OF_NEED = {
    "gevoel.suicide": "113",
    "veilig.gevaar": "112",
    "veilig.geweld-thuis": "veilig-thuis",
    "veilig.kind-onveilig": "veilig-thuis",
    "veilig.oudere-onveilig": "veilig-thuis",
}
DANGER_SERVICES = {
    "112",
    "113",
    "veilig-thuis",
    "politie",
    "kindertelefoon",
    "huisartsenspoedpost",
    "huisarts",
    "centrum-seksueel-geweld",
    "slachtofferhulp",
    "meldpunt-zorgwekkend-gedrag",
    "mind-hulplijn",
    "luisterlijn",
}
UNDECIDED_NEEDS = {
    "zorg.spoeddokter",
    "gevoel.verward",
    "veilig.seksueel",
    "veilig.dwang",
    "veilig.mensenhandel",
    "veilig.slachtoffer",
    "veilig.tip",
    "veilig.naaktfoto",
    "wonen.storing",
}


@dataclass(frozen=True)
class Examples:
    """Everything there is to learn from, in the same order in each field."""

    texts: list[str]
    codes: Any  # of the lines
    subjects: Any  # the line, or the need for sentences without danger: more to tell apart teaches more
    authors: Any  # the file, or "" for what is in every training set

    @property
    def danger(self) -> Any:
        """True where the sentence must bring up the crisis card."""
        return self.codes != NONE


def examples() -> Examples:
    """Read all sentences; one that stands in two files counts once."""
    found: dict[str, tuple[str, str, str]] = {}
    for path in sorted(PHRASES.glob("crisis-sentences*.tsv")):
        for code, _, text in rows(path.name):
            found.setdefault(text, (code, code, path.stem))
    for author in ("sentences", "sentences2"):
        for need, _, text in rows(f"{author}-*.tsv"):
            if need not in UNDECIDED_NEEDS:
                code = DANGER_OF_NEED.get(need, NONE)
                # The second author's are judged too: most of what is asked at a desk has nothing to do with danger.
                found.setdefault(text, (code, need if code == NONE else code, author if author[-1].isdigit() else ""))
    for need, word in rows("words-*.tsv"):  # short and harmless, as much is that is typed
        if need not in UNDECIDED_NEEDS and need not in DANGER_OF_NEED:
            found.setdefault(word, (NONE, need, ""))
    for service, word in rows("aliases.tsv"):
        if service not in DANGER_SERVICES:
            found.setdefault(word, (NONE, NONE, ""))
    texts = list(found)
    codes, subjects, authors = (np.array(column) for column in zip(*found.values(), strict=True))
    return Examples(texts, codes, subjects, authors)


def judged_authors(of: Examples) -> list[list[str]]:
    """The authors in FOLDS parts, each to be judged by a network that has not seen it; not those whose sentences the
    patterns were widened with, as they cannot say how much each opinion counts."""
    authors = sorted(set(of.authors) - {""} - PATTERN_AUTHORS)
    return [authors[fold::FOLDS] for fold in range(FOLDS)]
