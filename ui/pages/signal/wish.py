"""Wat wil de bewoner? The answer decides who reads it and where it may be spoken of; that is said at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from data.desk.signals.kinds import NotYet, Wish
from data.desk.signals.records import Readers
from ui import signal_words, theme
from ui.models.waiting import names_together
from ui.pages.signal.parts import Option, Pick, Question
from ui.widgets.choice import ChoiceRow
from ui.widgets.labels import set_ink, text_label

_ROWS = (Wish.FINE, Wish.NO_NAME, Wish.REFUSES, Wish.NOT_YET)


class WishQuestion(Question):
    """Four rows, and with "weet het nog niet" why; `changed` after any answer."""

    changed = Signal()

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Wat wil de bewoner?"), number=number, parent=parent)
        self._readers = Readers((), (), ready=True, unsafe_ready=True)
        self._whom = ""
        self._ask = text_label("", "small", "ink-2", wrap=True)
        self.body.addWidget(self._ask)
        self.rows: dict[Wish, ChoiceRow] = {}
        holder = QWidget()  # the rows are exclusive among themselves
        rows = self._rows = _column(holder)
        for one in _ROWS:
            row = ChoiceRow(signal_words.wish(one.value))
            row.setAccessibleName(f"{self.title.text()} {row.text()}")
            row.clicked.connect(self._clicked)
            self.rows[one] = row
            rows.addWidget(row)
        self.body.addWidget(holder)
        why = [Option(one.value, signal_words.not_yet(one.value)) for one in NotYet]
        why.append(Option(Wish.UNSAFE.value, signal_words.wish(Wish.UNSAFE.value), "lock"))
        self.why = Pick(self.tr("Waarom nog niet?"), why)
        self.why.changed.connect(self._clicked)
        self.body.addWidget(self.why)
        self._means = text_label("", "small", "pine-hover", wrap=True)
        self.body.addWidget(self._means)
        theme.current().changed.connect(self._restyle)
        self._restyle()
        self._show()

    @property
    def values(self) -> tuple[Wish | None, NotYet | None]:
        """What was chosen."""
        chosen = next((wish for wish, row in self.rows.items() if row.isChecked()), None)
        if chosen is not Wish.NOT_YET:
            return chosen, None
        if self.why.one == Wish.UNSAFE.value:
            return Wish.UNSAFE, None
        return chosen, NotYet(self.why.one) if self.why.one else None

    @property
    def blocked(self) -> bool:
        """ "Niet veilig" where there are no two people who could read it."""
        return self.values[0] is Wish.UNSAFE and not self._readers.unsafe_ready

    @property
    def means(self) -> str:
        """What the answer means."""
        return self._means.text()

    def fill(self, wish: Wish | None, not_yet: NotYet | None) -> None:
        """Put this here; nothing is told."""
        shown = Wish.NOT_YET if wish is Wish.UNSAFE else wish
        if shown is not None:
            self.rows[shown].setChecked(True)
        self.why.choose([wish.value] if wish is Wish.UNSAFE else [not_yet.value] if not_yet is not None else [])
        self._show()

    def show_readers(self, readers: Readers, whom: str) -> None:
        """Who would read it; `whom`: the buurtwerker to name in the sentence, "" when not known."""
        self._readers, self._whom = readers, whom
        self._show()

    def _clicked(self) -> None:
        self.set_error("")
        self._show()
        self.changed.emit()

    def _restyle(self) -> None:
        self._rows.setSpacing(theme.current().px(6))

    def _show(self) -> None:
        whom = self._whom or self.tr("de buurtwerker")
        self._ask.setText(
            self.tr("Vraag het zo: “Mag ik dit aan {whom} vertellen? Dan denken we met u mee.”").format(whom=whom)
        )
        wish = self.values[0]
        self.why.setVisible(wish in (Wish.NOT_YET, Wish.UNSAFE))
        self._means.setText(self._meaning(wish, whom))
        self._means.setVisible(wish is not None)
        set_ink(self._means, "brick" if self.blocked else "pine-hover")

    def _meaning(self, wish: Wish | None, whom: str) -> str:
        if wish is None:
            return ""
        if wish is Wish.UNSAFE:
            return self._unsafe(self._readers.attention, whom)
        return {
            Wish.FINE: self.tr("Fijn. In een overleg mag de naam genoemd worden."),
            Wish.NO_NAME: self.tr("Dat mag. In een overleg noemen we geen naam."),
            Wish.REFUSES: self.tr("Dat mag. Het komt niet in een overleg. {whom} praat er eerst met jou over."),
            Wish.NOT_YET: self.tr("Dat geeft niet. Zolang we het niet weten, noemen we geen naam."),
        }[wish].format(whom=whom[:1].upper() + whom[1:])

    def _unsafe(self, names: Sequence[str], whom: str) -> str:
        if not self._readers.unsafe_ready:
            said = self.tr("Dit kan hier nog niet: er zijn nog geen twee mensen die dit mogen lezen. Bel {whom}.")
            return said.format(whom=whom)
        said = self.tr("Alleen {names} lezen dit. Het komt nooit in een overleg.")
        return said.format(names=names_together(names))


def _column(holder: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    return column
