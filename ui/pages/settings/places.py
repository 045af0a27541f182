"""The list of places: what it holds, and a new place for it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from data.directory.records import ServiceCard
from ui.context import Context
from ui.pages.settings.form import Saver, Section
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import text_label


class Places(Section):
    """How many places there are, and a button to add an initiative of the neighbourhood."""

    def __init__(self, context: Context, saver: Saver) -> None:
        super().__init__(
            context,
            saver,
            self.tr("De lijst met plekken"),
            self.tr("Helpt iemand uit de buurt? Zet het in de lijst. Dan vindt de balie het meteen."),
        )
        self._context = context
        self._count = text_label("", "body", wrap=True)
        self._new = KeyButton(self.tr("Nieuwe plek uit de buurt"), icon="plus", kind="primary")
        self._new.clicked.connect(self._open)
        self._said = text_label("", "body", "pine", wrap=True)
        self._said.hide()
        row = QWidget()  # the button keeps its own width
        beside = QHBoxLayout(row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self._new)
        beside.addStretch(1)
        for part in (self._count, row, self._said):
            self.columns.add(part, whole=True)
        self._read()

    def _read(self) -> None:
        directory = self._context.directory
        self._context.tasks.with_directory(directory.summary, self._show)

    def _show(self, summary: tuple[int, str, int]) -> None:
        self._count.setText(self.tr("Er staan {count} plekken in de lijst.").format(count=summary[0]))

    def _open(self) -> None:
        from ui.dialogs.edit_open import open_new_place

        open_new_place(self._context, self.window(), self._saved)

    def _saved(self, card: ServiceCard) -> None:
        self._said.setText(self.tr("{name}: bewaard.").format(name=card.name))
        self._said.show()
        self._read()
