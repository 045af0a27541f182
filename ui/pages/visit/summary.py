"""What a visit collected, in the words of the desk: on the bar as badges, on the closing panel as lines."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from data.desk.visits.records import How, OpenVisit
from ui import icons
from ui.models import inloop_words
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel


def badges(visit: OpenVisit) -> tuple[tuple[str, str], ...]:
    """(icon, words) for the bar, the most telling first."""
    found: list[tuple[str, str]] = []
    if visit.slips:
        found.append(("print", _tr("afgedrukt")))
    services = len({one.service.id for one in visit.attached})
    if services:
        found.append(("slip", _tr("1 adres") if services == 1 else _tr("{n} adressen").format(n=services)))
    if visit.worker_called:
        found.append(("phone-check", _tr("buurtwerker gebeld")))
    elif visit.called:
        found.append(("calling", _tr("samen gebeld")))
    if visit.question:
        found.append(("help", _tr("vraag bewaard")))
    if visit.returns:
        found.append(("calendar", _tr("komt terug")))
    return tuple(found)


def lines(visit: OpenVisit) -> tuple[tuple[str, str], ...]:
    """(icon, words) for the panel; names of services are public, nothing else of the visitor is in here."""
    found: list[tuple[str, str]] = []
    names = list(dict.fromkeys(one.service.name for one in visit.attached if one.how is not How.CALLED))
    if names:
        found.append(("slip", _tr("Adressen: {names}").format(names=", ".join(names))))
    if visit.slips:
        language = visit.proposal.language
        words = _tr("Briefje afgedrukt")
        if language and language != "nl":
            words = _tr("Briefje afgedrukt in het {language}").format(language=inloop_words.language(language))
        found.append(("print", words))
    elif names:
        found.append(("print", _tr("Het briefje is nog niet afgedrukt.")))
    rung = list(dict.fromkeys(one.service.name for one in visit.attached if one.how is How.CALLED))
    if rung:
        found.append(("calling", _tr("Samen gebeld: {names}").format(names=", ".join(rung))))
    elif visit.called:
        found.append(("calling", _tr("Samen gebeld")))
    if visit.worker_called:
        found.append(("phone-check", _tr("Buurtwerker gebeld")))
    if visit.question:
        found.append(("help", _tr("Vraag bewaard, zonder naam")))
    if visit.returns:
        found.append(("calendar", _tr("Kom-terug-briefje gemaakt")))
    if visit.offer:
        found.append(("neighbours", _tr("Aanbod doorgegeven")))
    return tuple(found)


class Summary(Panel):
    """The honey card on top of the closing panel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("honey-card", padding=12, gap=4, parent=parent)
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder, gap=18, line_gap=4)
        self.body.addWidget(self._holder)

    def show_visit(self, visit: OpenVisit | None) -> None:
        """Show what it collected. None: everything is covered."""
        if visit is None:
            shown: tuple[tuple[str, str], ...] = (("lock", _tr("Wat er bij hoort is bedekt. Opslaan kan gewoon.")),)
        else:
            shown = lines(visit) or (("table", _tr("Er is niets afgedrukt en niemand gebeld.")),)
            shown = (*shown, ("no-name", _tr("De zoektekst bewaren we niet.")))
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for icon, words in shown:
            self._flow.addWidget(_line(icon, words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        margins = self.body.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        self._holder.setMinimumHeight(self._flow.heightForWidth(max(1, room)))


def _line(icon: str, words: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    mark = QLabel()
    icons.set_icon(mark, icon, "honey-ink", size=20)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(text_label(words, "small", "honey-ink", wrap=len(words) > 48), 1)
    return holder


def _tr(text: str) -> str:
    return QCoreApplication.translate("visit", text)
