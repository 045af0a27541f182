"""The baseline of the start: a bare PySide6 main window that also imports SQLAlchemy, shown and painted once."""

from __future__ import annotations

import sys

import sqlalchemy
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

app = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QLabel(f"SQLAlchemy {sqlalchemy.__version__}"))
window.resize(1366, 768)
window.show()


def ready() -> None:
    """Say so as soon as the window has been painted, and end."""
    print("ready", flush=True)
    app.exit(0)


QTimer.singleShot(0, ready)
sys.exit(app.exec())
