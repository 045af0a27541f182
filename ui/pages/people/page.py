"""Mensen van de balie: only a buurtwerker who is logged in sees this page at all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from data.desk.records import Person, Role, StoppedPerson
from data.errors import WorldError
from ui import messages
from ui.context import Context
from ui.dialogs.own_secret import OwnSecretDialog
from ui.dialogs.people_add import AddPersonDialog, ResetDialog
from ui.dialogs.people_card import AwayDialog, CardDialog
from ui.dialogs.people_name import RenameDialog
from ui.dialogs.people_stop import HouseStopsDialog, StopDialog, TasksDialog
from ui.on_duty import OnDuty
from ui.pages.base import Page
from ui.pages.duty.covered_view import CoveredView
from ui.pages.paper.outcome import ButtonRow
from ui.pages.people.row import PersonRow
from ui.pages.people.stopped import StoppedPanel
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel
from ui.widgets.scroll import Scroll, rest_of

_WIDEST = 820
READERS_NEEDED = 2  # product.md, Trust: before a signal can be sealed


class PeoplePage(Page):
    """`closed` comes when it has nothing to show any more: the buurtwerker is gone."""

    name = "people"
    closed = Signal()
    search_wanted = Signal()
    told = Signal(str)
    house_stopped = Signal()  # everything was erased: the program begins anew

    def __init__(self, context: Context, on_duty: OnDuty, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._on_duty = on_duty
        self._rows: list[PersonRow] = []
        self._shown_people: tuple[Person, ...] | None = None
        self.covered = CoveredView(context, on_duty, worker=True)
        self.covered.search_wanted.connect(self.search_wanted)
        self.covered.shown_again.connect(self.refresh)
        self._build()
        on_duty.changed.connect(self.refresh)
        context.look.changed.connect(self._fit)
        self.refresh()

    @property
    def me(self) -> Person | None:
        """The buurtwerker whose key is in memory."""
        return next((one for one in self._on_duty.people_on if one.role is Role.COMMUNITY_WORKER), None)

    def shown(self) -> None:
        self._on_duty.look()
        self._count_readers()
        self._read_stopped()

    def focus_first(self) -> None:
        if self._stack.currentWidget() is self.covered:
            self.covered.focus_first()
        else:
            self.add_volunteer.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        return [self._stack.currentWidget() or self]

    def help_sentences(self) -> tuple[str, ...]:
        return (
            self.tr(
                "Hier zet je mensen erbij, verander je een naam, help je bij een vergeten code, en laat je iemand "
                "stoppen."
            ),
            self.tr("Iedereen kiest en typt de eigen code."),
        )

    def refresh(self) -> None:
        """Show what may be shown now."""
        if self._on_duty.reader_covered:
            self.covered.refresh()
            self._stack.setCurrentWidget(self.covered)
            if self.isVisible():
                self.covered.focus_first()
            return
        if self._on_duty.reader is None:
            self._show_people(())
            self.stopped.show_people(())
            if self.isVisible():
                self.closed.emit()
            return
        self._stack.setCurrentWidget(self._open)
        snapshot = self._on_duty.snapshot
        if snapshot is not None:
            before = self._shown_people
            self._show_people(snapshot.people)
            if before and before != self._shown_people:
                self._read_stopped()
            self._device.setVisible(not snapshot.device_secret)
        me = self.me
        current = next((one for one in self._shown_people or () if me is not None and one.id == me.id), me)
        has_card = current is not None and current.card_confirmed
        self._no_card.setVisible(not has_card)
        self.card.setText(self.tr("Nieuwe herstelkaart") if has_card else self.tr("Mijn herstelkaart"))

    # What is shown

    def _show_people(self, people: Sequence[Person]) -> None:
        if tuple(people) == self._shown_people:
            return
        self._shown_people = tuple(people)
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        me = self.me
        self._rows = []
        for person in sorted(people, key=lambda one: (one.role is Role.VOLUNTEER, one.name.casefold())):
            row = PersonRow(
                person, me=me is not None and person.id == me.id, may_give_tasks=self._may_give_tasks(people)
            )
            row.name_wanted.connect(lambda one: self._open_dialog(RenameDialog(self._on_duty, one, self.window())))
            row.reset_wanted.connect(lambda one: self._open_dialog(ResetDialog(self._on_duty, one, self.window())))
            row.tasks_wanted.connect(lambda one: self._open_dialog(TasksDialog(self._on_duty, one, self.window())))
            row.stop_wanted.connect(lambda one: self._open_dialog(StopDialog(self._on_duty, one, self.window())))
            self._rows.append(row)
            self._list.addWidget(row)

    def _may_give_tasks(self, people: Sequence[Person]) -> bool:
        """Once somebody has a task, only who has one gives or takes them."""
        mine = next((one for one in people if self.me is not None and one.id == self.me.id), None)
        return not any(one.tasks for one in people) or (mine is not None and bool(mine.tasks))

    def _count_readers(self) -> None:
        def show(count: int) -> None:
            enough = count >= READERS_NEEDED
            self._readers.setText(
                self.tr("Twee of meer buurtwerkers hebben hun kaart. Zorgen doorgeven kan.")
                if enough
                else self.tr(
                    "Nog niet genoeg buurtwerkers met een herstelkaart ({count} van {need}). Pas dan kan een "
                    "vrijwilliger een zorg doorgeven: zo raakt er niets kwijt als er één wegvalt."
                ).format(count=count, need=READERS_NEEDED)
            )
            self._readers_card.set_kind("pine-card" if enough else "sunken")

        self._on_duty.ask(lambda store: store.readers_ready(), show, failed=self._failed)

    def _read_stopped(self) -> None:
        reader = self._on_duty.reader
        if reader is None:
            return

        def read(_: object) -> tuple[StoppedPerson, ...]:
            from data.desk.queries import stopped_people

            return stopped_people(reader)

        self._on_duty.ask(
            read, self.stopped.show_people, failed=self._failed, wanted=lambda: self._on_duty.reader is reader
        )

    def _failed(self, error: WorldError) -> None:
        self.told.emit(messages.sentence(error))

    # Deeds

    def _open_dialog(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.accepted.connect(self._changed)
        dialog.open()

    def _changed(self) -> None:
        self._on_duty.look()
        self._count_readers()
        self._read_stopped()
        self.told.emit(self.tr("Bewaard."))

    def _add(self, role: Role) -> None:
        self._open_dialog(AddPersonDialog(self._on_duty, role, self.window()))

    def _house_stops(self) -> None:
        dialog = HouseStopsDialog(self._context, self._on_duty, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.accepted.connect(self._stopped)
        dialog.open()

    def _stopped(self) -> None:
        self._on_duty.gone()
        self.house_stopped.emit()

    # Place

    def _build(self) -> None:
        self._open = QWidget()
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.addWidget(text_label(self.tr("Mensen van de balie"), "page-title", wrap=True))
        self._no_card = Panel("pine-card", padding=14, gap=8)
        self._no_card.body.addWidget(
            text_label(
                self.tr(
                    "Maak nu je eigen herstelkaart. Zonder kaart kom je er niet meer in als je je wachtzin vergeet."
                ),
                "body",
                wrap=True,
            )
        )
        self._device = Panel("sunken", padding=14)
        self._device.body.addWidget(
            text_label(
                self.tr(
                    "Deze computer kan zelf geen geheim bewaren. Wie de computer meeneemt, kan pincodes proberen te "
                    "raden. Kies daarom lange pincodes, en bewaar de computer achter slot."
                ),
                "body",
                wrap=True,
            )
        )
        self._device.hide()
        self._readers_card = Panel("sunken", padding=14)
        self._readers = text_label("", "body", wrap=True)
        self._readers_card.body.addWidget(self._readers)
        self.add_volunteer = KeyButton(self.tr("Vrijwilliger erbij"), icon="add-person", kind="primary")
        self.add_volunteer.clicked.connect(lambda: self._add(Role.VOLUNTEER))
        self.add_worker = KeyButton(self.tr("Buurtwerker erbij"), icon="add-person")
        self.add_worker.clicked.connect(lambda: self._add(Role.COMMUNITY_WORKER))
        holder = QWidget()
        self._list = QVBoxLayout(holder)
        self._list.setContentsMargins(0, 0, 0, 0)
        self.card = KeyButton("", icon="card")
        self.card.clicked.connect(lambda: self._open_dialog(CardDialog(self._context, self._on_duty, self.window())))
        self.away = KeyButton(self.tr("Ik ben even weg"), icon="calendar")
        self.away.clicked.connect(lambda: self._open_dialog(AwayDialog(self._context, self._on_duty, self.window())))
        self.own = KeyButton(self.tr("Mijn wachtzin veranderen"), icon="key")
        self.own.clicked.connect(
            lambda: self._open_dialog(OwnSecretDialog(self._context, self._on_duty, self.window()))
        )
        self.stopped = StoppedPanel(self._context.settings)
        self.stops = KeyButton(self.tr("Dit buurthuis stopt"), icon="alert", kind="quiet")
        self.stops.clicked.connect(self._house_stops)
        parts: list[QWidget] = [
            self._no_card,
            ButtonRow(self.card, self.own, self.away),
            self._readers_card,
            ButtonRow(self.add_volunteer, self.add_worker),
            holder,
            self.stopped,
            self._device,
            ButtonRow(self.stops),
        ]
        for part in parts:
            self._column.addWidget(part)
        self._column.addStretch(1)
        inner = QVBoxLayout(self._open)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(Scroll(content))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._open)
        self._stack.addWidget(self.covered)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        look = self._context.look
        narrow = look.logical_width(self) < 760
        side = look.px(10 if narrow else 24)
        right = rest_of(self.width(), side, look.px(_WIDEST))
        self._column.setContentsMargins(side, look.px(8), right, look.px(16))
        self._column.setSpacing(look.px(12))
        self._list.setSpacing(look.px(8))
