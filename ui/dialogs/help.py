"""F1: what this screen is for, its keys, and who to phone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget
from shiboken6 import isValid

from data.directory.records import CrisisNumber
from printing.phones import grouped
from ui import shortcuts
from ui.context import Context
from ui.dialogs.about import AboutDialog
from ui.dialogs.base import Dialog
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel, line


class HelpDialog(Dialog):
    """Help for one page: `sentences` about it, the keys of `where`."""

    def __init__(
        self,
        context: Context,
        sentences: Sequence[str],
        where: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, self.tr("Hulp"), width=680)
        self._context = context
        for sentence in sentences:
            self.body.addWidget(text_label(sentence, "body", wrap=True))
        self._add_buurtwerker()
        self._spoed = Panel("card", padding=14, gap=4)
        self._spoed.hide()
        self.body.addWidget(self._spoed)
        self._add_keys(self.tr("Toetsen op dit scherm"), [k for k in shortcuts.TABLE if k.where == where])
        always = [k for k in shortcuts.TABLE if k.where == shortcuts.ALWAYS]
        self._add_keys(self.tr("Toetsen die altijd werken"), always)
        about = self.add_button(self.tr("Over dit programma"), kind="quiet", icon="info", left=True)
        about.clicked.connect(self._about)
        close = self.add_button(self.tr("Sluit"), kind="primary", key="Esc")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        close.setFocus()
        # Without the list the keys are still worth reading: then the numbers stay away.
        context.tasks.with_directory(context.directory.crisis_numbers, self._show_numbers, failed=lambda error: None)

    def _add_buurtwerker(self) -> None:
        settings = self._context.settings.current
        if not settings.buurtwerker_phone:
            return
        name = settings.buurtwerker_name or self.tr("de buurtwerker")
        row = QHBoxLayout()
        row.addWidget(text_label(self.tr("Kom je er niet uit? Bel {name}.").format(name=name), wrap=True), 1)
        row.addWidget(text_label(grouped(settings.buurtwerker_phone), "phone-card"))
        self.body.addLayout(row)

    def _show_numbers(self, numbers: Sequence[CrisisNumber]) -> None:
        if not isValid(self):
            return
        title = text_label(self.tr("Spoed?"), "card-title", "brick")
        self._spoed.body.addWidget(title)
        local = {"huisartsenpost": self._context.settings.current.huisartsenpost}
        for number in numbers:
            digits = number.number or local.get(number.code, "")
            if number.code not in ("112", "113", "veilig-thuis", "huisartsenpost") or not digits:
                continue
            row = QHBoxLayout()
            digits_label = text_label(grouped(digits), "phone-card")
            digits_label.setMinimumWidth(self._look.px(150))
            row.addWidget(digits_label)
            row.addWidget(text_label(number.when or number.name, "small", "ink-2", wrap=True), 1)
            self._spoed.body.addLayout(row)
        self._spoed.show()
        self.fit()

    def _add_keys(self, title: str, keys: Sequence[shortcuts.Key]) -> None:
        if not keys:
            return
        self.body.addWidget(line())
        self.body.addWidget(text_label(title, "card-title"))
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(self._look.px(16))
        grid.setVerticalSpacing(self._look.px(6))
        for number, key in enumerate(keys):
            written = self.tr(" of ").join(shortcuts.written(one) for one in key.keys)
            grid.addWidget(text_label(written, "small-strong"), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text_label(shortcuts.does(key), "small", wrap=True), number, 1)
        self.body.addLayout(grid)

    def _about(self) -> None:
        AboutDialog(self._context, self).open()
