"""The list of results: cards under each other, walked with the arrows."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from ui import icons
from ui.models.results import ID_ROLE, ResultsModel
from ui.pages.search.card_delegate import CardDelegate
from ui.theme import Look

_PUT_ON = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TAKE_OFF = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class ResultsView(QListView):
    """Shows a ResultsModel. Enter puts the chosen place on the slip, Delete takes it off, → opens it."""

    chosen = Signal(str)  # service id: the card the person stands on now
    put_on_slip = Signal(str)
    take_off_slip = Signal(str)
    opened = Signal(str)
    left_at_top = Signal()  # ↑ on the first card: back to the search field

    def __init__(self, model: ResultsModel, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.cards = CardDelegate(look, self)
        self.setModel(model)
        self.setItemDelegate(self.cards)
        self.setProperty("ring", False)  # the card draws its own ring
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(self.tr("Plekken"))
        self.setAccessibleDescription(
            self.tr("Pijltjes: een andere plek. Enter: zet op het briefje. Delete: haal eraf.")
        )
        self.clicked.connect(self._clicked)
        self.selectionModel().currentChanged.connect(self._current_changed)
        look.changed.connect(self._restyled)
        icons.loaded.connect(self.viewport().update)
        self._restyled()

    @property
    def current_id(self) -> str:
        """The service that is selected, empty when none is."""
        found = self.currentIndex().data(ID_ROLE)
        return found if isinstance(found, str) else ""

    def select_row(self, row: int) -> None:
        """Select a row, if it is there."""
        model = self.model()
        if 0 <= row < model.rowCount():
            self.selectionModel().setCurrentIndex(model.index(row, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def step(self, rows: int) -> None:
        """Go up or down, also while the focus is in the search field."""
        count = self.model().rowCount()
        if count:
            self.select_row(max(0, min(count - 1, self.currentIndex().row() + rows)))

    def _clicked(self, index: QModelIndex) -> None:
        found = index.data(ID_ROLE)
        if isinstance(found, str):
            self.opened.emit(found)

    def _current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        found = current.data(ID_ROLE)
        if isinstance(found, str):
            self.chosen.emit(found)

    def _restyled(self) -> None:
        self.verticalScrollBar().setSingleStep(self._look.px(48))
        self.doItemsLayout()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        here = self.current_id
        if plain and here and key in _PUT_ON:
            self.put_on_slip.emit(here)
        elif plain and here and key in _TAKE_OFF:
            self.take_off_slip.emit(here)
        elif plain and here and key == Qt.Key.Key_Right:
            self.opened.emit(here)
        elif plain and key == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_at_top.emit()
        elif plain and key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's own name
        """Letters belong in the search field, not to jumping in the list."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.select_row(0)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(458), self._look.px(300))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(200), self.cards.row_height())
