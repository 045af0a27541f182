"""The right side of the paper page: how large the letters are, which printer, and the keys to go on."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from printing.styles import STYLES, Letters, Paper
from ui import icons
from ui.context import Context
from ui.pages.paper.choice import ChoiceBlock, Counter, ListBox
from ui.pages.paper.draw import letters_of, paper_of, px_of_points
from ui.printing import Printers
from ui.widgets.buttons import IconButton, KeyButton
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel
from ui.widgets.scroll import Scroll


@dataclass(frozen=True)
class Choices:
    """What is chosen for this slip."""

    letters: Letters
    paper: Paper
    copies: int
    printer: str


class ChoicesPanel(Panel):
    """Letters and printer in sight; paper and number of copies behind "Meer"."""

    changed = Signal()  # the page looks different now
    print_pressed = Signal()
    save_pressed = Signal()
    back_pressed = Signal()
    printers_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("panel", padding=20, gap=12, parent=parent)
        look = self._look = context.look
        self._context = context
        settings = context.settings.current
        self._printers = Printers()

        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(text_label(self.tr("Adresbriefje afdrukken"), "section", wrap=True), 1)
        close = IconButton("close", self.tr("Terug zonder afdrukken"))
        close.clicked.connect(self.back_pressed)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._head)

        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._nameless = self._hint_row(
            self.tr("Vul bij Instellingen de naam van je buurthuis in. Dan staat die op het briefje.")
        )
        self._discreet = self._hint_row(self.tr("Onopvallend: er staan geen namen van plekken op."), icon="discreet")
        self.letters = self._group(
            self.tr("Letters"),
            [
                (Letters.NORMAL, self.tr("Gewoon")),
                (Letters.LARGE, self.tr("Groot")),
                (Letters.VERY_LARGE, self.tr("Heel groot")),
            ],
            letters_of(settings),
        )
        self._printer_row()
        self.more = KeyButton(self.tr("Meer"), icon="chevron-down", kind="quiet", look=look)
        self.more.setCheckable(True)
        self.more.toggled.connect(self._show_more)
        self.save_button = KeyButton(self.tr("Bewaar als PDF"), icon="save", kind="quiet", look=look)
        self.save_button.clicked.connect(self.save_pressed)
        besides = QWidget()
        flow = FlowLayout(besides, gap=8)
        flow.addWidget(self.more)
        flow.addWidget(self.save_button)
        self._column.addWidget(besides)
        self._more_box = QWidget()
        more = QVBoxLayout(self._more_box)
        more.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._more_box)
        self._column, main = more, self._column
        self.paper = self._group(
            self.tr("Papier"), [(Paper.A5, "A5"), (Paper.A4, "A4")], paper_of(settings), samples=False
        )
        self._title(self.tr("Aantal"))
        self.copies = Counter(self.tr("Aantal"), look)
        self._column.addWidget(self.copies, 0, Qt.AlignmentFlag.AlignLeft)
        self._column = main
        self._column.addStretch(1)
        self.middle = Scroll(content)
        self.body.addWidget(self.middle, 1)
        self._foot()
        self._more_box.hide()
        look.changed.connect(self._dress)
        self._dress()
        self.set_discreet(False)

    @property
    def choices(self) -> Choices:
        """What is chosen now."""
        return Choices(
            letters=list(Letters)[self.letters.checkedId()],
            paper=list(Paper)[self.paper.checkedId()],
            copies=self.copies.value,
            printer=self._combo.currentText() if self._printers.names else "",
        )

    @property
    def nameless(self) -> bool:
        """Whether the hint about the name of the buurthuis is shown."""
        return not self._nameless.isHidden()

    @property
    def note(self) -> str:
        """The sentence above the keys, if there is one."""
        return self._note.text()

    def start_again(self) -> None:
        """Fresh for the next slip: what was chosen before stays, one copy."""
        settings = self._context.settings.current
        self._check(self.letters, list(Letters).index(letters_of(settings)))
        self._check(self.paper, list(Paper).index(paper_of(settings)))
        self.copies.set_value(1)
        self.more.setChecked(False)
        self._nameless.setVisible(not settings.buurthuis_name.strip())
        self.set_note("")
        self.set_busy(False)
        self.middle.verticalScrollBar().setValue(0)

    def set_compact(self, compact: bool) -> None:
        """With little room the title gives way to the choices; Terug is below."""
        self._head.setVisible(not compact)

    def set_discreet(self, discreet: bool) -> None:
        """Say that this is the slip without telling names."""
        self._discreet.setVisible(discreet)

    def set_printers(self, printers: Printers) -> None:
        """Offer these printers; the one used last is chosen when it is there."""
        self._printers = printers
        self._combo.blockSignals(True)
        self._combo.clear()
        self._combo.addItems(list(printers.names))
        chosen = printers.choose(self._context.settings.current.printer)
        self._combo.setCurrentText(chosen)
        self._combo.blockSignals(False)
        self._combo.setVisible(bool(printers.names))
        self._no_printer.setVisible(not printers.names)

    def set_note(self, text: str) -> None:
        """A sentence above the keys."""
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def set_busy(self, busy: bool) -> None:
        """While the printer is being fed nothing can be started twice."""
        self.print_button.setEnabled(not busy)
        self.save_button.setEnabled(not busy)
        self.print_button.setText(self.tr("Bezig met afdrukken") if busy else self.tr("Afdrukken"))
        self.print_button.updateGeometry()

    def set_ready_to_print(self, ready: bool) -> None:
        """Without a page there is nothing to print or keep."""
        self.print_button.setEnabled(ready)
        self.save_button.setEnabled(ready)

    def _foot(self) -> None:
        self._note = text_label("", "small", "ink-2", wrap=True)
        self._note.hide()
        self.body.addWidget(self._note)
        self.print_button = KeyButton(self.tr("Afdrukken"), icon="print", key="Enter", kind="primary", look=self._look)
        self.back_button = KeyButton(self.tr("Terug"), key="Esc", kind="quiet", look=self._look)
        self.print_button.clicked.connect(self.print_pressed)
        self.back_button.clicked.connect(self.back_pressed)
        keys = QHBoxLayout()
        keys.addWidget(self.back_button)
        keys.addStretch(1)
        keys.addWidget(self.print_button)
        self.body.addLayout(keys)

    def _hint_row(self, text: str, icon: str = "info") -> QWidget:
        box = Panel("sunken", padding=12, gap=0)
        row = QHBoxLayout()
        row.setSpacing(self._look.px(8))
        picture = QLabel()
        icons.set_icon(picture, icon, "ink-2")
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text_label(text, "small", wrap=True), 1)
        box.body.addLayout(row)
        self._column.addWidget(box)
        return box

    def _group(
        self,
        title: str,
        options: list[tuple[Letters, str]] | list[tuple[Paper, str]],
        chosen: Letters | Paper,
        samples: bool = True,
    ) -> QButtonGroup:
        """A row of blocks; arrows go from one to the next."""
        self._title(title)
        row = QWidget()
        flow = FlowLayout(row, gap=8)
        group = QButtonGroup(self)
        for number, (value, words) in enumerate(options):
            points = STYLES[value].body if isinstance(value, Letters) else 0
            block = ChoiceBlock(words, self._look, sample="A" if samples else "", sample_px=px_of_points(points))
            block.setAccessibleName(f"{title}: {words}")
            group.addButton(block, number)
            block.setChecked(value is chosen)
            flow.addWidget(block)
        group.idToggled.connect(self._toggled)
        self._column.addWidget(row)
        return group

    def _title(self, text: str) -> QLabel:
        """Words above a choice, with air above them."""
        label = text_label(text, "label")
        label.setProperty("air", True)
        self._column.addWidget(label)
        return label

    def _printer_row(self) -> None:
        label = self._title(self.tr("Printer"))
        self._combo = ListBox(self.tr("Printer"), self._look)
        label.setBuddy(self._combo)
        self._column.addWidget(self._combo)
        self._no_printer = Panel("sunken", padding=12, gap=8)
        self._no_printer.body.addWidget(
            text_label(self.tr("Er is geen printer gevonden. Staat hij aan?"), "body", wrap=True)
        )
        again = KeyButton(self.tr("Zoek opnieuw"), look=self._look)
        again.clicked.connect(self.printers_wanted)
        self._no_printer.body.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._no_printer)
        self._no_printer.hide()

    def _toggled(self, _number: int, on: bool) -> None:
        if on:
            self.changed.emit()

    def _check(self, group: QButtonGroup, number: int) -> None:
        group.blockSignals(True)
        group.button(number).setChecked(True)
        group.blockSignals(False)

    def _show_more(self, on: bool) -> None:
        self._more_box.setVisible(on)
        self.more.setText(self.tr("Minder") if on else self.tr("Meer"))
        self.more.set_icon_name("chevron-up" if on else "chevron-down")

    def _dress(self) -> None:
        for layout in (self._column, self._more_box.layout()):
            if layout is not None:
                layout.setSpacing(self._look.px(8))
        # Beside the scroll bar, and with room for the ring of the keyboard.
        self._column.setContentsMargins(0, 0, self._look.px(6), self._look.px(6))
        for label in self.findChildren(QLabel):
            if label.property("air"):
                label.setContentsMargins(0, self._look.px(10), 0, 0)
