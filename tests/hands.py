"""A person at the desk: keys to the window that has the keyboard, and what the eyes see."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TypeVar

import pypdfium2
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QMainWindow, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.startup import Session
from desktop.wiring import Desk
from ui.dialogs.base import Dialog
from ui.pages.paper.page import PaperPage
from ui.pages.search.results_view import ResultsView
from ui.widgets.toast import Toast

D = TypeVar("D", bound=Dialog)
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
PLAIN = Qt.KeyboardModifier.NoModifier


class Strays(QObject):
    """Sees every window that opens: a part that is shown before it has a parent flashes and takes the keyboard."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.seen: list[str] = []
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            expected = isinstance(watched, QDialog | QMainWindow | QMenu) or watched.windowType() in (
                Qt.WindowType.Popup,
                Qt.WindowType.ToolTip,
            )
            if not expected:
                self.seen.append(f"{type(watched).__name__} {watched.accessibleName()!r}")
        return False


class Hands:
    """Drives one Desk by its keys alone. Nothing here touches a widget to change it."""

    def __init__(self, desk: Desk, session: Session, qtbot: QtBot) -> None:
        self.desk = desk
        self.session = session
        self.qtbot = qtbot

    # Keys

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN, times: int = 1) -> None:
        """A key, as the window system brings it: to the window in front, which hands it to who has the focus."""
        for _ in range(times):
            front = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.desk.window
            handle = front.window().windowHandle()
            assert handle is not None
            QTest.keyClick(handle, key, modifier)

    def type(self, text: str) -> None:
        """Letter by letter. Letters that no Latin keyboard has come as an input method gives them."""
        for character in text:
            if character.isascii() and character.isprintable():
                handle = (QApplication.activeModalWidget() or self.desk.window).window().windowHandle()
                assert handle is not None
                QTest.keyClick(handle, character)
                continue
            focus = self.focus()
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(focus, QKeyEvent(kind, 0, PLAIN, character))

    def enter(self) -> None:
        self.press(Qt.Key.Key_Return)

    def escape(self) -> None:
        self.press(Qt.Key.Key_Escape)

    def tab_to(self, wanted: Callable[[QWidget], bool], most: int = 60) -> QWidget:
        """Press Tab until the keyboard is on something that is `wanted`; fails after `most`."""
        for _ in range(most):
            if wanted(self.focus()):
                return self.focus()
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never came there, and ended at {self.focus()}")

    def tab_to_button(self, name: str, most: int = 60) -> QAbstractButton:
        """Tab to the button that is called this."""
        found = self.tab_to(lambda one: isinstance(one, QAbstractButton) and name_of(one) == name, most)
        assert isinstance(found, QAbstractButton)
        return found

    # Eyes

    def focus(self) -> QWidget:
        """Who has the keyboard."""
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the keyboard"
        return found

    def wait(self, until: Callable[[], object], seconds: float = 20) -> None:
        self.qtbot.waitUntil(lambda: bool(until()), timeout=round(seconds * 1000))

    @property
    def list(self) -> ResultsView:
        return self.desk.search.parts.workplace.list

    @property
    def names(self) -> list[str]:
        """The places in the list, in their order."""
        return [hit.card.name for hit in self.desk.search.model.hits]

    @property
    def slip(self) -> list[str]:
        """The places on the slip."""
        return [card.name for card in self.desk.slip.cards]

    @property
    def paper(self) -> PaperPage:
        page = self.desk.window.page("paper")
        assert isinstance(page, PaperPage)
        return page

    def words(self, inside: QWidget | None = None) -> str:
        """Everything that can be read now, from labels and buttons."""
        within = inside or self.desk.window
        seen = [one for one in within.findChildren(QWidget) if isinstance(one, QLabel | QAbstractButton)]
        return "\n".join(one.text() for one in seen if one.isVisible() and one.text())

    def sees(self, text: str, inside: QWidget | None = None, seconds: float = 20) -> None:
        """Wait until this can be read. What was just made is in sight a moment after it was made, as for the eye."""
        end = monotonic() + seconds
        while text not in (seen := self.words(inside)):
            if monotonic() > end:
                raise AssertionError(f"{text!r} cannot be read, only:\n{seen}")
            self.qtbot.wait(10)

    def toast(self) -> str:
        """What the toast says now."""
        return "\n".join(one.text for one in self.desk.window.findChildren(Toast) if one.isVisible())

    def dialog(self, kind: type[D]) -> D:
        """Wait for a dialog of this kind to stand open."""
        self.wait(lambda: isinstance(QApplication.activeModalWidget(), kind))
        found = QApplication.activeModalWidget()
        assert isinstance(found, kind)
        self.wait(found.isVisible)
        return found

    def no_dialog(self) -> None:
        """Wait until no dialog is open; the window comes to the front again, as every window manager sees to."""
        self.wait(lambda: QApplication.activeModalWidget() is None)
        self.desk.window.activateWindow()
        self.wait(self.desk.window.isActiveWindow)

    # What is done all the time

    def ask(self, question: str) -> None:
        """Type a question and wait for everything: words and meaning, and the first place shown beside the list."""
        self.type(question)
        field = self.desk.window.search_field
        self.wait(lambda: self.answered(field.text(), whole=self.session.the_search().ready))
        self.wait(lambda: not self.names or self.detail_is_there())

    def answered(self, question: str, *, whole: bool) -> bool:
        """Whether this question was answered, by the words alone or by all there is."""
        answer = self.desk.search.answer
        return answer is not None and answer.question == question and (answer.complete or not whole)

    def detail_is_there(self) -> bool:
        """Whether everything of the selected place is on the screen, or would be with two panes."""
        detail = self.desk.search.parts.workplace.detail.detail
        return detail is not None and detail.card.id == self.list.current_id

    def to_first(self, question: str) -> str:
        """Ask, and go to the first place; its name comes back."""
        self.ask(question)
        self.enter()
        self.wait(self.list.hasFocus)
        return self.names[self.list.currentIndex().row()]

    def slip_drawn(self) -> None:
        """Wait until the preview of the slip is on the screen."""
        self.wait(lambda: self.desk.window.current_page is self.paper)
        self.wait(lambda: self.paper.drawn is not None and self.paper.pane.sheet.count > 0)


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it."""
    text = widget.text().replace("&&", "&") if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


def text_of(pdf: Path) -> str:
    """The words of a PDF, or nothing when it holds pictures only."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def middle(widget: QWidget) -> QPoint:
    """The middle of a widget on the screen."""
    return widget.mapToGlobal(widget.rect().center())
