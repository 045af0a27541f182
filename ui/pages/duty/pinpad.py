"""The PIN: a field with dots, ten large keys, and digits from the keyboard wherever the focus is."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from printing.phones import grouped
from ui import icons
from ui.context import Context
from ui.pages.duty.secret_panel import SecretPanel
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import text_label

SHORTEST, LONGEST = 6, 12
_KEY_HIGH, _KEY_LOW = 58, 46  # logical px


class PinPad(SecretPanel):
    """Asks the PIN of one person. Six digits or more; Enter or the check mark opens."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._keys: list[QPushButton] = []
        super().__init__(context, "", parent)
        self.title.setText(self.tr("Je pincode"))
        self.field.setAccessibleName(self.tr("Pincode"))
        self.field.setProperty("kind", "pin")
        self.field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.field.setMaxLength(LONGEST)
        self.field.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]*"), self))
        self.other = KeyButton("", kind="link")
        self.other.hide()
        self._pad = QWidget()
        self._grid = QGridLayout(self._pad)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for number, digit in enumerate("123456789"):
            self._grid.addWidget(self._digit(digit), number // 3, number % 3)
        self.back = self._side("backspace", self.tr("Wis het laatste cijfer"), "pin-side", "ink")
        self.back.clicked.connect(self.take_back)
        self.go = self._side("check", self.tr("Begin de dienst"), "pin-go", "on-pine")
        self.go.clicked.connect(self.enter)
        self._grid.addWidget(self.back, 3, 0)
        self._grid.addWidget(self._digit("0"), 3, 1)
        self._grid.addWidget(self.go, 3, 2)
        for part in (self.title, self.who, self.other, self.field, self.told, self._pad):
            self.body.addWidget(part)
        self.forgotten = text_label("", "small", "ink-2", wrap=True)
        self.forgotten.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.number = text_label("", "phone-card")
        self.number.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        foot = QVBoxLayout()
        foot.setSpacing(0)
        foot.addWidget(self.forgotten)
        foot.addWidget(self.number)
        self.body.addLayout(foot)
        self.show_helper()
        icons.loaded.connect(self._words_or_icons)
        self._words_or_icons()
        self.refresh()

    @property
    def secret_ready(self) -> bool:
        return SHORTEST <= len(self.field.text()) <= LONGEST

    def show_helper(self) -> None:
        """Who gives a new PIN when this one is forgotten."""
        settings = self.context.settings.current
        name = settings.buurtwerker_name.split(" ")[0] or self.tr("de buurtwerker")
        number = grouped(settings.buurtwerker_phone)
        said = self.tr("Code vergeten? Bel {name}").format(name=name)
        self.forgotten.setText(f"{said}:" if number else f"{said}.")
        self.number.setText(number)
        self.number.setVisible(bool(number))

    def set_deed(self, words: str) -> None:
        """What the check mark does here, for who listens."""
        self.go.setAccessibleName(words)
        self.go.setToolTip(words)

    def type_digit(self, digit: str) -> None:
        """One more digit."""
        if self.field.isReadOnly() or self.waiting or len(self.field.text()) >= LONGEST:
            return
        self.field.setText(self.field.text() + digit)
        self._edited(self.field.text())

    def take_back(self) -> None:
        """Wipe the last digit."""
        if not self.field.isReadOnly():
            self.field.setText(self.field.text()[:-1])
            self._edited(self.field.text())

    def take_key(self, event: QKeyEvent) -> bool:
        """A key that was pressed elsewhere on the page: digits, Backspace, and Enter when there is a PIN."""
        text = event.text()
        if len(text) == 1 and text in "0123456789":
            self.type_digit(text)
            return True
        if event.key() == Qt.Key.Key_Backspace:
            self.take_back()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.secret_ready:
            self.enter()
            return True
        return False

    def refresh(self) -> None:
        if hasattr(self, "go"):
            self.go.setEnabled(self.secret_ready and not self.waiting and not self.field.isReadOnly())

    def fit(self, *, low: bool) -> None:
        """Lower keys where there is little room."""
        look = self.context.look
        self._grid.setSpacing(look.px(8))
        for key in self._keys:
            key.setFixedHeight(look.px(_KEY_LOW if low else _KEY_HIGH))

    def _digit(self, digit: str) -> QPushButton:
        key = QPushButton(digit)
        key.setProperty("kind", "pin")
        key.clicked.connect(partial(self.type_digit, digit))
        return self._as_key(key)

    def _side(self, icon: str, name: str, kind: str, token: str) -> QPushButton:
        key = QPushButton()
        key.setProperty("kind", kind)
        key.setAccessibleName(name)
        key.setToolTip(name)
        icons.set_icon(key, icon, token, size=26)
        return self._as_key(key)

    def _as_key(self, key: QPushButton) -> QPushButton:
        key.setAutoDefault(False)
        key.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a pressed key leaves the keyboard where it was
        key.setCursor(Qt.CursorShape.PointingHandCursor)
        key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._keys.append(key)
        return key

    def _words_or_icons(self) -> None:
        self.back.setText("" if icons.ready() else "⌫")
        self.go.setText("" if icons.ready() else "✓")
