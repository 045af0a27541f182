"""The wachtzin of a buurtwerker, and the herstelkaart for when it is forgotten."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from data.errors import Code, WorldError
from ui import icons, messages, theme
from ui.context import Context
from ui.pages.duty.secret_panel import SecretPanel
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import Field
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel


class PhrasePanel(SecretPanel):
    """Asks the wachtzin. It can be made readable, for it is long; the eyes of others are then yours to mind."""

    card_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self.title.setText(self.tr("Je wachtzin"))
        self.field.setAccessibleName(self.tr("Wachtzin"))
        self.show_words = KeyButton(self.tr("Laat zien"), icon="eye", kind="quiet")
        self.show_words.setCheckable(True)
        self.show_words.toggled.connect(self._show_words)
        self.go = KeyButton(self.tr("Openen"), key="Enter", kind="primary")
        self.go.clicked.connect(self.enter)
        self.card = KeyButton(self.tr("Ik heb mijn herstelkaart"), kind="link")
        self.card.clicked.connect(self.card_wanted)
        for part in (self.title, self.who, self.field, self.told, self.show_words, self.go, self.card):
            self.body.addWidget(part)
        self.refresh()

    def clear(self) -> None:
        self.show_words.setChecked(False)
        super().clear()

    def take_key(self, event: QKeyEvent) -> bool:
        """A letter that was typed elsewhere on the page, right after a name was clicked: the keyboard follows it."""
        text, keys = event.text(), Qt.KeyboardModifier
        held = event.modifiers() & (keys.ControlModifier | keys.AltModifier | keys.MetaModifier)
        if not text or not text.isprintable() or text.isspace() or held or self.field.isReadOnly():
            return False
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.insert(text)
        return True

    def refresh(self) -> None:
        if hasattr(self, "go"):
            self.go.setEnabled(self.secret_ready and not self.waiting and not self.field.isReadOnly())

    def _show_words(self, on: bool) -> None:
        self.field.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)
        self.show_words.setText(self.tr("Verberg") if on else self.tr("Laat zien"))
        self.show_words.set_icon_name("discreet" if on else "eye")


class NewSecret(QWidget):
    """A new PIN or wachtzin, typed twice; says itself what is not right about it."""

    def __init__(self, label: str, again: str, note: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = Field(label, _hidden(), note=note)
        self.second = Field(again, _hidden())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(10))
        column.addWidget(self.first)
        column.addWidget(self.second)
        self._edits = (self.first.edit, self.second.edit)

    @property
    def typed(self) -> str:
        """What was typed; only worth something after `fits`."""
        edit = self._edits[0]
        assert isinstance(edit, QLineEdit)
        return edit.text()

    def fits(self) -> bool:
        """Whether there is something and both are the same; says what is not."""
        first, second = (edit.text() for edit in self._edits if isinstance(edit, QLineEdit))
        self.first.set_error("" if first else _tr("Vul hier iets in."))
        same = first == second
        self.second.set_error("" if same or not first else _tr("Deze twee zijn niet hetzelfde. Typ ze nog eens."))
        if not first:
            self._edits[0].setFocus()
        elif not same:
            self._edits[1].setFocus()
        return bool(first) and same

    def refuse(self, error: WorldError) -> bool:
        """Say below the field what is wrong with the secret; False when the error is about something else."""
        if error.code is not Code.SECRET_WEAK:
            return False
        self.first.set_error(messages.sentence(error))
        self._edits[0].setFocus()
        return True

    def clear(self) -> None:
        """Forget what was typed."""
        for edit in self._edits:
            if isinstance(edit, QLineEdit):
                edit.clear()
        self.first.set_error("")
        self.second.set_error("")


class NewPin(NewSecret):
    """A new PIN."""

    def __init__(self, parent: QWidget | None = None) -> None:
        note = _tr("6 tot 12 cijfers. Geen 123456, geen jaartal, en niet de pincode van je bank.")
        super().__init__(_tr("Nieuwe pincode"), _tr("Nog een keer"), note, parent)
        for edit in self._edits:
            assert isinstance(edit, QLineEdit)
            edit.setInputMethodHints(edit.inputMethodHints() | Qt.InputMethodHint.ImhDigitsOnly)


class NewPhrase(NewSecret):
    """A new wachtzin."""

    def __init__(self, parent: QWidget | None = None) -> None:
        note = _tr("Vier woorden of meer, die je zelf bedenkt. Een zin die jij kunt onthouden en een ander niet raadt.")
        super().__init__(_tr("Nieuwe wachtzin"), _tr("Nog een keer"), note, parent)


class CardPanel(Panel):
    """The herstelkaart typed in, and a new wachtzin: opens the store, also on another computer."""

    entered = Signal(str, str)  # the card, the new wachtzin
    closed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("panel", padding=20, gap=10, parent=parent)
        self._title = text_label(self.tr("Openen met je herstelkaart"), "section", wrap=True)
        self.groups = Field(
            self.tr("Wat op je kaart staat"),
            QLineEdit(),
            note=self.tr("Typ de groepen over. Streepjes, spaties en hoofdletters maken niet uit."),
        )
        self.phrase = NewPhrase()
        self.told = text_label("", "body-strong", "brick-ink", wrap=True)
        self.told.hide()
        self.go = KeyButton(self.tr("Openen met deze kaart"), icon="card", kind="primary")
        self.go.clicked.connect(self.enter)
        self.back = KeyButton(self.tr("Terug"), kind="quiet")
        self.back.clicked.connect(self.closed)
        for part in (self._title, self.groups, self.phrase, self.told, self.go, self.back):
            self.body.addWidget(part)
        self._context = context

    @property
    def card(self) -> QLineEdit:
        """Where the card is typed."""
        assert isinstance(self.groups.edit, QLineEdit)
        return self.groups.edit

    def enter(self) -> None:
        """Give the card and the new wachtzin."""
        card = self.card.text().strip()
        self.groups.set_error("" if card else self.tr("Typ eerst je kaart over."))
        if not card:
            self.card.setFocus()
            return
        if self.phrase.fits():
            self.set_busy(True)
            self.entered.emit(card, self.phrase.typed)

    def refuse(self, error: WorldError) -> None:
        """Say what was not right, where it was not right."""
        self.set_busy(False)
        if self.phrase.refuse(error):
            return
        if error.code in (Code.CARD_WRONG, Code.CARD_UNKNOWN):
            self.groups.set_error(messages.sentence(error))
            self.card.setFocus()
            return
        self._say(messages.sentence(error))

    def set_busy(self, busy: bool) -> None:
        """It is being looked at."""
        self.go.setEnabled(not busy)
        self._say(self.tr("Even kijken …") if busy else "")

    def clear(self) -> None:
        """Forget everything that was typed."""
        self.card.clear()
        self.groups.set_error("")
        self.phrase.clear()
        self.set_busy(False)

    def _say(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))


def mark(icon: str, token: str = "pine", size: int = 40) -> QWidget:
    """A large icon that stands with words beside it."""
    label = text_label("")
    icons.set_icon(label, icon, token, size=size)
    return label


def _hidden() -> QLineEdit:
    edit = QLineEdit()
    edit.setEchoMode(QLineEdit.EchoMode.Password)
    edit.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
    edit.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    return edit


def _tr(text: str) -> str:
    return QCoreApplication.translate("secrets", text)
