"""Who the desk rings when it is stuck: the buurtwerker, or the deputy when she cannot be reached now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from data.directory.hours import Schedule, State, status
from data.settings import Settings
from printing.hours_words import WORDS
from printing.phones import grouped
from ui import icons, shortcuts
from ui.models.card_text import inside, long_date
from ui.theme import Look
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import text_label


@dataclass(frozen=True)
class Helper:
    """Someone to ring: who, which number, and whether that works now."""

    name: str
    phone: str
    reach: str  # "Bereikbaar tot 12.30", empty when nothing is known of it
    reachable: bool  # False only when it is certain that nobody answers now


@dataclass(frozen=True)
class Helpers:
    """Who takes the large place, and who stands below; both None when nothing is filled in."""

    first: Helper | None
    second: Helper | None


class HelperWords(QObject):
    """Works out who to ring at a moment, in words."""

    def of(self, settings: Settings, now: datetime) -> Helpers:
        """The buurtwerker first, unless she certainly cannot be reached now and the deputy has a number."""
        worker = deputy = None
        if settings.buurtwerker_phone.strip():
            reach, reachable = self._away(settings.buurtwerker_away, now) or self._reach(
                settings.buurtwerker_hours, now
            )
            name = settings.buurtwerker_name.strip() or self.tr("De buurtwerker")
            worker = Helper(name, grouped(settings.buurtwerker_phone), reach, reachable)
        if settings.deputy_phone.strip():
            name = settings.deputy_name.strip() or self.tr("de vervanger")
            deputy = Helper(name, grouped(settings.deputy_phone), "", True)
        if worker is None or (deputy is not None and not worker.reachable):
            return Helpers(deputy, worker)
        return Helpers(worker, deputy)

    def _away(self, until: str, now: datetime) -> tuple[str, bool] | None:
        """What to say while she is away; None when she is here, or when the day cannot be read."""
        try:
            last = date.fromisoformat(until)
        except ValueError:
            return None
        if last < now.date():
            return None
        return self.tr("Weg tot en met {day}").format(day=long_date(last)), False

    def _reach(self, hours: str, now: datetime) -> tuple[str, bool]:
        if not hours.strip():
            return "", True
        found = status((Schedule(hours),), now)
        if found.state is State.OPEN:
            if found.until is None:
                return self.tr("Altijd bereikbaar"), True
            return self.tr("Bereikbaar tot {time}").format(time=_clock(found.until)), True
        if found.state is State.UNKNOWN:
            return "", True
        if found.opens_at is None:
            return self.tr("Nu niet bereikbaar"), False
        if found.opens_at.date() == now.date():
            text = self.tr("Nu niet bereikbaar. Vandaag vanaf {time}.")
            return text.format(time=_clock(found.opens_at)), False
        day = WORDS["nl"].days[found.opens_at.weekday()]
        text = self.tr("Nu niet bereikbaar. Weer op {day} vanaf {time}.")
        return text.format(day=day, time=_clock(found.opens_at)), False


def _clock(at: datetime) -> str:
    return f"{at.hour}.{at.minute:02d}"


def initials(name: str) -> str:
    """ "Marjan de Wit" becomes "MW"."""
    parts = [part for part in name.split() if part[:1].isalpha()]
    capital = [part for part in parts if part[0].isupper()] or parts
    if not capital:
        return ""
    return (capital[0][0] + (capital[-1][0] if len(capital) > 1 else "")).upper()


class Avatar(QWidget):
    """A round sign with initials."""

    def __init__(self, look: Look, size: int = 56) -> None:
        super().__init__()
        self._look = look
        self._size = size
        self._text = ""
        look.changed.connect(self._resize)
        self._resize()

    def set_name(self, name: str) -> None:
        """Show the initials of this name."""
        self._text = initials(name)
        self.update()

    def _resize(self) -> None:
        self.setFixedSize(self._look.px(self._size), self._look.px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.token("on-pine"))
        painter.drawEllipse(self.rect())
        painter.setPen(self._look.token("pine"))
        painter.setFont(self._look.font("card-title"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)


class CallCard(QFrame):
    """The green card with the number at 34 px and what to say."""

    fill_in = Signal()
    rung = Signal()  # "we hebben gebeld"

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._words = HelperWords(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the number is read out, and stays in sight
        self._layout = QVBoxLayout(self)
        self._lead = text_label(self.tr("Kom je er niet uit?"), "body", "on-pine")
        self._title = text_label(self.tr("Bel de buurtwerker"), "detail-title", "on-pine", wrap=True)
        self._avatar = Avatar(look)
        self._name = text_label("", "card-title", "on-pine", wrap=True)
        self._reach = text_label("", "body", "on-pine", wrap=True)
        self._number = text_label("", "phone-call", "on-pine")
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._say = _SayBox(look)
        self._fill = KeyButton(self.tr("Vul het nummer in bij Instellingen"), icon="pencil-outline", look=look)
        self._fill.clicked.connect(self.fill_in)
        self.rung_button = KeyButton(
            self.tr("We hebben gebeld"), icon="phone-check", key=shortcuts.hint("stuck"), look=look
        )
        self.rung_button.clicked.connect(self.rung)
        self._duty = self._known = False
        self._person = QHBoxLayout()
        self._person.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._reach)
        self._person.addLayout(names, 1)
        for part in (self._lead, self._title):
            self._layout.addWidget(part)
        self._layout.addLayout(self._person)
        self._layout.addWidget(self._number)
        self._layout.addWidget(self._say)
        self._layout.addWidget(self._fill)
        self._layout.addWidget(self.rung_button)
        self.rung_button.hide()
        look.changed.connect(self._space)
        self._space()

    def show_lead(self, shown: bool) -> None:
        """Leave the question above the title out where the page asks it already."""
        self._lead.setVisible(shown)

    def show_rung(self, duty: bool) -> None:
        """During a dienst it can be said that she was rung."""
        self._duty = duty
        self.rung_button.setVisible(duty and self._known)

    def show_helpers(self, settings: Settings, now: datetime, about: str) -> Helpers:
        """Fill the card; `about` is what the question is about, empty when we do not know."""
        helpers = self._words.of(settings, now)
        known = helpers.first is not None
        for part in (self._avatar, self._name, self._number, self._say):
            part.setVisible(known)
        self._reach.setVisible(known and bool(helpers.first and helpers.first.reach))
        self._fill.setVisible(not known)
        self._known = known
        self.rung_button.setVisible(self._duty and known)
        if helpers.first is not None:
            self._name.setText(helpers.first.name)
            self._avatar.set_name(helpers.first.name)
            self._reach.setText(helpers.first.reach)
            self._number.setText(helpers.first.phone)
            worker = grouped(settings.buurtwerker_phone) == helpers.first.phone
            self._title.setText(self.tr("Bel de buurtwerker") if worker else self.tr("Bel de vervanger"))
        else:
            self._title.setText(self.tr("Bel de buurtwerker"))
        if about:
            say = self.tr("“Hier zit iemand met een vraag over {topic}. Kun je meedenken?”").format(topic=inside(about))
        else:
            say = self.tr("“Hier zit iemand met een vraag. Kun je meedenken?”")
        self._say.set_sentence(say)
        self.setAccessibleName(self._title.text())
        first = helpers.first
        self.setAccessibleDescription(f"{first.name}, {first.phone}. {first.reach}" if first is not None else "")
        return helpers

    def _space(self) -> None:
        px = self._look.px
        self._layout.setContentsMargins(px(24), px(22), px(24), px(24))
        self._layout.setSpacing(px(10))
        self._person.setSpacing(px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.token("pine"))
        painter.drawRoundedRect(QRectF(self.rect()), self._look.px(16), self._look.px(16))


class _SayBox(QFrame):
    """What to say on the phone, in a darker box."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(text_label(self.tr("Zeg bijvoorbeeld"), "body-strong", "on-pine"))
        self._sentence = text_label("", "body", "on-pine", wrap=True)
        self._layout.addWidget(self._sentence)
        look.changed.connect(self._space)
        self._space()

    def set_sentence(self, text: str) -> None:
        self._sentence.setText(text)

    def _space(self) -> None:
        px = self._look.px
        self._layout.setContentsMargins(px(14), px(12), px(14), px(12))
        self._layout.setSpacing(px(2))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.token("pine-hover"))
        painter.drawRoundedRect(QRectF(self.rect()), self._look.px(10), self._look.px(10))


class DeputyLine(QWidget):
    """Below the card: who else can be rung."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._icon = QLabel()
        icons.set_icon(self._icon, "account-clock-outline", "ink-2")
        self._text = text_label("", "body", "ink-2", wrap=True)
        self._number = text_label("", "phone-card")
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._reach = text_label("", "body", "ink-2", wrap=True)
        column = QVBoxLayout()
        column.setSpacing(0)
        for part in (self._text, self._number, self._reach):
            column.addWidget(part)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def show_helper(self, helper: Helper | None) -> None:
        """Fill or hide the line."""
        self.setVisible(helper is not None)
        if helper is None:
            return
        text = self.tr("Niet bereikbaar? Bel dan {name}.") if helper.reachable else "{name}"
        self._text.setText(text.format(name=helper.name))
        self._number.setText(helper.phone)
        self._reach.setText("" if helper.reachable else helper.reach)
        self._reach.setVisible(not helper.reachable and bool(helper.reach))
