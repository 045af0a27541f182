"""The week on the GUI thread: the one way from its screens to what the buurtwerker's key opens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from data.errors import Code, WorldError
from ui import messages
from ui.on_duty import OnDuty

if TYPE_CHECKING:
    from datetime import date

    from data.desk.duty import Reader
    from data.desk.signals.handed import Handed, Outgoing
    from data.desk.signals.inzage import AboutLine
    from data.desk.signals.inzage_records import DeskText, Erased, HandOverPaper, InzagePackage
    from data.desk.signals.patterns import Pattern
    from data.desk.signals.records import Offer, OpenedSignal
    from data.desk.signals.week import WeekDesk
    from data.retention import Terms

T = TypeVar("T")


@dataclass(frozen=True)
class Found:
    """What may be about a resident."""

    signals: tuple[AboutLine, ...]
    offers: tuple[Offer, ...]
    texts: tuple[DeskText, ...]
    hidden: int


@dataclass(frozen=True)
class Ticked:
    """What a resident asks for, of what was found: ids, and the letters of their tile."""

    signals: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    letters: str = ""

    def __bool__(self) -> bool:
        return bool(self.signals or self.offers or self.texts or self.letters)


class WeekWork(QObject):
    """`changed` comes after a deed, with the signal as it is then, or None when it is no longer there."""

    changed = Signal(object)  # OpenedSignal or None
    said = Signal(str)

    def __init__(self, on_duty: OnDuty, terms: Callable[[], Terms], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.on_duty = on_duty
        self._terms = terms
        self._made: WeekDesk | None = None

    def desk(self) -> WeekDesk:
        """The door of `data`; made on the worker of the desk store, and touched there only."""
        if self._made is None:
            from data.desk.signals.week import WeekDesk

            self._made = WeekDesk(self._terms)
        return self._made

    def ask(
        self,
        work: Callable[[WeekDesk, Reader], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[WorldError], None] | None = None,
        wanted: Callable[[], bool] | None = None,
    ) -> None:
        """Read something; what is wrong with the world is said, unless `failed` takes it. Nothing without a key."""
        reader = self.on_duty.reader
        if reader is None:
            return

        def still() -> bool:
            return self.on_duty.reader is reader and (wanted is None or wanted())

        self.on_duty.ask(lambda _: work(self.desk(), reader), done, failed=failed or self.tell, wanted=still)

    def do(
        self,
        work: Callable[[WeekDesk, Reader], OpenedSignal | None],
        sentence: str = "",
        then: Callable[[], None] | None = None,
    ) -> None:
        """Change something without a question; `sentence` is said when it was done."""

        def over(signal: OpenedSignal | None) -> None:
            self.over(signal, sentence)
            if then is not None:
                then()

        self.ask(work, over)

    def over(self, signal: OpenedSignal | None, sentence: str = "") -> None:
        """A deed was done."""
        self.changed.emit(signal)
        if sentence:
            self.said.emit(sentence)

    def tell(self, error: WorldError) -> None:
        """Say what is wrong with the world; that the key is gone everyone sees."""
        if error.code not in (Code.DUTY_OVER, Code.DUTY_COVERED):
            self.said.emit(messages.sentence(error))

    # What has a door of its own in `data`; all on the worker of the desk store

    def prepare_patterns(self, _desk: WeekDesk, reader: Reader) -> int:
        """A step of what `find_patterns` needs, about 80 ms; how many signals are still to be opened."""
        from data.desk.signals import pattern_index

        return pattern_index.prepare(reader)

    def find_patterns(self, _desk: WeekDesk, reader: Reader) -> tuple[Pattern, ...]:
        """Streets and themes with three or more signals in twelve weeks."""
        from data.desk.signals import pattern_index

        return pattern_index.patterns(reader)

    def handed(self, reader: Reader, signal: str) -> tuple[Handed, ...]:
        """The hand-overs of a signal, oldest first, with roepnamen."""
        from data.desk.signals import handing_over

        return handing_over.handed_over(reader, signal)

    def going(self, reader: Reader, signal: str) -> tuple[Outgoing, Outgoing]:
        """The words that would go outside: with the resident's yes, and without."""
        from data.desk.signals import handing_over

        return handing_over.preview(reader, signal)

    def hand_over(
        self, reader: Reader, signal: str, to: str, yes_on: date | None, cover: tuple[str, ...] | None
    ) -> tuple[OpenedSignal, HandOverPaper]:
        """Hand over with the resident's yes (None: nobody is concerned, or it was weighed); gives the paper."""
        from data.desk.signals import handing_over

        paper = handing_over.hand_over(reader, signal, to, yes_on, cover=cover)
        return self.desk().open(reader, signal), paper

    def propose_hand_over(
        self,
        reader: Reader,
        signal: str,
        to: str,
        reason: str,
        told_on: date,
        *,
        told: bool,
        cover: tuple[str, ...] | None,
    ) -> OpenedSignal:
        """Without a yes: a second reader has to agree."""
        from data.desk.signals import handing_over

        handing_over.propose(reader, signal, to, reason, told_on, told=told, cover=cover)
        return self.desk().open(reader, signal)

    def confirm_hand_over(
        self, reader: Reader, signal: str, handed: str, cover: tuple[str, ...] | None
    ) -> tuple[OpenedSignal, HandOverPaper]:
        """The second reader agrees."""
        from data.desk.signals import handing_over

        paper = handing_over.confirm(reader, signal, handed, cover=cover)
        return self.desk().open(reader, signal), paper

    def refuse_hand_over(self, reader: Reader, signal: str, handed: str) -> OpenedSignal:
        """The second reader does not agree, or who proposed it takes it back."""
        from data.desk.signals import handing_over

        handing_over.refuse(reader, signal, handed)
        return self.desk().open(reader, signal)

    def paper(self, reader: Reader, signal: str, handed: str) -> HandOverPaper:
        """The paper of a hand-over once more."""
        from data.desk.signals import handing_over

        return handing_over.paper(reader, signal, handed)

    def receipt(self, reader: Reader, signal: str, handed: str, *, arrived: bool) -> OpenedSignal:
        """Whether they got it."""
        from data.desk.signals import handing_over

        handing_over.receipt(reader, signal, handed, arrived=arrived)
        return self.desk().open(reader, signal)

    def found(self, reader: Reader, asked: str) -> Found:
        """Everything in which these words stand, and how many signals she cannot look into."""
        from data.desk.signals import inzage, inzage_desk

        offers, texts = inzage_desk.find_offers(reader, asked), inzage_desk.find_texts(reader, asked, self._terms())
        return Found(inzage.find(reader, asked), offers, texts, inzage.hidden(reader))

    def inzage(self, reader: Reader, ticked: Ticked, about: str, asked_on: date) -> InzagePackage:
        """Everything that was ticked, for the resident."""
        from data.desk.signals import inzage

        return inzage.package(
            reader,
            about,
            ticked.signals,
            asked_on=asked_on,
            letters=ticked.letters,
            offer_ids=ticked.offers,
            text_ids=ticked.texts,
            terms=self._terms(),
        )

    def erase(self, reader: Reader, ticked: Ticked) -> Erased:
        """Erase what was ticked at a resident's request."""
        from data.desk.signals import inzage

        return inzage.erase_on_request(
            reader, ticked.signals, letters=ticked.letters, offer_ids=ticked.offers, text_ids=ticked.texts
        )
