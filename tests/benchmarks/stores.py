"""Directories to measure with: the starter list, and made larger to any number of services."""

from __future__ import annotations

import random
import tempfile
from dataclasses import replace
from pathlib import Path

from data.directory.drafts import DirectoryDraft, ServiceDraft
from data.directory.records import Origin, Phone
from data.directory.store import Directory, open_directory
from data.search.engine import Search
from desktop.startup import demo_draft, national_draft
from resources import files

_PLACES = "Vlierdam Beukendorp Noorderhaven Oosterzijl Waterveld Lindenhout Klaverdijk Rietwijk".split()
_KINDS = "Inloop Spreekuur Steunpunt Loket Maatjes Werkgroep Stichting Vereniging Hulpdienst Centrum".split()


def enlarged(number: int) -> DirectoryDraft:
    """The demo with as many made-up services more as it takes to reach `number`; the same every time.

    A made-up service mixes the names, words and needs of real ones, so that common words become common.
    """
    base = demo_draft()
    chance = random.Random(20261122)
    services: list[ServiceDraft] = list(base.services)
    pool = [one for one in base.services if one.needs]
    words = sorted({word for one in pool for word in one.everyday_words})
    while len(services) < number:
        first, second = chance.choice(pool), chance.choice(pool)
        serial = len(services)
        place = f"{chance.choice(_PLACES)} {serial % 97}"
        services.append(
            replace(
                first,
                source_id=f"vergroot-{serial}",
                name=f"{chance.choice(_KINDS)} {first.name.split(' ')[0]} {place}",
                organization=f"Stichting {place}",
                origin=Origin.INSTITUTION,
                slot="",
                alternate_names=(),
                details=f"{first.details} {second.summary}",
                needs=(first.needs[0], second.needs[0])
                if first.needs[0].code != second.needs[0].code
                else first.needs[:1],
                everyday_words=tuple(chance.sample(words, 4)),
                phones=(Phone(f"0565 {chance.randrange(10**5, 10**6)}"),),
                area=place,
            )
        )
    return replace(base, services=tuple(services))


def open_only(folder: Path) -> Directory:
    """The demo directory without search."""
    directory, _ = open_directory(folder, demo_draft)
    return directory


def national(folder: Path) -> tuple[Directory, Search]:
    """The starter directory with its index and the meaning loaded."""
    return _ready(folder, national_draft())


_made: dict[int, tempfile.TemporaryDirectory[str]] = {}


def folder_of(number: int) -> Path:
    """A folder with a directory of `number` services and its index, made once a run (100,000 take minutes)."""
    if number not in _made:
        made = tempfile.TemporaryDirectory(prefix="inloopbalie-bench-")
        directory, _ = _ready(Path(made.name), enlarged(number))
        directory.close()
        _made[number] = made
    return Path(_made[number].name)


def large(number: int) -> tuple[Directory, Search]:
    """A directory of `number` services with its index and the meaning loaded."""
    return _ready(folder_of(number), enlarged(0))


def _ready(folder: Path, draft: DirectoryDraft) -> tuple[Directory, Search]:
    directory, _ = open_directory(folder, lambda: draft)
    search = Search(directory, cache=folder / "cache", phrases=files.path("phrases"))
    if not search.open_index():
        search.make_index()
    search.load_meaning()
    return directory, search
