"""Numbers as a file for a spreadsheet: where it goes, and the words in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from data.desk.visits.records import Measure
from data.directory.records import Theme
from ui.context import Context
from ui.files import ask_where_to_keep
from ui.models import inloop_words


def ask_for_table(parent: QWidget, name: str, chosen: Callable[[Path], None]) -> None:
    """Where the table goes; what is chosen ends in .csv."""

    def named(target: Path) -> None:
        chosen(target if target.suffix.lower() == ".csv" else target.with_name(f"{target.name}.csv"))

    ask_where_to_keep(parent, _tr("Bewaar de cijfers"), name, _tr("Tabel (*.csv)"), named)


def labels(themes: Sequence[Theme]) -> Callable[[Measure, str], str]:
    """The Dutch words of a row."""
    names: Mapping[str, str] = {theme.code: theme.name for theme in themes}

    def label(measure: Measure, key: str) -> str:
        if measure is Measure.THEME:
            return names.get(key, key)
        try:
            return inloop_words.cell(measure.value, key)
        except KeyError:  # a row that only the file has
            return key

    return label


def write(context: Context, text: str, target: Path, said: Callable[[str], None]) -> None:
    """Write it, and say how that went."""

    def failed(error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        said(_tr("Bewaren lukt daar niet. Er is niets kwijt. Kies een andere map."))

    context.tasks.in_background(
        lambda: target.write_text(text, encoding="utf-8-sig", newline=""),
        lambda _: said(_tr("Bewaard als {name}.").format(name=target.name)),
        failed=failed,
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("counts", text)
