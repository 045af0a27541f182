"""What goes out, word for word, before it goes: to read, to cover words in, and to say that it was read."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from data.desk.signals.handed import Outgoing
from data.desk.signals.masked import covered, may_be_names, words_of
from ui import theme
from ui.pages.week.blocks import breakable
from ui.pages.week.day_choice import DayChoice, soon
from ui.widgets.check_line import CheckLine
from ui.widgets.fields import Field
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel

_WITHIN = timedelta(days=30)  # the resident hears it within a month


class GoingPart(QWidget):
    """The words that go, as they stand on the paper. Nothing can be added; `changed` when it became higher or lower."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._going = Outgoing()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(8))
        card = Panel("sunken", padding=12, gap=4)
        card.body.addWidget(text_label(_tr("Dit gaat mee, precies zo"), "small-strong"))
        self.text = text_label("", "body", wrap=True)
        card.body.addWidget(self.text)
        column.addWidget(card)
        self._edit = QLineEdit()
        self._edit.setMaxLength(1000)
        self.cover = Field(
            _tr("Welke woorden moeten weg? (mag leeg)"),
            self._edit,
            note=_tr("Een spatie ertussen. Op die plek komt … te staan."),
        )
        column.addWidget(self.cover)
        self.read = CheckLine(_tr("Ik heb dit gelezen. Niets hierin leidt naar de bewoner."))
        column.addWidget(self.read)
        self._edit.textChanged.connect(self._show)

    def show_going(self, going: Outgoing) -> None:
        """Show these words. What may be a name is covered from the start where no name may go."""
        if going == self._going and self.text.text():
            return
        self._going = going
        self.read.setChecked(False)
        self.read.setVisible(going.leads)
        self._edit.setText(" ".join(may_be_names(going)) if going.leads else "")
        self._show()

    @property
    def words(self) -> tuple[str, ...] | None:
        """The words to leave out; None while it must be read and nobody said so."""
        if self._going.leads and not self.read.isChecked():
            return None
        return words_of(self._edit.text())

    def _show(self) -> None:
        going = covered(self._going, words_of(self._edit.text()))
        about = ", ".join(part for part in (going.who, going.street) if part)
        if not about:
            about = _tr("Er staat geen naam bij.") if going.leads else ""
        parts = [about, going.facts, *(_tr("Later toegevoegd: {text}").format(text=one) for one in going.added)]
        if going.when:
            parts.append(_tr("Wanneer: {text}").format(text=going.when))
        self.text.setText(breakable("\n".join(part for part in parts if part)))
        self.changed.emit()


class ToldDay(QWidget):
    """The day on which the resident hears it, within a month; or, ticked, the day on which they heard it already."""

    changed = Signal()

    def __init__(self, today: date, sent: date, *, keyed: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(6))
        later = _tr("Wanneer hoort de bewoner het?")
        self.later = DayChoice(later, soon(today), least=today, most=today + _WITHIN, keyed=keyed)
        before = today - timedelta(days=1)
        days = (today, before) if sent <= before else (today,)
        known = _tr("Sinds wanneer weet de bewoner het?")
        self.before = DayChoice(known, days, least=sent, most=today, keyed=keyed)
        self.before.hide()
        self.known = CheckLine(_tr("De bewoner weet het al"))
        for part in (self.later, self.before, self.known):
            column.addWidget(part)
        self.known.toggled.connect(self._turn)
        self.later.changed.connect(self.changed)
        self.before.changed.connect(self.changed)

    @property
    def day(self) -> date | None:
        """The day that is chosen."""
        return self.before.day if self.told else self.later.day

    @property
    def told(self) -> bool:
        """Whether the resident knows already."""
        return self.known.isChecked()

    def _turn(self, told: bool) -> None:
        self.later.setVisible(not told)
        self.before.setVisible(told)
        self.changed.emit()


def _tr(text: str) -> str:
    return QCoreApplication.translate("week", text)
