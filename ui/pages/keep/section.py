"""Bewaren en terugzetten: the part of the settings where backups are made and put back. Needs no login."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from data.errors import Code, WorldError
from ui import desk_messages, messages
from ui.context import Context
from ui.dialogs.restore import RestoreDialog
from ui.files import ask_for_file, ask_for_folder
from ui.models.waiting import moment_words, names_together
from ui.pages.keep import facts
from ui.pages.paper.outcome import ButtonRow
from ui.pages.settings.form import Saver, Section
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import set_ink, text_label
from ui.widgets.panel import Panel

if TYPE_CHECKING:
    from data.backup import BackupResult
    from data.restore import BackupContents

_WARN_DAYS = 3


class Keep(Section):
    """`restore_ready` comes when the order to put back is given: the program closes and opens again."""

    restore_ready = Signal()
    backup_made = Signal()

    def __init__(self, context: Context, saver: Saver) -> None:
        super().__init__(
            context,
            saver,
            self.tr("Bewaren en terugzetten"),
            self.tr("Na elke dienst maken we zelf een reservekopie. Zonder code of kaart heeft niemand er iets aan."),
        )
        self._last_card = Panel("pine-card", padding=16, gap=6)
        self.last = text_label("", "body-strong", wrap=True)
        self._last_card.body.addWidget(self.last)
        self.make_button = KeyButton(self.tr("Maak nu een reservekopie"), icon="keep", kind="primary")
        self.make_button.clicked.connect(self.make)
        self.said = text_label("", "body", "ink-2", wrap=True)
        self.said.hide()
        self.columns.add(self._last_card, whole=True)
        self.columns.add(_column(ButtonRow(self.make_button), self.said), whole=True)
        self.columns.add(self._second_part(), whole=True)
        self.columns.add(self._restore_part(), whole=True)
        from ui.pages.keep.terms import add_terms  # of the desk: searching does not wait for it

        add_terms(self)
        self.read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read()

    # What there is

    def read(self) -> None:
        """Read the backups again."""
        context = self.context

        def show(kept: facts.Kept) -> None:
            if isValid(self):
                self._show(kept)

        context.tasks.in_background(lambda: facts.read(context), show)

    def _show(self, kept: facts.Kept) -> None:
        now = self.context.now()
        if kept.last is None:
            self.last.setText(self.tr("Er is nog geen goede reservekopie."))
            old = True
        else:
            old = (now - kept.last).total_seconds() > _WARN_DAYS * 86_400
            words = self.tr("Laatste goede reservekopie: {when}.").format(when=moment_words(kept.last, now))
            late = self.tr("Dat is langer dan {days} dagen geleden. Maak er nu een.").format(days=_WARN_DAYS)
            self.last.setText(f"{words} {late}" if old else words)
        self._last_card.set_kind("sunken" if old else "pine-card")
        second = facts.second_folder(self.context)
        self._second_name.setText(str(second) if second is not None else self.tr("Nog geen tweede plek gekozen."))
        self._second_gone.setVisible(second is not None and not kept.second_there)
        self.no_second.setVisible(second is not None)
        self._list_files(kept.files)

    def _list_files(self, files: tuple[facts.KeptFile, ...]) -> None:
        while (item := self._files.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        now = self.context.now()
        for kept in files:
            row = QWidget()
            across = QHBoxLayout(row)
            across.setContentsMargins(0, 0, 0, 0)
            when = moment_words(kept.made_on, now)
            words = self.tr("{when}, op de tweede plek").format(when=when) if kept.second else when
            look = KeyButton(self.tr("Bekijk"))
            look.setAccessibleName(self.tr("Bekijk de reservekopie van {when}").format(when=words))
            look.clicked.connect(lambda _=False, file=kept.file: self.look_at(file))
            label = text_label(words, "body", wrap=True)
            across.addWidget(label, 1)
            across.addWidget(look)
            self._files.addWidget(row)
        self._none.setVisible(not files)

    # Making

    def make(self) -> None:
        """Make one now; with a dienst open it goes up to this moment."""
        context, on_duty = self.context, self.context.on_duty
        duty = on_duty.duty if not on_duty.busy else None
        moment, where = context.now(), facts.targets(context)
        self.make_button.setEnabled(False)
        self._say(self.tr("Even bezig …"))

        def work() -> BackupResult:
            from data.backup import make_backup

            return make_backup(context.data_dir, duty, where, now=moment)

        context.tasks.with_desk(work, self._made, failed=self._failed)

    def _made(self, result: BackupResult) -> None:
        if not isValid(self):
            return
        self.make_button.setEnabled(True)
        said = [self.tr("De reservekopie is gemaakt en nagekeken.")]
        said += [
            messages.sentence(WorldError(other.code, folder=str(other.folder)))
            for other in result.others
            if other.code is not None
        ]
        reaches = desk_messages.backup_reaches(
            result.desk_from, in_use=self._in_use(), whole=result.desk_from == result.made_on
        )
        said += [reaches] if reaches else []
        self._say(" ".join(said), wrong=len(result.others) > 0 and any(one.code for one in result.others))
        self.read()
        self.backup_made.emit()

    def _in_use(self) -> bool:
        """Whether there is a desk store to come along."""
        from data import archive

        return (self.context.data_dir / archive.SLOTS).exists()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, WorldError):
            raise error
        if isValid(self):
            self.make_button.setEnabled(True)
            self._say(messages.sentence(error), wrong=True)

    # The second place

    def _second_part(self) -> QWidget:
        self._second_name = text_label("", "body", wrap=True)
        self._second_gone = text_label(
            messages.sentence(WorldError(Code.BACKUP_TARGET_GONE, folder=self.context.settings.current.backup_folder)),
            "body",
            "brick-ink",
            wrap=True,
        )
        self._second_gone.hide()
        self.choose_second = KeyButton(self.tr("Kies een map of stick"), icon="folder")
        self.choose_second.clicked.connect(self._choose_second)
        self.no_second = KeyButton(self.tr("Geen tweede plek"), kind="quiet")
        self.no_second.clicked.connect(lambda: self._keep_second(""))
        self.no_second.hide()
        return _column(
            text_label(self.tr("Een tweede plek"), "card-title", wrap=True),
            text_label(
                self.tr("Bijvoorbeeld een stick. Dan is er nog een kopie als deze computer stukgaat."),
                "body",
                "ink-2",
                wrap=True,
            ),
            self._second_name,
            self._second_gone,
            ButtonRow(self.choose_second, self.no_second),
        )

    def _choose_second(self) -> None:
        ask_for_folder(self, self.tr("Kies een map of stick"), lambda found: self._keep_second(str(found)))

    def _keep_second(self, folder: str) -> None:
        store = self.context.settings

        def kept(_: object) -> None:
            if isValid(self):
                self.saver.saved.emit(store.current)
                self.read()

        self.context.tasks.in_background(lambda: store.save(backup_folder=folder), kept, failed=self._failed)

    # Putting back

    def _restore_part(self) -> QWidget:
        holder = QWidget()
        self._files = QVBoxLayout(holder)
        self._files.setContentsMargins(0, 0, 0, 0)
        self._none: QLabel = text_label(self.tr("Er zijn nog geen reservekopieën op deze computer."), "body", wrap=True)
        self.choose_file = KeyButton(self.tr("Kies een bestand"), icon="folder")
        self.choose_file.clicked.connect(self._choose_file)
        return _column(
            text_label(self.tr("Terugzetten"), "card-title", wrap=True),
            text_label(
                self.tr("Eerst zie je wat erin zit. Er verandert niets tot je het zegt."), "body", "ink-2", wrap=True
            ),
            self._none,
            holder,
            ButtonRow(self.choose_file),
        )

    def _choose_file(self) -> None:
        ask_for_file(self, self.tr("Kies een reservekopie"), self.tr("Reservekopie (*.backup)"), self.look_at)

    def look_at(self, file: Path) -> None:
        """Read every byte of a backup and show what it would bring."""
        context = self.context
        self._say(self.tr("Even kijken …"))
        context.tasks.in_background(lambda: facts.contents(context, file), self._offer, failed=self._failed)

    def _offer(self, contents: BackupContents) -> None:
        if not isValid(self):
            return
        self._say("")
        dialog = RestoreDialog(
            desk_messages.backup_contents(contents),
            on_duty=names_together(self.context.on_duty.names),
            parent=self.window(),
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.accepted.connect(lambda: self._put_back(contents.file))
        dialog.open()

    def _put_back(self, file: Path) -> None:
        """Take it out beside the present state, end an open dienst with its own backup, and change over.

        In this order: the backup at the end of the dienst may push the chosen file out of the rotation.
        """
        context = self.context
        moment = context.now()
        self._say(self.tr("Even bezig …"))

        def work() -> None:
            from data.restore import prepare

            prepare(file, context.data_dir, now=moment)

        context.tasks.with_desk(work, lambda _: self._change_over(), failed=self._failed)

    def _change_over(self) -> None:
        on_duty = self.context.on_duty
        if on_duty.open:
            on_duty.end(self.restore_ready.emit)
        else:
            self.restore_ready.emit()

    def _say(self, sentence: str, *, wrong: bool = False) -> None:
        self.said.setText(sentence)
        set_ink(self.said, "brick-ink" if wrong else "ink-2")
        self.said.setVisible(bool(sentence))


def _column(*parts: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        column.addWidget(part)
    return holder
