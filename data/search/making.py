"""Makes the word index and the shelf from the directory, both of one version, in the cache folder."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Engine

from data.directory import cards, index_queries, queries, shelf
from data.directory.records import ServiceCard
from data.engine import reading
from data.search import wordindex
from data.search.foreign import foreign_phrases
from data.search.names import names_of
from data.search.wordindex import IndexedNeed

_CARDS_AT_ONCE = 500


def make(engine: Engine, folder: Path, shelf_name: str, phrases: Path) -> str:
    """Put a fresh index with its shelf in `folder`, and hand back the stamp of what it was made from.

    Both are made beside the old ones and take their place together: half of them never stands there.
    """
    told = _sentences(phrases)
    sentences: dict[str, list[str]] = defaultdict(list)
    for code, _, sentence in told:
        sentences[code].append(sentence)
    fresh = folder.with_name(folder.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    with reading(engine) as connection:
        stamp = queries.stamp(connection)
        services = list(index_queries.for_index(connection))
        themes = queries.themes(connection)
        words = defaultdict(list)
        for code, word in index_queries.need_words(connection):
            words[code].append(word)
        needs = [
            IndexedNeed(need.code, need.name, tuple(words[need.code]), tuple(sentences[need.code]))
            for theme in themes
            for need in theme.needs
        ]
        wordindex.build(
            fresh,
            stamp,
            services,
            needs,
            index_queries.services_of_needs(connection),
            queries.filled_slots(connection),
            foreign_phrases(
                (phrase for one in services for phrase in (*one.everyday_words, *one.alternate_names.split("|"))),
                (
                    *(f"{one.name} {one.organization} {one.description}" for one in services),
                    *(f"{need.name} {need.meaning} {need.question}" for theme in themes for need in theme.needs),
                ),
                ((language, sentence) for _, language, sentence in told),
                _read(phrases / "foreign-words.txt"),
            ),
        )
        codes = [theme.code for theme in themes] + [need.code for need in needs]
        shelf.write(
            fresh / shelf_name,
            stamp,
            cards=_cards(connection, [service.id for service in services]),
            themes=themes,
            crisis_numbers=queries.crisis_numbers(connection),
            areas=queries.areas(connection),
            summary=queries.summary(connection),
            of_theme={code: queries.services_of_theme(connection, code) for code in codes},
            names=(
                found
                for service in services
                if not service.is_slot  # a place that is still empty is no place to go to
                for found in names_of(service.id, service.name, service.alternate_names, service.organization)
            ),
        )
    old = folder.with_name(folder.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    fresh.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
    return stamp


def _cards(connection: Connection, ids: list[str]) -> Iterator[tuple[ServiceCard, shelf.Days]]:
    for start in range(0, len(ids), _CARDS_AT_ONCE):
        yield from cards.undated_cards(connection, ids[start : start + _CARDS_AT_ONCE])


def _sentences(phrases: Path) -> list[tuple[str, str, str]]:
    """The example sentences: need, language, sentence."""
    found = []
    for path in sorted(phrases.glob("sentences*-*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            need, language, sentence = line.split("\t", 2)
            found.append((need, language, sentence))
    return found


def _read(path: Path) -> str:
    """The text of a file; empty where a folder has no such file (a test with a few phrases of its own)."""
    return path.read_text(encoding="utf-8") if path.is_file() else ""
