"""Does a question find its answer: success@3 per class beside plain SQLite FTS5, and the crisis wording."""

from __future__ import annotations

import re
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from data.search.engine import Search
from desktop.startup import national_draft
from tests.benchmarks import stores
from tests.benchmarks.table import Figure, show

HERE = Path(__file__).parent
# Given with the issue; and written by somebody who had not seen the example sentences.
QUESTION_FILES = ("queries-dev.tsv", "questions.tsv")
CRISIS_FILES = ("crisis-dev.tsv", "crisis.tsv", *(f"crisis-{number}.tsv" for number in range(2, 7)))


@dataclass(frozen=True)
class Question:
    """One question with the right answers, best first."""

    text: str
    relevant: frozenset[str]
    kind: str


def questions(name: str) -> list[Question]:
    """Read a file of questions: query, ids separated by |, class."""
    rows = (line.split("\t") for line in (HERE / name).read_text(encoding="utf-8").splitlines()[1:])
    return [Question(text, frozenset(ids.split("|")), kind) for text, ids, kind in rows]


def crisis_sentences(name: str) -> list[tuple[str, bool]]:
    """Read a file of sentences with whether they must bring up the crisis card."""
    rows = (line.rsplit("\t", 1) for line in (HERE / name).read_text(encoding="utf-8").splitlines()[1:])
    return [(text, mark == "yes") for text, mark in rows]


def success_at_3(asked: Iterable[Question], find: Callable[[str], list[str]]) -> dict[str, tuple[int, int]]:
    """For each class (and "all") how many questions have a right answer among the first three, of how many."""
    good: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for question in asked:
        hit = bool(set(find(question.text)[:3]) & question.relevant)
        for kind in (question.kind, "all"):
            total[kind] += 1
            good[kind] += hit
    return {kind: (good[kind], total[kind]) for kind in sorted(total)}


def plain_fts5() -> Callable[[str], list[str]]:
    """The baseline: SQLite FTS5 with bm25 over name, description, organisation and themes, any word."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE plain USING fts5(id UNINDEXED, name, description, organisation, themes)")
    for service in national_draft().services:
        themes = " ".join(need.code.replace(".", " ") for need in service.needs)
        row = (service.source_id, service.name, service.details, service.organization, themes)
        database.execute("INSERT INTO plain VALUES (?, ?, ?, ?, ?)", row)

    def find(question: str) -> list[str]:
        terms = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", question))
        if not terms:
            return []
        query = "SELECT id FROM plain WHERE plain MATCH ? ORDER BY bm25(plain) LIMIT 3"
        return [row[0] for row in database.execute(query, (terms,))]

    return find


def ours(search: Search) -> Callable[[str], list[str]]:
    """Our search, as the ids of the source file."""

    def find(question: str) -> list[str]:
        return [hit.card.source_id for hit in search.full(question).hits]

    return find


def run() -> None:
    """Print the tables."""
    baseline = plain_fts5()
    with tempfile.TemporaryDirectory() as folder:
        directory, search = stores.national(Path(folder))
        for name in QUESTION_FILES:
            asked = questions(name)
            plain, own = success_at_3(asked, baseline), success_at_3(asked, ours(search))
            figures = []
            for kind, (good, total) in own.items():
                share = good / total
                target = ("at least 0.90", share >= 0.90) if kind == "all" else ("", None)
                text = f"{share:.2f} ({good} of {total}); FTS5 {plain[kind][0] / total:.2f}"
                figures.append(Figure(kind, text, *target))
            show(f"success@3, {name}", figures)
        for name in CRISIS_FILES:
            sentences = crisis_sentences(name)
            missed = [text for text, danger in sentences if danger and search.full(text).crisis is None]
            alarms = [text for text, danger in sentences if not danger and search.full(text).crisis is not None]
            danger_count = sum(1 for _, danger in sentences if danger)
            calm_count = len(sentences) - danger_count
            show(
                f"crisis wording, {name}",
                [
                    Figure("missed", f"{len(missed)} of {danger_count}", "0", not missed),
                    Figure(
                        "false alarms",
                        f"{len(alarms)} of {calm_count}",
                        "at most 2%",
                        len(alarms) <= 0.02 * calm_count,
                    ),
                ],
            )
            for text in missed + alarms:
                print(f"  {'missed' if text in missed else 'false alarm'}: {text}")
        directory.close()
