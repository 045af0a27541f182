"""What every page of the window can do."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


class Page(QWidget):
    """A page in the stack. `name` is how the rail and `show_page` call it."""

    name = ""

    def focus_first(self) -> None:
        """Put the keyboard where the work of this page begins."""
        following = self.nextInFocusChain()
        if following is not None and self.isAncestorOf(following):
            following.setFocus()

    def escape(self) -> bool:
        """Take one step back; True when there was something to step back from."""
        return False

    def question_changed(self, text: str) -> None:
        """The text of the search field changed."""

    def search_entered(self) -> None:
        """Enter was pressed in the search field."""

    def search_down(self) -> None:
        """The arrow down was pressed in the search field."""

    def shown(self) -> None:
        """The page came on the screen (again)."""

    def panes(self) -> list[QWidget]:
        """The parts that F6 goes through, in reading order; each takes the focus with setFocus()."""
        return []

    def help_sentences(self) -> tuple[str, ...]:
        """What F1 says about this page, in a few short sentences."""
        return ()
