"""The bar at the bottom: which places are on the adresbriefje, and the key to print it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QWidget

from data.directory.records import ServiceCard
from ui import icons, shortcuts
from ui.context import Context
from ui.models.slip import Slip, SlipRefusal
from ui.theme import Look
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import text_label

_TALL, _LOW = 62, 44  # with places on it; empty in a window with little height
_LITTLE_HEIGHT = 480
_SHORT_WORDS = 700  # narrower than this the word "Adresbriefje" gives way
_REFUSAL_MS = 8_000
_WIDEST_CHIP = 220


class Tray(QFrame):
    """Shows the slip and changes nothing but the slip."""

    print_requested = Signal()

    def __init__(self, context: Context, slip: Slip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "tray")
        self._look = context.look
        self._slip = slip
        self._icon = QLabel()
        icons.set_icon(self._icon, "slip", "honey-ink", size=24)
        self._label = text_label("", "label", "honey-ink")
        self.chips = SlipChips(context.look, slip, self)
        self.print_button = KeyButton(
            self.tr("Afdrukken"), icon="print", key="Ctrl P", kind="primary", look=context.look
        )
        self.print_button.clicked.connect(self.print_requested)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._label)
        self._row.addWidget(self.chips, 1)
        self._row.addWidget(self.print_button)
        self._refusal = QTimer(self, singleShot=True, interval=_REFUSAL_MS)
        self._refusal.timeout.connect(self._show)
        # Only while the bar is in sight: on the paper page the same keys would start over.
        shortcuts.bind(self, "print", self.print_button.click)
        slip.changed.connect(self._changed)
        slip.refused.connect(self._refused)
        context.look.changed.connect(self._dress)
        self._dress()

    @property
    def text(self) -> str:
        """The sentence that stands in the bar."""
        return self._label.text()

    def focus_first(self) -> None:
        """Put the keyboard on the first place, or on Afdrukken."""
        if not self.chips.focus_at(0):
            self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def _dress(self) -> None:
        side = self._look.px(24)
        self._row.setContentsMargins(side, 2, side, 0)
        self._row.setSpacing(self._look.px(12))
        self.chips.arrange()
        self._show()

    def _changed(self) -> None:
        self._refusal.stop()
        self._show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._label.text()))

    def _show(self) -> None:
        if self._refusal.isActive():
            return
        number = len(self._slip.cards)
        short = self._look.logical_width(self) < _SHORT_WORDS
        low = not number and self._look.logical_height(self.window()) < _LITTLE_HEIGHT
        if not number:
            words = self.tr("Adresbriefje: nog leeg")
        else:
            what = self.tr("1 adres") if number == 1 else self.tr("{n} adressen").format(n=number)
            words = what if short else self.tr("Adresbriefje: {what}").format(what=what)
        self._label.setText(words)
        self.print_button.setEnabled(number > 0)
        self.print_button.setVisible(not low)
        self.print_button.set_key("" if short else "Ctrl P")
        self.setFixedHeight(self._look.px(_LOW if low else _TALL))

    def _refused(self, refusal: str) -> None:
        """Two short lines, so that the places stay in sight: one of them has to go."""
        if refusal == SlipRefusal.FULL:
            self._label.setText(self.tr("Het briefje is vol.\nHaal er eerst een af."))
        else:
            self._label.setText(self.tr("Deze plek kan niet\nop het briefje."))
        self._refusal.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._label.text().replace("\n", " ")))


class SlipChips(QWidget):
    """A chip for each place that fits; the others are behind "+2 meer"."""

    def __init__(self, look: Look, slip: Slip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._slip = slip
        self._chips: list[SlipChip] = []
        self._more = KeyButton("", icon="chevron-up", kind="quiet", look=look, parent=self)
        self._more.clicked.connect(self._open_menu)
        self._more.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        slip.changed.connect(self._changed)
        self._changed()

    @property
    def shown(self) -> tuple[str, ...]:
        """The names on the chips that fit."""
        return tuple(chip.card.name for chip in self._chips if not chip.isHidden())

    @property
    def more(self) -> KeyButton:
        """The button for the places that do not fit."""
        return self._more

    def focus_at(self, place: int) -> bool:
        """Put the keyboard on the chip at this place, or the last before it that fits."""
        fitting: list[QWidget] = [chip for chip in self._chips if not chip.isHidden()]
        if not self._more.isHidden():
            fitting.append(self._more)
        if not fitting:
            return False
        fitting[max(0, min(place, len(fitting) - 1))].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(80), self._look.px(48))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._look.px(40))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.arrange()

    def arrange(self) -> None:
        """Place as many chips as fit, in order."""
        gap, height = self._look.px(8), self._look.px(40)
        top = (self.height() - height) // 2
        widths = [chip.sizeHint().width() for chip in self._chips]
        fitting = self._fitting(widths, gap)
        left = 0
        for number, chip in enumerate(self._chips):
            if number < fitting:
                chip.setGeometry(QRect(left, top, widths[number], height))
                left += widths[number] + gap
            chip.setVisible(number < fitting)
        hidden = len(self._chips) - fitting
        self._more.setVisible(hidden > 0)
        if hidden:
            self._more.setText(self._more_text(fitting, hidden))
            size = self._more.sizeHint()
            self._more.setGeometry(QRect(left, (self.height() - size.height()) // 2, size.width(), size.height()))

    def _fitting(self, widths: list[int], gap: int) -> int:
        if sum(widths) + gap * max(0, len(widths) - 1) <= self.width():
            return len(widths)
        for number in range(len(widths) - 1, 0, -1):
            self._more.setText(self._more_text(number, len(widths) - number))
            room = self.width() - self._more.sizeHint().width()
            if sum(widths[:number]) + gap * number <= room:
                return number
        return 0

    def _more_text(self, fitting: int, hidden: int) -> str:
        return self.tr("+{n} meer").format(n=hidden) if fitting else self.tr("Bekijk")

    def _changed(self) -> None:
        at = next((n for n, chip in enumerate(self._chips) if chip.hasFocus()), None)
        held = None if at is None else self._chips[at].card.id
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(card) for card in self._slip.cards]
        for before, after in pairwise([*self._chips, self._more]):
            QWidget.setTabOrder(before, after)
        self.arrange()
        if held is not None and at is not None:  # the keyboard stays with its place, also when it moved
            ids = [card.id for card in self._slip.cards]
            self.focus_at(ids.index(held) if held in ids else at)

    def _chip(self, card: ServiceCard) -> SlipChip:
        chip = SlipChip(self._look, card, self)
        chip.removed.connect(partial(self._slip.remove, card.id))
        chip.moved.connect(partial(self._slip.move, card.id))
        return chip

    def _open_menu(self) -> None:
        """All places, also those with a chip: the whole slip at a glance."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for card in self._slip.cards:
            take_off: Callable[[], None] = partial(self._slip.remove, card.id)
            menu.addAction(self.tr("Haal eraf: {name}").format(name=card.name.replace("&", "&&")), take_off)
        above = menu.sizeHint().height() + self._look.px(6)
        menu.popup(self._more.mapToGlobal(QPoint(0, -above)))


class SlipChip(QAbstractButton):
    """One place. Delete, Backspace or Enter takes it off, Alt with an arrow moves it."""

    removed = Signal()
    moved = Signal(int)

    def __init__(self, look: Look, card: ServiceCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = card
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("{name}, haal van het briefje").format(name=card.name))
        self.setAccessibleDescription(self.tr("Alt met een pijl zet dit adres op een andere plaats"))
        self.setToolTip(card.name)
        self.clicked.connect(self.removed)

    def sizeHint(self) -> QSize:
        px = self._look.px
        words = QFontMetrics(self._look.font("menu")).horizontalAdvance(self.card.name) + 2
        return QSize(min(words, px(_WIDEST_CHIP)) + px(12 + 8 + 22 + 10), px(40))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self._cross().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.removed.emit()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and key in (
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
        ):
            self.moved.emit(-1 if key == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, px = self._look, self._look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.token("honey-edge"), 1))
        painter.setBrush(look.token("surface"))
        radius = px(10)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        cross = self._cross()
        font = look.font("menu")
        painter.setFont(font)
        painter.setPen(look.token("ink"))
        room = QRect(px(12), 0, cross.left() - px(12), self.height())
        name = QFontMetrics(font).elidedText(self.card.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
        size = px(22)
        spot = QRect(self.width() - px(10) - size, (self.height() - size) // 2, size, size)
        if icons.ready():
            painter.drawPixmap(spot, icons.pixmap("close", "ink", 22))
        else:
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, "×")

    def _cross(self) -> QRect:
        """Where a click takes the place off: as wide as the chip is high."""
        return QRect(self.width() - self._look.px(40), 0, self._look.px(40), self.height())
