"""The whole program, used and then left alone; prints its resident memory in kB. Run by memory.py."""

from __future__ import annotations

import os
import sys
import time
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from desktop import app as program
from desktop import startup
from printing.documents.slip import Sender, SlipRequest, make_slip
from ui.tasks import Tasks

QUESTIONS = ("ik kan mijn huur niet betalen", "لا أستطيع دفع الإيجار", "mijn moeder vergeet alles")


def idle(seconds: float) -> None:
    """Let the window do what it wants for a while."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def main() -> None:
    """Open, ask, print, look at the settings, wait, and tell."""
    application = QApplication([])
    session = startup.start(Path(sys.argv[1]), demo=False)
    tasks = Tasks()
    desk = program.open_window(application, session, tasks)
    program.get_ready(session, tasks, desk)
    while not session.the_search().ready:
        idle(0.1)
    for question in QUESTIONS:
        desk.window.ask(question)
        idle(1.0)
        while not desk.search.model.rowCount():
            idle(0.1)
    hit = desk.search.model.hit(0)
    assert hit is not None
    detail = session.the_directory().detail(hit.card.id)
    make_slip(SlipRequest((detail,), Sender("De Brink"), datetime.now()))
    desk.window.show_page("settings")
    idle(0.5)
    desk.window.show_page("search")
    idle(3)
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    print(next(line.split()[1] for line in lines if line.startswith("VmRSS")), flush=True)
    os._exit(0)  # the figure is what counts; nothing here has to be put away


main()
