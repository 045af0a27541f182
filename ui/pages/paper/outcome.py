"""What the right side says after Afdrukken: it went well, or the printer did nothing."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from data.directory.records import ServiceDetail
from printing.phones import grouped
from ui import icons
from ui.context import Context
from ui.printing import Trouble
from ui.widgets.buttons import KeyButton
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel
from ui.widgets.parting import take_away
from ui.widgets.scroll import Scroll

_ROOM_FOR_MARK = 340


class LargeButton(KeyButton):
    """The one thing to do now, and as large as that."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._look.px(64))


class ButtonRow(QWidget):
    """Buttons beside each other, on more lines when there is little room; never cut."""

    def __init__(self, *buttons: QWidget) -> None:
        super().__init__()
        self._flow = FlowLayout(self, gap=8)
        for button in buttons:
            self._flow.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self._flow.heightForWidth(self.width()))


class ReadyPanel(Panel):
    """Large "Klaar, volgende": nothing of this visitor is left for the next."""

    next_pressed = Signal()
    again_pressed = Signal()
    nothing_came = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("panel", padding=20, gap=12, parent=parent)
        self._look = context.look
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.px(12))
        column.addStretch(1)
        self._mark = QLabel()
        icons.set_icon(self._mark, "done", "pine", size=48)
        column.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignHCenter)
        self._title = text_label("", "detail-title", wrap=True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._title)
        self._text = text_label("", "body", "ink-2", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._text)
        column.addStretch(1)
        scroll = Scroll(content)
        self.body.addWidget(scroll, 1)
        self.next_button = LargeButton(
            self.tr("Klaar, volgende"), icon="check", key="Enter", kind="primary", look=self._look
        )
        self.again_button = KeyButton(self.tr("Nog een keer afdrukken"), icon="print", look=self._look)
        self.nothing_button = KeyButton(self.tr("Er komt niets uit de printer"), kind="quiet", look=self._look)
        self.next_button.clicked.connect(self.next_pressed)
        self.again_button.clicked.connect(self.again_pressed)
        self.nothing_button.clicked.connect(self.nothing_came)
        self.body.addWidget(self.next_button)
        self.body.addWidget(ButtonRow(self.again_button, self.nothing_button))

    @property
    def title(self) -> str:
        """The large words."""
        return self._title.text()

    def show_printed(self, printer: str) -> None:
        """The slip was given to this printer. Whether it came out only people can see."""
        self._title.setText(self.tr("Het briefje wordt afgedrukt"))
        self._text.setText(self.tr("Printer: {printer}").format(printer=printer) if printer else "")
        self.again_button.setText(self.tr("Nog een keer afdrukken"))
        self.nothing_button.show()

    def show_saved(self, name: str) -> None:
        """The slip was kept as a file."""
        self._title.setText(self.tr("Het briefje is bewaard"))
        self._text.setText(name)
        self.again_button.setText(self.tr("Ook afdrukken"))
        self.nothing_button.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self._look.logical_height(self) >= _ROOM_FOR_MARK
        self._mark.setVisible(roomy)
        self._text.setVisible(roomy)


class TroublePanel(Panel):
    """The printer does nothing: what to try, and the numbers to write down meanwhile."""

    retry_pressed = Signal()
    save_pressed = Signal()
    back_pressed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("panel", padding=20, gap=12, parent=parent)
        self._look = context.look
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        self._sentence = text_label("", "section", wrap=True)
        column.addWidget(self._sentence)
        self._numbers = QWidget()
        self._column = QVBoxLayout(self._numbers)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self._look.px(4))
        column.addWidget(self._numbers, 1)
        self.body.addWidget(Scroll(content), 1)
        self.retry_button = KeyButton(
            self.tr("Probeer opnieuw"), icon="print", key="Enter", kind="primary", look=self._look
        )
        self.save_button = KeyButton(self.tr("Bewaar als PDF"), icon="save", look=self._look)
        self.back_button = KeyButton(self.tr("Terug"), key="Esc", kind="quiet", look=self._look)
        self.retry_button.clicked.connect(self.retry_pressed)
        self.save_button.clicked.connect(self.save_pressed)
        self.back_button.clicked.connect(self.back_pressed)
        self.body.addWidget(ButtonRow(self.retry_button, self.save_button, self.back_button))

    @property
    def sentence(self) -> str:
        """What is the matter."""
        return self._sentence.text()

    @property
    def numbers(self) -> tuple[str, ...]:
        """The phone numbers that are shown."""
        labels = self._numbers.findChildren(QLabel)
        return tuple(label.text() for label in labels if label.property("role") == "phone-detail")

    def show_trouble(self, trouble: Trouble, details: tuple[ServiceDetail, ...], *, discreet: bool) -> None:
        """Say what is the matter and show the numbers large."""
        if trouble is Trouble.NO_PRINTER:
            self._sentence.setText(self.tr("Er is geen printer gevonden."))
        else:
            self._sentence.setText(self.tr("De printer doet het niet. Staat hij aan? Ligt er papier?"))
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                take_away((old,))
        self._column.addWidget(text_label(self.tr("Schrijf intussen de nummers op:"), "body", "ink-2", wrap=True))
        for place, detail in enumerate(details, start=1):
            name = str(place) if discreet else detail.card.name
            number = grouped(detail.phones[0].number) if detail.phones else _short(detail.url)
            self._column.addSpacing(self._look.px(8))
            self._column.addWidget(text_label(name, "card-title", wrap=True))
            role = "phone-detail" if detail.phones else "body"
            words = text_label(number or self.tr("Geen nummer bekend"), role, wrap=not detail.phones)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._column.addWidget(words)
        self._column.addStretch(1)


def _short(url: str) -> str:
    """A web address as people write it down."""
    return url.removeprefix("https://").removeprefix("http://").removesuffix("/")
