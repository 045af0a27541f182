"""From an overleg to its papers: what is asked of the store, and what makes the PDF of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from data.settings import Settings
from ui.pages.meeting.paper import Make

if TYPE_CHECKING:
    from data.desk.duty import Reader
    from data.desk.meetings.records import ActionSheet, AgendaSheet
    from data.desk.meetings.table import MeetingDesk
    from printing.text_page import House

Sheet = Callable[["MeetingDesk", "Reader", str, Settings], Make]
"""Reads what a paper says, on the worker of the store; gives back what makes the PDF, which needs no store."""


def agenda(desk: MeetingDesk, reader: Reader, key: str, settings: Settings) -> Make:
    """The agenda of an overleg."""
    return partial(_agenda, desk.agenda_sheet(reader, key), settings)


def actions(desk: MeetingDesk, reader: Reader, key: str, settings: Settings) -> Make:
    """What was agreed, with who does it and when."""
    return partial(_actions, desk.action_sheet(reader, key), settings)


def _agenda(sheet: AgendaSheet, settings: Settings) -> bytes:
    from printing.documents.agenda import make_agenda

    return make_agenda(sheet, _house(settings))


def _actions(sheet: ActionSheet, settings: Settings) -> bytes:
    from printing.documents.action_list import make_action_list

    return make_action_list(sheet, _house(settings))


def _house(settings: Settings) -> House:
    from printing.text_page import House

    return House(
        name=settings.buurthuis_name,
        address=settings.address_line,
        phone=settings.buurthuis_phone,
        worker=settings.buurtwerker_name,
        worker_phone=settings.buurtwerker_phone,
    )
