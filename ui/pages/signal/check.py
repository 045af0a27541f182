"""Whether the form can go as it is; what is wrong is said at its place, with the keyboard there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt

from data.desk.signals.records import Urgency, Way
from ui.pages.signal.extra import ExtraPage
from ui.pages.signal.first import FirstPage
from ui.pages.signal.watched import WatchedText


class Check:
    """`to_page` brings page 1 or 2 on the screen, `tell` says a sentence at the foot."""

    def __init__(
        self, first: FirstPage, extra: ExtraPage, to_page: Callable[[int], None], tell: Callable[[str], None]
    ) -> None:
        self._first = first
        self._extra = extra
        self._to_page = to_page
        self._tell = tell
        self._warned = False  # that nobody was called yet

    def whole(self, way: Way) -> bool:
        """Whether it can go; goes to the first thing that is wrong."""
        return self._said(way) and self._clean() and self._routed(way)

    def at_field(self, name: str, sentence: str) -> bool:
        """Say something at the field of this name; False when there is none."""
        if name in self._texts():
            text, page = self._texts()[name]
            self._to_page(page)
            text.refuse(sentence)
            text.go()
            return True
        for fields, page in ((self._first.fields(), 1), (self._extra.fields(), 2)):
            if name in fields:
                self._to_page(page)
                fields[name].set_error(sentence)
                fields[name].line.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        if name == "urgency":
            self._to_page(1)
            self._first.urgency.set_error(sentence)
            self._first.urgency.set_focus()
            return True
        return False

    def _texts(self) -> dict[str, tuple[WatchedText, int]]:
        return {
            "facts": (self._first.facts, 1),
            "impression": (self._first.impression, 1),
            "done": (self._extra.done, 2),
        }

    def _said(self, way: Way) -> bool:
        """What was seen, when it is written."""
        if way is Way.WRITTEN and not self._first.facts.text:
            words = _tr("Schrijf op wat je zag of hoorde. Een paar woorden is genoeg.")
            return not self.at_field("facts", words)
        return True

    def _clean(self) -> bool:
        """No BSN anywhere, and nothing too long."""
        for text, page in self._texts().values():
            if text.problem:
                self._to_page(page)
                text.go()
                return False
        for fields, page in ((self._first.fields(), 1), (self._extra.fields(), 2)):
            for field in fields.values():
                if field.isVisibleTo(self._first if page == 1 else self._extra) and field.holds_number:
                    self._to_page(page)
                    field.line.setFocus(Qt.FocusReason.OtherFocusReason)
                    field.line.selectAll()
                    return False
        return True

    def _routed(self, way: Way) -> bool:
        """How urgent, that somebody can read it, and with danger that somebody was called; that is asked once."""
        first = self._first
        if way is Way.WRITTEN and first.urgency.urgency is None:
            return not self.at_field("urgency", _tr("Kies hoe dringend het is."))
        if first.about.about_person and first.wish.blocked:
            self._to_page(1)
            first.wish.why.set_focus()
            self._tell(first.wish.means)
            return False
        if first.urgency.urgency is Urgency.DANGER and not first.urgency.calls and not self._warned:
            self._warned = True
            self._to_page(1)
            first.urgency.danger.who.set_focus()
            self._tell(_tr("Nog niemand gebeld? Bel eerst. Toch nu versturen? Druk dan nog een keer."))
            return False
        return True


def _tr(text: str) -> str:
    return QCoreApplication.translate("signal", text)
