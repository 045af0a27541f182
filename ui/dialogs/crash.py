"""Calm words after a fault of ours. The details are folded, hold nothing personal, and can be copied."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.dialogs.base import Dialog
from ui.widgets.labels import text_label


class CrashDialog(Dialog):
    """`report` is what desktop.crash wrote down: kinds of errors, files and lines, no texts of people.

    With `earlier` it tells about the last time, at the next start.
    """

    def __init__(self, report: str, parent: QWidget | None = None, *, earlier: bool = False) -> None:
        title = self.tr("Er ging iets mis in het programma")
        super().__init__(parent, title)
        calm = (
            self.tr("De vorige keer stopte het programma onverwacht. Je gegevens zijn niet weg.")
            if earlier
            else self.tr("Je gegevens zijn niet weg. Je kunt gewoon verder werken.")
        )
        self.body.addWidget(text_label(calm, "body", wrap=True))
        again = self.tr("Gebeurt het vaker? Geef de beheerder dan het bericht.")
        self.body.addWidget(text_label(again, "body", "ink-2", wrap=True))
        self._details = QPlainTextEdit(report)
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        self._details.setAccessibleName(self.tr("Bericht voor de beheerder"))
        self._details.setMinimumHeight(self._look.px(160))
        self._details.hide()
        self.body.addWidget(self._details)
        self._copied = text_label("", "small", "pine")
        self._copied.hide()
        self.body.addWidget(self._copied)
        self._fold = self.add_button(self.tr("Laat het bericht zien"), kind="quiet", left=True)
        self._fold.clicked.connect(self._unfold)
        self._copy = self.add_button(self.tr("Kopieer het bericht"))
        self._copy.clicked.connect(self._to_clipboard)
        self._copy.hide()
        close = self.add_button(self.tr("Ga verder"), kind="primary", key="Enter")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        close.setFocus()

    def _unfold(self) -> None:
        self._details.show()
        self._copy.show()
        self._fold.hide()
        self._details.setFocus()
        self.fit()

    def _to_clipboard(self) -> None:
        QGuiApplication.clipboard().setText(self._details.toPlainText())
        self._copied.setText(self.tr("Gekopieerd."))
        self._copied.show()
