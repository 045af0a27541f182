"""A question in another language: what we think it means, and a line for the visitor to say ja or nee to."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from data.directory.records import Need
from data.search.results import Understood
from data.search.visitor_words import VisitorWords, visitor_words
from ui import icons
from ui.pages.search.detail_words import language_name
from ui.theme import Look
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel
from ui.widgets.parting import take_away

LANGUAGES = ("ar", "de", "en", "es", "fr", "it", "pl", "pt", "ru", "tr", "uk")


class LanguageCard(Panel):
    """Dit is Arabisch. We zochten op: … Wijzig."""

    language_chosen = Signal(str)
    show_visitor = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__("pine-card", padding=12, gap=0)
        self._look = look
        row = QHBoxLayout()
        row.setSpacing(12)
        icon = QLabel()
        icons.set_icon(icon, "language", "pine", size=24)
        self._lead = text_label("", "small", wrap=True)
        self._meaning = text_label("", "card-title", wrap=True)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._lead)
        column.addWidget(self._meaning)
        self.change = KeyButton(self.tr("Wijzig"), look=look)
        self.change.setAccessibleName(self.tr("Wijzig de taal"))
        self.change.clicked.connect(self._open_menu)
        self.visitor = KeyButton(self.tr("Laat zien"), icon="eye", look=look)
        self.visitor.setToolTip(self.tr("Laat de vraag aan de bezoeker zien"))
        self.visitor.clicked.connect(self.show_visitor)
        self.visitor.hide()
        row.addWidget(icon)
        row.addLayout(column, 1)
        row.addWidget(self.visitor)
        row.addWidget(self.change)
        self.body.addLayout(row)

    def show_understood(self, language: str, meaning: str) -> None:
        """Say which language it is and what we searched for; `meaning` is empty when we do not know."""
        name = language_name(language)
        if meaning:
            self._lead.setText(self.tr("Dit is {language}. We zochten op:").format(language=name))
            self._meaning.setText(meaning)
        else:
            self._lead.setText(self.tr("Dit is {language}.").format(language=name))
            self._meaning.setText(self.tr("We begrijpen dit nog niet"))

    def set_one_pane(self, alone: bool, visitor_waits: bool) -> None:
        """Without a second pane the question to the visitor is a click away."""
        self.visitor.setVisible(alone and visitor_waits)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        codes = ("nl", *sorted(LANGUAGES, key=language_name))
        for code in codes:
            menu.addAction(language_name(code)).triggered.connect(lambda _=False, chosen=code: self._choose(chosen))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.change.mapToGlobal(QPoint(0, self.change.height())))

    def _choose(self, code: str) -> None:
        self.language_chosen.emit(code)


class VisitorCard(QFrame):
    """Laat dit aan de bezoeker zien. Ja folds it to one line; nee offers three other meanings."""

    need_chosen = Signal(str)
    stuck = Signal()
    answered = Signal(bool)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._understood: Understood | None = None
        self._needs: Mapping[str, Need] = {}
        self._layout = QVBoxLayout(self)
        self._ask = QWidget()
        self._ask_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._ask)
        self._ask_row.setContentsMargins(0, 0, 0, 0)
        lead = QHBoxLayout()
        eye = QLabel()
        icons.set_icon(eye, "eye", "ink-2")
        lead.addWidget(eye)
        lead.addWidget(text_label(self.tr("Laat dit aan de bezoeker zien"), "small", "ink-2"), 1)
        self._question = text_label("", "detail-title", wrap=True)
        self._dutch = text_label("", "body", "ink-2", wrap=True)
        column = QVBoxLayout()
        column.addLayout(lead)
        column.addWidget(self._question)
        column.addWidget(self._dutch)
        self._ask_row.addLayout(column, 1)
        self._buttons = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self.yes = _TwoTongues(look, "primary")
        self.no = _TwoTongues(look, "secondary")
        self.yes.clicked.connect(self._say_yes)
        self.no.clicked.connect(self._say_no)
        self._buttons.addWidget(self.yes)
        self._buttons.addWidget(self.no)
        self._ask_row.addLayout(self._buttons)
        self._layout.addWidget(self._ask)

        self._done = QWidget()
        done = QHBoxLayout(self._done)
        done.setContentsMargins(0, 0, 0, 0)
        check = QLabel()
        icons.set_icon(check, "done", "pine")
        done.addWidget(check)
        done.addWidget(text_label(self.tr("Bezoeker zegt: klopt"), "body-strong"), 1)
        self._layout.addWidget(self._done)

        self._others = QWidget()
        self._others_column = QVBoxLayout(self._others)
        self._others_column.setContentsMargins(0, 0, 0, 0)
        self._other_own = text_label("", "card-title", wrap=True)
        self._others_column.addWidget(self._other_own)
        self._others_column.addWidget(text_label(self.tr("Bedoel je een van deze?"), "body", "ink-2", wrap=True))
        self.rows: list[_TwoTongues] = []
        self.help = KeyButton(self.tr("Bel een tolk of de buurtwerker"), icon="calling", kind="quiet", look=look)
        self.help.clicked.connect(self.stuck)
        self._others_column.addWidget(self.help, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout.addWidget(self._others)
        look.changed.connect(self._space)
        self._space()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_question()

    def _fit_question(self) -> None:
        """In large letters on one line, else a size smaller: a second line would push the place away."""
        px = self._look.px
        room = self.width() - 2 * px(20) - px(16) - self.yes.sizeHint().width()
        large = self._look.advance("detail-title", self._question.text()) <= room
        role = "detail-title" if large else "section"
        if self._question.property("role") != role:
            self._question.setProperty("role", role)
            self._question.style().unpolish(self._question)
            self._question.style().polish(self._question)

    @property
    def offers_others(self) -> bool:
        """Whether the visitor said nee, and chooses another meaning now."""
        return not self.isHidden() and not self._others.isHidden()

    @property
    def question(self) -> str:
        """What stands there in the visitor's language."""
        return self._question.text()

    def show_understood(self, understood: Understood, needs: Mapping[str, Need]) -> bool:
        """Ask about this need; False when we have no words for it in this language."""
        same = self._understood == understood
        self._understood, self._needs = understood, needs
        words = visitor_words(understood.language)
        need = needs.get(understood.need)
        text = words.need(understood.need)
        if need is None or not text:
            return False
        if same:
            return True
        rtl = words.right_to_left
        self._question.setText(text)
        direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        self._question.setLayoutDirection(direction)
        self._question.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._dutch.setText(need.question)
        self.yes.set_words(self.tr("Ja"), words.word("yes"))
        self.no.set_words(self.tr("Nee"), words.word("no"))
        self._fill_others(words)
        self._fit_question()
        self._show_part(self._ask)
        return True

    def fold(self) -> None:
        """One line: the visitor says this is what is meant."""
        self._show_part(self._done)

    def _fill_others(self, words: VisitorWords) -> None:
        take_away(self.rows)
        self.rows = []
        lead = words.word("other-meaning")
        self._other_own.setText(lead)
        self._other_own.setVisible(bool(lead))
        rtl = Qt.LayoutDirection.RightToLeft if words.right_to_left else Qt.LayoutDirection.LeftToRight
        self._other_own.setLayoutDirection(rtl)
        assert self._understood is not None
        for code in self._understood.others[:3]:
            need, text = self._needs.get(code), words.need(code)
            if need is None:
                continue
            row = _TwoTongues(self._look, "secondary", large=True)
            row.set_words(need.question, text)
            row.clicked.connect(lambda _=False, chosen=code: self._choose(chosen))
            self.rows.append(row)
            self._others_column.insertWidget(len(self.rows) + 1, row)
        interpreter = words.word("interpreter")
        self.help.setToolTip(interpreter)

    def _say_yes(self) -> None:
        self._show_part(self._done)
        self.answered.emit(True)

    def _say_no(self) -> None:
        self._show_part(self._others)
        if self.rows:
            self.rows[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.help.setFocus(Qt.FocusReason.TabFocusReason)
        self.answered.emit(False)

    def _choose(self, code: str) -> None:
        self.need_chosen.emit(code)

    def _show_part(self, part: QWidget) -> None:
        for one in (self._ask, self._done, self._others):
            one.setVisible(one is part)
        self._space()

    def _space(self) -> None:
        px = self._look.px
        low = not self._done.isHidden() and self._ask.isHidden() and self._others.isHidden()
        side = px(10 if low else 16)
        self._layout.setContentsMargins(px(20), side, px(20), side)
        self._ask_row.setSpacing(px(16))
        self._buttons.setSpacing(px(8))
        self._others_column.setSpacing(px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._look.token("pine-line"), 2)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(self._look.token("surface"))
        radius = self._look.px(14)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)


class _TwoTongues(QPushButton):
    """A button in two languages: Dutch for the desk, the visitor's own for the visitor."""

    def __init__(self, look: Look, kind: str, *, large: bool = False) -> None:
        super().__init__()
        self._look = look
        self._large = large
        self._dutch = self._own = ""
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy.Policy.Preferred if large else QSizePolicy.Policy.Fixed
        self.setSizePolicy(policy, QSizePolicy.Policy.Fixed)

    def set_words(self, dutch: str, own: str) -> None:
        """Show these; without words of their own only the Dutch."""
        self._dutch, self._own = dutch, own
        self.setAccessibleName(f"{dutch} / {own}" if own else dutch)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = self._look.px
        own = QFontMetrics(self._look.font("card-title"))
        dutch = QFontMetrics(self._look.font("body"))
        if self._large:
            return QSize(px(240), self._own_height() + dutch.height() + px(10))
        width = own.horizontalAdvance(self._own) + dutch.horizontalAdvance(self._dutch) + px(12 + 32)
        return QSize(max(px(124), width), max(px(48), own.height() + px(14)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(100), self.sizeHint().height())

    def _own_height(self) -> int:
        """The visitor's letters can come from another font, that goes higher and lower."""
        metrics = QFontMetrics(self._look.font("card-title"))
        return max(metrics.height(), metrics.boundingRect(self._own).height() + self._look.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        px = self._look.px
        ink = self._look.token("on-pine" if self.property("kind") == "primary" else "ink")
        painter.setPen(ink)
        inside = self.rect().adjusted(px(16), px(5), -px(16), -px(5))
        if self._large:
            above = inside.adjusted(0, 0, 0, -QFontMetrics(self._look.font("body")).height())
            self._line(painter, above, self._own, "card-title")
            painter.setPen(self._look.token("ink-2"))
            self._line(painter, inside.adjusted(0, above.height(), 0, 0), self._dutch, "body")
            return
        font = self._look.font("card-title")
        own = QFontMetrics(font).horizontalAdvance(self._own)
        dutch = QFontMetrics(self._look.font("body")).horizontalAdvance(self._dutch)
        left = inside.left() + max(0, (inside.width() - own - dutch - px(12)) // 2)
        painter.setFont(font)
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRect(left, inside.top(), own + 2, inside.height()), flags, self._own)
        painter.setFont(self._look.font("body"))
        painter.drawText(QRect(left + own + px(12), inside.top(), dutch + 2, inside.height()), flags, self._dutch)

    def _line(self, painter: QPainter, place: QRect, text: str, role: str) -> None:
        font = self._look.font(role)
        painter.setFont(font)
        cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        # From its own side on, also where Dutch words stand between: "huurtoeslag" in an Arabic sentence.
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if _rtl(text) else Qt.LayoutDirection.LeftToRight)
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(place, flags | int(Qt.TextFlag.TextDontClip), cut)


def _rtl(text: str) -> bool:
    return any("\u0590" <= char <= "\u08ff" for char in text)
