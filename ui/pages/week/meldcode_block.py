"""The five steps of the meldcode as a checklist, for a signal that is "niet veilig"."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from data.desk.signals.kinds import MeldcodeStep
from data.desk.signals.records import CodeStep
from ui import icons, theme
from ui.pages.week import words
from ui.widgets.check_line import CheckLine
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel


class MeldcodeBlock(Panel):
    """Each step with a box, and under it when it was taken and by whom."""

    ticked = Signal(object, bool)  # MeldcodeStep, whether it was taken

    def __init__(self, taken: Sequence[CodeStep]) -> None:
        super().__init__("sunken", padding=14, gap=4)
        look = theme.current()
        head = QHBoxLayout()
        head.setSpacing(look.px(10))
        mark = text_label("")
        icons.set_icon(mark, "actions", "ink", size=22)
        head.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(text_label(_tr("Stappen van de meldcode"), "body-strong", wrap=True), 1)
        self.body.addLayout(head)
        done = {one.step: one for one in taken}
        self.boxes: dict[MeldcodeStep, CheckLine] = {}
        for step in MeldcodeStep:
            box = CheckLine(words.meldcode_step(step))
            box.setChecked(step in done)
            box.clicked.connect(lambda on, one=step: self._clicked(one, on))
            self.boxes[step] = box
            self.body.addWidget(box)
            if step in done:
                said = words.step_taken(done[step])
                box.setAccessibleDescription(said)
                under = text_label(said, "small", "ink-2", wrap=True)
                under.setContentsMargins(look.px(34), 0, 0, look.px(4))
                self.body.addWidget(under)
        self.body.addWidget(
            text_label(_tr("Wat je deed, schrijf je in je aantekening (Q)."), "small", "ink-2", wrap=True)
        )

    def _clicked(self, step: MeldcodeStep, on: bool) -> None:
        self.boxes[step].setChecked(not on)  # it shows what is kept, and that is not yet
        self.ticked.emit(step, on)

    def focused_step(self) -> MeldcodeStep | None:
        """The step whose box has the keyboard."""
        return next((step for step, box in self.boxes.items() if box.hasFocus()), None)


def _tr(text: str) -> str:
    return QCoreApplication.translate("week", text)
