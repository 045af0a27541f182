"""`papers`: the DPIA, the verwerkingsregister and the geheimhoudingsverklaringen into a folder, without a login."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from data.errors import Code, WorldError
from data.settings import Settings, SettingsStore
from desktop.paths import paths
from desktop.startup import demo_settings


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Add `papers` to the command line."""
    papers = commands.add_parser("papers", help="maak de DPIA, het verwerkingsregister en de geheimhoudingsverklaring")
    papers.add_argument("folder", type=Path, metavar="MAP", help="waar de PDF's komen")


def papers(arguments: argparse.Namespace) -> int:
    """`papers DIR`: one PDF each, beside what is there already: a paper that was filled in is never overwritten.

    Raises WorldError(FILE_NOT_WRITABLE, folder=).
    """
    from data import rotation
    from data.retention import Terms
    from printing.documents.board_papers import BoardPaper, make_board_paper
    from printing.text_page import House

    defaults = demo_settings() if arguments.demo else Settings()
    kept = SettingsStore(paths(arguments.data_dir, demo=arguments.demo).data, defaults=defaults).current
    house = House(
        kept.buurthuis_name, kept.address_line, kept.buurthuis_phone, kept.buurtwerker_name, kept.buurtwerker_phone
    )
    folder = arguments.folder.expanduser().absolute()
    for paper in BoardPaper:
        content = make_board_paper(paper, house, Terms.of(kept), date.today(), rotation.MOST_DAYS)
        print(f"Gemaakt: {_keep(folder, paper.value, content)}")
    return 0


def _keep(folder: Path, name: str, content: bytes) -> Path:
    """Write under a name that is free yet."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        number = 1
        while True:
            target = folder / (f"{name}.pdf" if number == 1 else f"{name}-{number}.pdf")
            try:
                with target.open("xb") as file:
                    file.write(content)
            except FileExistsError:
                number += 1
                continue
            return target
    except OSError as error:
        raise WorldError(Code.FILE_NOT_WRITABLE, folder=str(folder)) from error
