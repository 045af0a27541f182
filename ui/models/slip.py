"""What is on the adresbriefje right now: at most four places, in the order they were chosen."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from data.directory.records import ServiceCard

MOST = 4


class SlipRefusal(StrEnum):
    """Why a place was not put on the slip."""

    FULL = "full"
    NOT_PRINTABLE = "not-printable"


class Slip(QObject):
    """The one slip of this desk. The tray, the results and the paper page all look at it."""

    changed = Signal()
    cleared = Signal()  # before `changed`: emptied as a whole, for the next visitor
    refused = Signal(str)  # a SlipRefusal, also handed back by `add`

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: tuple[ServiceCard, ...] = ()
        self._language = "nl"

    @property
    def cards(self) -> tuple[ServiceCard, ...]:
        """The places on the slip, in order."""
        return self._cards

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the places on the slip, in order."""
        return tuple(card.id for card in self._cards)

    @property
    def language(self) -> str:
        """The language of the slip, as ISO 639-1."""
        return self._language

    @language.setter
    def language(self, code: str) -> None:
        if code != self._language:
            self._language = code
            self.changed.emit()

    def contains(self, service: str) -> bool:
        """True when this place is on the slip."""
        return any(card.id == service for card in self._cards)

    def add(self, card: ServiceCard) -> SlipRefusal | None:
        """Put a place at the end; None when it is on the slip now (also when it already was)."""
        if self.contains(card.id):
            return None
        if not card.printable:
            return self._refuse(SlipRefusal.NOT_PRINTABLE)
        if len(self._cards) >= MOST:
            return self._refuse(SlipRefusal.FULL)
        self._set((*self._cards, card))
        return None

    def remove(self, service: str) -> None:
        """Take a place off; nothing happens when it is not there."""
        self._set(tuple(card for card in self._cards if card.id != service))

    def move(self, service: str, steps: int) -> None:
        """Move a place towards the front (negative) or the end, as far as it goes."""
        cards = list(self._cards)
        at = next((n for n, card in enumerate(cards) if card.id == service), None)
        if at is None:
            return
        card = cards.pop(at)
        cards.insert(max(0, min(len(cards), at + steps)), card)
        self._set(tuple(cards))

    def refresh(self, card: ServiceCard) -> None:
        """Take over what changed of a place; one that may no longer be printed goes off."""
        kept = (card if old.id == card.id else old for old in self._cards)
        self._set(tuple(one for one in kept if one.printable))

    def clear(self) -> None:
        """Empty the slip for the next visitor; the language is theirs too."""
        if self._cards or self._language != "nl":
            self.cleared.emit()
            self._cards, self._language = (), "nl"
            self.changed.emit()

    def put_back(self, cards: tuple[ServiceCard, ...], language: str) -> None:
        """The slip of a visitor who was set aside, as it was."""
        self.cleared.emit()
        self._cards, self._language = cards, language
        self.changed.emit()

    def _set(self, cards: tuple[ServiceCard, ...]) -> None:
        if cards != self._cards:
            self._cards = cards
            self.changed.emit()

    def _refuse(self, refusal: SlipRefusal) -> SlipRefusal:
        self.refused.emit(refusal.value)
        return refusal
