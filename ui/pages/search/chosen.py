"""The place that is chosen in the list: its detail page, and what a person does with it."""

from __future__ import annotations

from collections.abc import Container, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from data.directory.records import CheckedField, ServiceCard, ServiceDetail
from data.errors import Code, WorldError
from data.search.results import Hit
from ui.context import Context
from ui.models.results import ResultsModel
from ui.models.slip import Slip
from ui.pages.search.deeds import Deeds
from ui.pages.search.workplace import Workplace

DETAIL_AFTER_MS = 150
"""After the last change of the list while someone types: filling the detail takes 25 ms, and the next key press of a
quick typist (after 120 ms) would have to wait for it."""


class Chosen(QObject):
    """Keeps the detail page with the list. `topic` and `language` say what the question is about."""

    print_requested = Signal(str)  # service id
    edit_requested = Signal(str)  # service id
    moved = Signal()  # the person chose a row
    trouble = Signal(object)  # WorldError: the place could not be read
    detail_shown = Signal(str)  # service id: everything of it is on the screen

    def __init__(
        self, context: Context, slip: Slip, model: ResultsModel, deeds: Deeds, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._slip = slip
        self._model = model
        self._deeds = deeds
        self._place: Workplace | None = None
        self._selected = ""  # the service of the row that is selected
        self.topic = ""
        self.language = "nl"
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.show_detail)
        slip.changed.connect(self._slip_changed)

    def watch(self, place: Workplace) -> None:
        """Follow this list and this detail page."""
        self._place = place
        place.list.chosen.connect(self._row_chosen)
        place.list.put_on_slip.connect(self.put_on_slip)
        place.list.take_off_slip.connect(self._slip.remove)
        place.list.opened.connect(self._opened)
        detail = place.detail
        detail.put_on_slip.connect(self._put_shown)
        detail.take_off_slip.connect(self._take_shown_off)
        detail.call.connect(self.call)
        detail.print_one.connect(self.print_one)
        detail.edit.connect(self._edit_shown)
        detail.report.connect(self._report)
        detail.checked.connect(self._check)

    @property
    def hit(self) -> Hit | None:
        """The hit that is selected in the list."""
        return self._model.hit(self._place.list.currentIndex().row()) if self._place is not None else None

    def put_on_slip(self, service: str) -> None:
        """Put a place on the slip; an empty slot is filled in instead."""
        hit = self._model.hit(self._model.row_of(service))
        if hit is None:
            return
        if hit.card.printable:
            self._slip.add(hit.card)
        else:
            self.edit_requested.emit(service)

    def call(self) -> None:
        """Samen bellen with the place on the detail page."""
        detail = self._place.detail.detail if self._place is not None else None
        if detail is not None and detail.card.phone:
            self._deeds.call(detail, topic=self.topic, language=self.language)

    def print_one(self) -> None:
        """Only this place on paper."""
        hit = self.hit
        if hit is not None and hit.card.printable:
            self.print_requested.emit(hit.card.id)

    def show_detail(self) -> None:
        """Show the selected place: what its card knows at once, the rest as soon as it is read."""
        hit, place = self.hit, self._place
        if hit is None or place is None:
            return
        directory, service = self._context.directory, hit.card.id
        self._selected = service
        place.detail.show_hit(hit, on_slip=self._slip.contains(service), language=self.language)
        place.show_place()
        self._context.tasks.with_directory(
            lambda: directory.detail(service),
            self._detail_arrived,
            failed=self._failed,
            wanted=lambda: self._selected == service,  # asked on the worker too: no widget may be looked at there
        )

    def wait(self) -> None:
        """A key was pressed: what waits to be shown waits longer. The next answer may have the same place on top."""
        if self._later.isActive():
            self._later.start(DETAIL_AFTER_MS)

    def refresh(self, services: Container[str]) -> None:
        """Read the detail again when it is of one of these."""
        hit = self.hit
        if hit is not None and hit.card.id in services:
            self.show_detail()

    def _row_chosen(self, service: str) -> None:
        self._selected = service
        # After the list was painted; while typing later still.
        typing = self._place is None or not self._place.list.hasFocus()
        if not typing:
            self.moved.emit()
        self._later.start(DETAIL_AFTER_MS if typing else 0)

    def _opened(self, service: str) -> None:
        self.moved.emit()
        self._later.stop()
        self.show_detail()
        if self._place is not None:
            self._place.open_detail()

    def _detail_arrived(self, detail: ServiceDetail) -> None:
        if self._place is not None:
            self._place.detail.show_detail(detail)
            self.detail_shown.emit(detail.card.id)

    def show_heard(self, service: str, lines: Sequence[str]) -> None:
        """What visitors told of this place, when it is still the one on the screen."""
        shown = self._shown()
        if self._place is not None and shown is not None and shown.id == service:
            self._place.detail.show_heard(lines)

    def _failed(self, error: Exception) -> None:
        """What the card knows stays on the screen, unless the place is gone or the fault is ours."""
        told = isinstance(error, WorldError) and error.code is not Code.SERVICE_UNKNOWN
        if self._place is not None and not told:
            self._place.detail.clear()
        if not isinstance(error, WorldError):
            raise error
        if error.code is not Code.SERVICE_UNKNOWN:  # taken away just now: the list shows it too
            self.trouble.emit(error)

    def _slip_changed(self) -> None:
        self._model.slip_changed()
        card = self._shown()
        if card is not None and self._place is not None:
            self._place.detail.show_on_slip(self._slip.contains(card.id))

    def _shown(self) -> ServiceCard | None:
        """What stands on the detail page: buttons there mean that one, also when the list is ahead of it."""
        hit = self._place.detail.hit if self._place is not None else None
        return hit.card if hit is not None else None

    def _put_shown(self) -> None:
        card = self._shown()
        if card is not None and card.printable:
            self._slip.add(card)

    def _take_shown_off(self) -> None:
        card = self._shown()
        if card is not None:
            self._slip.remove(card.id)

    def _edit_shown(self) -> None:
        card = self._shown()
        if card is not None:
            self.edit_requested.emit(card.id)

    def _report(self) -> None:
        card = self._shown()
        if card is not None:
            self._deeds.report(card)

    def _check(self, field: str) -> None:
        card = self._shown()
        if card is not None:
            self._deeds.check(card.id, CheckedField(field))
