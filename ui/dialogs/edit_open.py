"""Which form opens for which place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from data.directory.drafts import ServiceDraft
from data.directory.edit import editable, neighbours_place, place_for_slot
from data.directory.records import Listing, ServiceCard, Theme
from data.errors import WorldError
from ui import messages
from ui.context import Context
from ui.dialogs.edit_service import EditServiceDialog


def open_editor(
    context: Context,
    service: str,
    parent: QWidget,
    saved: Callable[[ServiceCard], None],
    failed: Callable[[str], None],
) -> None:
    """Open the form of a stored place; of an empty slot it becomes the form of a new local place.

    `saved` gets the card; `failed` gets a sentence when the place cannot be read any more.
    """
    directory = context.directory

    def read() -> tuple[ServiceDraft, tuple[Theme, ...]]:
        return editable(directory, service), directory.themes()

    def show(found: tuple[ServiceDraft, tuple[Theme, ...]]) -> None:
        draft, themes = found
        empty = draft.listing is Listing.SLOT
        _open(
            EditServiceDialog(context, place_for_slot(draft) if empty else draft, themes, new=empty, parent=parent),
            saved,
        )

    def not_read(error: Exception) -> None:
        if not isinstance(error, WorldError):
            raise error
        failed(messages.sentence(error))

    context.tasks.with_directory(read, show, failed=not_read)


def open_new_place(context: Context, parent: QWidget, saved: Callable[[ServiceCard], None]) -> None:
    """Open an empty form for an initiative of the neighbourhood."""

    def show(themes: tuple[Theme, ...]) -> None:
        _open(EditServiceDialog(context, neighbours_place(), themes, new=True, parent=parent), saved)

    context.tasks.with_directory(context.directory.themes, show)


def _open(dialog: EditServiceDialog, saved: Callable[[ServiceCard], None]) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.saved.connect(saved)
    dialog.open()
