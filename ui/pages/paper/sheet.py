"""The page as it comes out of the printer, on a grey table, with keys to turn pages."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from printing.styles import Paper
from ui.pages.paper.draw import Area
from ui.theme import Look
from ui.widgets.buttons import IconButton
from ui.widgets.labels import text_label

_SETTLE_MS = 60  # a window that is being resized is drawn again once


class Sheet(QLabel):
    """Paints one page in the middle of its room. Turns pages with PageUp and PageDown.

    A label, because a screen reader says nothing of a bare widget; it has no text of its own.
    """

    turned = Signal(int)
    area_changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._pages: tuple[QImage, ...] = ()
        self._paper = Paper.A5
        self._at = 0
        self._message = ""
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self.area_changed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Voorbeeld van het briefje"))

    @property
    def at(self) -> int:
        """Which page is shown, from 0."""
        return self._at

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    @property
    def area(self) -> Area:
        """The room for a page, in px."""
        edge = 2 * self._look.px(14)
        return Area(max(80, self.width() - edge), max(80, self.height() - edge), self.devicePixelRatioF())

    def show_pages(self, pages: tuple[QImage, ...], paper: Paper) -> None:
        """Show these pages; the one that was shown stays when it is still there."""
        self._message = ""
        self._pages, self._paper = pages, paper
        self.turn_to(min(self._at, max(0, len(pages) - 1)))
        self.update()

    def show_message(self, text: str) -> None:
        """Say why there is no page."""
        self._pages, self._message = (), text
        self.setAccessibleDescription(text)
        self.turn_to(0)
        self.update()

    def start_again(self) -> None:
        """Forget the pages of the slip before."""
        self._pages, self._message, self._at = (), "", 0
        self.update()

    def turn_to(self, page: int) -> None:
        """Show another page."""
        self._at = max(0, min(page, len(self._pages) - 1)) if self._pages else 0
        if self._pages:
            name = self.tr("Voorbeeld van het briefje, bladzijde {page} van {pages}")
            self.setAccessibleName(name.format(page=self._at + 1, pages=len(self._pages)))
        self.turned.emit(self._at)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(360), self._look.px(480))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(160), self._look.px(160))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._settle.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()))
        if steps is None:
            super().keyPressEvent(event)
            return
        self.turn_to(self._at + steps)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), self._look.token("line"))
        if self._message:
            painter.setFont(self._look.font("body"))
            painter.setPen(self._look.token("ink"))
            edge = self._look.px(32)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(edge, edge, -edge, -edge), flags, self._message)
            return
        spot = self._spot()
        # Paper is white in the dark as well: this is what will lie in the tray.
        painter.fillRect(spot, Qt.GlobalColor.white)
        if self._pages:
            image = self._pages[self._at]
            painter.setClipRect(spot)
            if abs(image.deviceIndependentSize().width() - spot.width()) <= 1:
                painter.drawImage(spot.topLeft(), image)
            else:  # not drawn again yet for this size
                painter.drawImage(spot, image)
        painter.setClipping(False)
        painter.setPen(QPen(self._look.token("line-strong"), 1))
        painter.drawRect(spot.adjusted(0, 0, -1, -1))

    def _spot(self) -> QRectF:
        """Where the paper lies, on whole px."""
        area = self.area
        width, height = self._paper.size
        fit = min(area.width / width, area.height / height)
        wide, high = round(width * fit), round(height * fit)
        return QRectF((self.width() - wide) // 2, (self.height() - high) // 2, wide, high)


class SheetPane(QWidget):
    """The sheet, and above it the keys to turn pages when there is more than one."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.sheet = Sheet(look, self)
        self._where = text_label("", "body-strong")
        self._where.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._back = IconButton("chevron-left", self.tr("Vorige bladzijde"))
        self._on = IconButton("chevron-right", self.tr("Volgende bladzijde"))
        self._back.clicked.connect(lambda: self.sheet.turn_to(self.sheet.at - 1))
        self._on.clicked.connect(lambda: self.sheet.turn_to(self.sheet.at + 1))
        self._bar = QWidget(self)
        bar = QHBoxLayout(self._bar)
        bar.addStretch()
        for part in (self._back, self._where, self._on):
            bar.addWidget(part)
        bar.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self.sheet, 1)
        self.setAutoFillBackground(True)
        self.sheet.turned.connect(self._show_where)
        look.changed.connect(self._dress)
        self._dress()
        self._show_where()

    def _show_where(self, _page: int = 0) -> None:
        sheet = self.sheet
        self._bar.setVisible(sheet.count > 1)
        self._where.setText(self.tr("bladzijde {page} van {pages}").format(page=sheet.at + 1, pages=sheet.count))
        self._back.setEnabled(sheet.at > 0)
        self._on.setEnabled(sheet.at < sheet.count - 1)

    def _dress(self) -> None:
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Window, self._look.token("line"))
        self.setPalette(colours)
        edge = self._look.px(8)
        layout = self._bar.layout()
        if layout is not None:
            layout.setContentsMargins(edge, edge, edge, 0)
            layout.setSpacing(edge)
