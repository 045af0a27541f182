"""Where you are: four steps with a mark each, and words where there is room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui import icons, theme
from ui.widgets.labels import text_label
from ui.widgets.panel import line


class Stepper(QWidget):
    """Shows the steps of something that takes a few; only the words of the current one where it is narrow."""

    def __init__(self, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = tuple(titles)
        self._now = 0
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._marks: list[QLabel] = []
        self._words: list[QLabel] = []
        self._lines: list[QWidget] = []
        for number, title in enumerate(self._titles):
            if number:
                between = line()
                between.setMinimumWidth(theme.current().px(12))
                self._lines.append(between)
                self._row.addWidget(between, 1, Qt.AlignmentFlag.AlignVCenter)
            mark = text_label("")
            words = text_label(title, "body")
            self._marks.append(mark)
            self._words.append(words)
            self._row.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
            self._row.addWidget(words, 0, Qt.AlignmentFlag.AlignVCenter)
        self.show_step(0, narrow=False)

    def show_step(self, now: int, *, narrow: bool) -> None:
        """Mark what is done, where we are, and what comes."""
        self._now = now
        self._row.setSpacing(theme.current().px(8))
        for number, (mark, words) in enumerate(zip(self._marks, self._words, strict=True)):
            name = "done" if number < now else "now" if number == now else "later"
            icons.set_icon(mark, name, "pine" if number <= now else "ink-2", size=24)
            words.setProperty("role", "body-strong" if number == now else "body")
            words.setProperty("ink", "ink" if number == now else "ink-2")
            words.style().unpolish(words)
            words.style().polish(words)
            words.setVisible(not narrow or number == now)
        self.setAccessibleName(
            self.tr("Stap {now} van {all}: {title}").format(
                now=min(now + 1, len(self._titles)),
                all=len(self._titles),
                title=self._titles[min(now, len(self._titles) - 1)],
            )
        )
