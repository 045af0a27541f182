"""About the program: its version, its licence, its fonts, and where the list of places comes from."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from resources import VERSION
from ui.context import Context
from ui.dialogs.base import Dialog
from ui.models import source_words
from ui.widgets.labels import text_label
from ui.widgets.panel import line


class About(QWidget):
    """The contents, for the dialog and for the settings page."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._add(
            self.tr("Inloopbalie {version}").format(version=VERSION),
            self.tr("Voor de balie van het buurthuis: zoek wie kan helpen en geef een adresbriefje mee."),
        )
        self._directory = self._add(self.tr("De lijst met plekken"), self.tr("We tellen even."))
        self._add(
            self.tr("Licentie"),
            self.tr(
                "EUPL-1.2. Je mag het programma vrij gebruiken, bekijken, veranderen en doorgeven. "
                "Geef je het veranderd door? Doe dat dan onder dezelfde licentie."
            ),
        )
        self._add(
            self.tr("Letters en pictogrammen"),
            self.tr(
                "Atkinson Hyperlegible Next van het Braille Institute en Noto Sans van Google: "
                "SIL Open Font License 1.1. Pictogrammen: Material Design Icons, Apache-licentie 2.0."
            ),
        )
        self._add(
            self.tr("Jouw gegevens"),
            self.tr("Het programma gebruikt geen internet. Wat je typt in het zoekveld bewaren we niet."),
            last=True,
        )
        self._space()
        context.look.changed.connect(self._space)
        context.tasks.with_directory(context.directory.summary, self._show_directory, failed=self._no_directory)

    def _add(self, title: str, words: str, *, last: bool = False) -> QLabel:
        self._column.addWidget(text_label(title, "body-strong", wrap=True))
        label = text_label(words, "body", "ink-2", wrap=True)
        self._column.addWidget(label)
        if not last:
            self._column.addWidget(line())
        return label

    def _show_directory(self, summary: tuple[int, str, int]) -> None:
        if not isValid(self):  # closed before the answer came
            return
        count, source, dated = summary
        names = {
            "landelijk": self.tr("de landelijke startlijst"),
            "voorbeeld": self.tr("voorbeeldgemeente Vlierdam, alles is verzonnen"),
        }
        words = self.tr("{count} plekken. Bron: {source}.").format(count=count, source=names.get(source, source))
        if source != "voorbeeld":
            words += " " + source_words.dated(count, dated)
        self._directory.setText(words)

    def _no_directory(self, error: Exception) -> None:
        if isValid(self):
            self._directory.setText(self.tr("De lijst kon niet worden gelezen."))

    def _space(self) -> None:
        self._column.setSpacing(self._context.look.px(6))


class AboutDialog(Dialog):
    """Over dit programma."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, self.tr("Over dit programma"))
        self.body.addWidget(About(context))
        self.add_button(self.tr("Sluit"), kind="primary", key="Esc").clicked.connect(self.accept)
