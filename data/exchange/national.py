"""Reads the national starter list (resources/directory/services.csv) into directory drafts.

Its columns say what was verified and where; nobody rang the numbers, so every record starts as never checked.
"""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path

from data.directory.drafts import DirectoryDraft, ServiceDraft
from data.directory.hours import Schedule
from data.directory.records import Cost, CostState, CrisisNumber, Listing, Origin, Phone, SourceKind
from data.exchange.themes import ThemeTree

SOURCE_NAME = "Landelijke startlijst"
_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
_LANGUAGES = {"Nederlands": "nl", "Engels": "en", "Oekraïens": "uk"}


def _cells(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=[.!?])\s", text.strip(), maxsplit=1)[0].rstrip(".")


def _cost(text: str) -> Cost:
    if not text:
        return Cost()
    lowered = text.lower()
    if lowered == "gratis" or lowered.startswith(("hulp is gratis", "bellen is gratis")):
        return Cost(CostState.FREE, text)
    if lowered.startswith(("normale belkosten", "lokaal tarief", "informatie gratis", "hangt af", "valt onder")):
        return Cost(CostState.UNKNOWN, text)
    return Cost(CostState.PAID, text)


def _schedules(row: dict[str, str]) -> tuple[Schedule, ...]:
    valid_from, valid_to = _validity(row["opening_hours"])
    if not row["schedule"] and valid_to is None:
        return ()
    return (
        Schedule(
            opening_hours=row["schedule"],
            valid_from=valid_from,
            valid_to=valid_to,
            description=row["opening_hours"],
        ),
    )


def _validity(text: str) -> tuple[date | None, date | None]:
    """The period of a temporary scheme: "Aanvragen 4 januari t/m 7 mei 2027"."""
    found = re.search(r"(\d+) (\w+) t/m (\d+) (\w+) (\d{4})", text)
    if found is None or found[2] not in _MONTHS or found[4] not in _MONTHS:
        return None, None
    year = int(found[5])
    start = date(year, _MONTHS.index(found[2]) + 1, int(found[1]))
    return start, date(year, _MONTHS.index(found[4]) + 1, int(found[3]))


def _draft(row: dict[str, str], tree: ThemeTree, aliases: tuple[str, ...]) -> ServiceDraft:
    local = row["coverage"] == "gemeente"
    empty = local and not row["phone"]
    return ServiceDraft(
        source_id=row["id"],
        name=row["name"],
        organization=row["organization"],
        alternate_names=_cells(row["alternate_name"]),
        summary=_first_sentence(row["description"]),
        details=row["description"],
        origin=Origin.NATIONAL,
        listing=Listing.SLOT if empty else Listing.LISTED,
        slot=row["id"] if local else "",
        needs=tree.needs_of(row["id"]),
        everyday_words=tuple(dict.fromkeys((*_cells(row["lay_terms"]), *aliases))),
        eligibility=row["eligibility"],
        cost=_cost(row["cost"]),
        languages=tuple(_LANGUAGES[name] for name in re.split(r"[|;]", row["languages"]) if name.strip() in _LANGUAGES),
        phones=(Phone(row["phone"], row["phone_note"]),) if row["phone"] else (),
        email=row["email"],
        url=row["url"],
        area="" if local else "heel Nederland",
        schedules=_schedules(row),
        alert=_alert(row),
        source_name=SOURCE_NAME,
        source_url=row["source_url"],
        source_date=row["source_date"],
        source_note=row["source_note"],
        source_kind=SourceKind(row["source_kind"]).value if row["source_kind"] else "",
    )


def _alert(row: dict[str, str]) -> str:
    found = re.search(r"Aanvragen kan van [^.]*\.", row["description"])
    return found.group(0) if found else ""


def read_services(
    path: Path, tree: ThemeTree, aliases: dict[str, tuple[str, ...]] | None = None
) -> tuple[ServiceDraft, ...]:
    """Read all rows of the starter list, in the order of the file; `aliases` are added to their own words."""
    more = aliases or {}
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(_draft(row, tree, more.get(row["id"], ())) for row in csv.DictReader(file))


def read_aliases(path: Path) -> dict[str, tuple[str, ...]]:
    """Read other names of services: former names, abbreviations, what people call them."""
    found: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        source_id, _, word = line.partition("\t")
        if word.strip():
            found.setdefault(source_id, []).append(word.strip())
    return {source_id: tuple(words) for source_id, words in found.items()}


def read_crisis_numbers(path: Path) -> tuple[CrisisNumber, ...]:
    """Read the lines of the crisis card, in the order they stand on it."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            CrisisNumber(
                code=row["code"],
                name=row["name"],
                number=row["number"],
                when=row["when"],
                note=row["note"],
                checked_on=date.fromisoformat(row["checked_on"]) if row["checked_on"] else None,
                source=row["source"],
            )
            for row in csv.DictReader(file)
        )


def read_need_words(folder: Path) -> tuple[tuple[str, str], ...]:
    """Read the everyday words of the needs: files words-THEME.tsv with need and word on each line."""
    words: list[tuple[str, str]] = []
    for path in sorted(folder.glob("words-*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            need, _, word = line.partition("\t")
            if word.strip():
                words.append((need, word.strip()))
    return tuple(words)


def national_directory(resources: Path, tree: ThemeTree) -> DirectoryDraft:
    """The whole starter directory from the folder of shipped files."""
    return DirectoryDraft(
        filled_with="landelijk",
        themes=tree.themes,
        secondary_terms=tree.secondary_terms,
        services=read_services(
            resources / "directory" / "services.csv",
            tree,
            read_aliases(resources / "phrases" / "aliases.tsv"),
        ),
        need_words=read_need_words(resources / "phrases"),
        crisis_numbers=read_crisis_numbers(resources / "directory" / "crisis-numbers.csv"),
    )
