"""The one stylesheet of the program. `$name` is a colour, `12sp` a size that grows with the letters.

Border widths are plain px: a border is as thick at 200% as at 100%. Widgets are addressed by type and by the
properties `kind` (what it is), `role` (its letters), `ink` (its colour) and `state` ("error").
"""

from __future__ import annotations

import re
from collections.abc import Mapping

TEMPLATE = """
QToolTip { background: $toast; color: $on-toast; border: 1px solid $ink; padding: 6sp 10sp;
    font-size: 15sp; }

QLabel { background: transparent; }
QLabel[role="page-title"] { font-size: 28sp; font-weight: 700; }
QLabel[role="detail-title"] { font-size: 26sp; font-weight: 700; }
QLabel[role="section"] { font-size: 20sp; font-weight: 700; }
QLabel[role="card-title"], QLabel[role="label"] { font-size: 17sp; font-weight: 600; }
QLabel[role="body"] { font-size: 16sp; font-weight: 400; }
QLabel[role="body-strong"] { font-size: 16sp; font-weight: 600; }
QLabel[role="small"] { font-size: 15sp; font-weight: 400; }
QLabel[role="small-strong"] { font-size: 15sp; font-weight: 600; }
QLabel[role="key"] { font-size: 14sp; font-weight: 500; }
QLabel[role="phone-card"] { font-family: "Noto Sans"; font-size: 19sp; font-weight: 700; }
QLabel[role="phone-detail"] { font-family: "Noto Sans"; font-size: 28sp; font-weight: 700; }
QLabel[role="phone-call"] { font-family: "Noto Sans"; font-size: 34sp; font-weight: 700; }
QLabel[role="crisis-112"] { font-family: "Noto Sans"; font-size: 36sp; font-weight: 700; }
QLabel[role="lead"] { font-size: 20sp; font-weight: 400; }
QLabel[role="tile-name"] { font-size: 19sp; font-weight: 600; }
QLabel[ink="ink-2"] { color: $ink-2; }
QLabel[ink="pine"] { color: $pine; }
QLabel[ink="pine-hover"] { color: $pine-hover; }
QLabel[ink="on-pine"] { color: $on-pine; }
QLabel[ink="honey-ink"] { color: $honey-ink; }
QLabel[ink="brick"] { color: $brick; }
QLabel[ink="brick-ink"] { color: $brick-ink; }

QLabel[kind="keycap"] { border: 1px solid $line-strong; border-radius: 6sp; background: $sunken; }

QFrame[kind="panel"] { background: $surface; border: 1px solid $line; border-radius: 16sp; }
QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: 14sp; }
QFrame[kind="pine-card"] { background: $pine-tint; border: 1px solid $pine-line; border-radius: 14sp; }
QFrame[kind="honey-card"] { background: $honey-soft; border: 1px solid $honey-line; border-radius: 14sp; }
QFrame[kind="brick-card"] { background: $brick-tint; border: 2px solid $brick; border-radius: 14sp; }
QFrame[kind="brick-line"] { background: $brick-tint; border: 1px solid $brick-line; border-radius: 10sp; }
QFrame[kind="sunken"] { background: $sunken; border: 1px solid $line; border-radius: 12sp; }
QFrame[kind="facts"] { background: $sunken; border: 1px solid $line-strong; border-radius: 12sp; }
QFrame[kind="opinion"] { background: $surface; border: 1px dashed $line-strong; border-radius: 12sp; }
QFrame[kind="rail"] { background: $rail; border: none; border-right: 1px solid $line; }
QFrame[kind="tray"] { background: $honey-soft; border: none; border-top: 2px solid $honey-line; }
QFrame[kind="visit"] { background: $honey; border: none; border-top: 1px solid $honey-line;
    border-bottom: 1px solid $honey-line; }
QFrame[kind="visit"] QPushButton { min-height: 38sp; }
QFrame[kind="visit"] QPushButton[kind="quiet"] { color: $honey-ink; border-color: $honey-edge;
    background: $honey-soft; }
QFrame[kind="visit"] QPushButton[kind="quiet"]:hover { background: $surface; border-color: $honey-ink; }
QFrame[kind="notice"] { background: $sunken; border: none; border-top: 1px solid $line;
    border-bottom: 1px solid $line; }
QFrame[kind="demo"] { background: $surface; border: none; border-bottom: 1px solid $line; }
QFrame[kind="foot"] { background: $surface; border: none; border-top: 1px solid $line; }
QFrame[kind="toast"] { background: $toast; border: none; border-radius: 12sp; }
QFrame[kind="toast"] > QLabel { color: $on-toast; }
QFrame[kind="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }

QPushButton { background: $surface; color: $ink; border: 1px solid $line-strong; border-radius: 10sp;
    padding: 0 15sp; min-height: 46sp; font-size: 16sp; font-weight: 600; }
QPushButton:hover { background: $hover; border-color: $ink; }
QPushButton:pressed { background: $rail-hover; border-color: $ink; }
QPushButton:disabled { background: $disabled-fill; color: $disabled; border-color: $disabled-fill; }
QPushButton[kind="primary"] { background: $pine; color: $on-pine; border-color: $pine; }
QPushButton[kind="primary"]:hover { background: $pine-hover; border-color: $pine-hover; }
QPushButton[kind="primary"]:pressed { background: $pine-press; border-color: $pine-press; }
QPushButton[kind="primary"]:disabled { background: $disabled-fill; color: $disabled;
    border-color: $disabled-fill; }
QPushButton[kind="honey"] { background: $honey-ink; color: $on-honey-ink; border-color: $honey-ink; }
QPushButton[kind="honey"]:hover { background: $honey-press; border-color: $honey-press; }
QPushButton[kind="honey"]:disabled { background: $disabled-fill; color: $disabled;
    border-color: $disabled-fill; }
QPushButton[kind="danger"] { background: $surface; color: $brick; border: 2px solid $brick;
    min-height: 44sp; }
QPushButton[kind="danger"]:hover { background: $brick-tint; color: $brick; border-color: $brick; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; }
QPushButton[kind="quiet"]:hover { background: $hover; border-color: transparent; }
QPushButton[kind="quiet"]:disabled { background: transparent; color: $disabled; border-color: transparent; }
QPushButton[kind="icon"] { background: transparent; border-color: transparent; padding: 0;
    min-width: 38sp; max-width: 38sp; min-height: 38sp; max-height: 38sp; font-size: 20sp; font-weight: 400; }
QPushButton[kind="icon"]:hover { background: $rail-hover; }
QPushButton[kind="icon"]:pressed { background: $line; }
QPushButton[kind="toast"] { background: transparent; color: $on-toast; border: 1px solid $on-toast;
    min-height: 38sp; }
QPushButton[kind="toast"]:hover { background: $ink-2; color: $on-toast; border-color: $on-toast; }
QPushButton[kind="chip"] { border-radius: 19sp; padding: 0 14sp; min-height: 38sp; max-height: 38sp;
    font-weight: 500; }
QPushButton[kind="chip"]:checked { background: $pine-tint; color: $pine-hover; border: 2px solid $pine;
    padding: 0 13sp; min-height: 36sp; max-height: 36sp; font-weight: 600; }
QPushButton[kind="choice"]:checked { background: $pine-tint; color: $pine-hover; border: 2px solid $pine;
    padding: 0 14sp; }
QPushButton[kind="section"] { background: transparent; border-color: transparent; font-weight: 500; }
QPushButton[kind="section"]:hover { background: $rail-hover; }
QPushButton[kind="section"]:checked { background: $surface; color: $pine-hover; border: 2px solid $pine;
    font-weight: 600; min-height: 44sp; }
QPushButton[kind="tile"] { border: 1px solid $line; border-radius: 14sp; text-align: left; padding: 0; }
QPushButton[kind="tile"]:hover { background: $surface; border-color: $line-strong; }
QPushButton[kind="tile"]:pressed, QPushButton[kind="tile"]:checked { background: $pine-tint;
    border: 2px solid $pine; }
QPushButton[kind="rail"] { background: transparent; border: none; border-radius: 10sp; padding: 0;
    min-height: 46sp;
    color: $ink; font-size: 16sp; font-weight: 500; }
QPushButton[kind="rail"]:hover { background: $rail-hover; }
QPushButton[kind="rail"]:checked { background: $pine; color: $on-pine; font-weight: 700; }
QPushButton[kind="pin"] { border-radius: 12sp; padding: 0; min-height: 40sp; font-family: "Noto Sans"; font-size: 26sp;
    font-weight: 700; }
QPushButton[kind="pin-side"] { border-radius: 12sp; padding: 0; min-height: 40sp; background: $rail;
    border-color: $rail; }
QPushButton[kind="pin-side"]:hover { background: $rail-hover; border-color: $line-strong; }
QPushButton[kind="pin-side"]:disabled { background: $disabled-fill; border-color: $disabled-fill; }
QPushButton[kind="pin-go"] { border-radius: 12sp; padding: 0; min-height: 40sp; background: $pine;
    border-color: $pine; }
QPushButton[kind="pin-go"]:hover { background: $pine-hover; border-color: $pine-hover; }
QPushButton[kind="pin-go"]:disabled { background: $disabled-fill; border-color: $disabled-fill; }
QPushButton[kind="link"] { background: transparent; border: none; color: $pine; padding: 0 4sp;
    min-height: 38sp;
    text-decoration: underline; text-align: left; }
QPushButton[kind="link"]:hover { color: $pine-hover; background: transparent; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
    background: $surface; color: $ink; border: 1px solid $line-strong; border-radius: 10sp;
    padding: 2px 12sp; font-size: 16sp; selection-background-color: $pine; selection-color: $on-pine; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: 42sp; }
QPlainTextEdit, QTextEdit { padding: 8sp 10sp; }
QPlainTextEdit[kind="opinion"] { background: $sunken; border: 1px dashed $line-strong; }
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QComboBox:hover,
QAbstractSpinBox:hover { border-color: $ink; }
QLineEdit[state="error"], QPlainTextEdit[state="error"] { border: 2px solid $brick; padding: 1px 12sp; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border: 3px solid $focus; padding: 0 12sp; }
QPlainTextEdit:focus, QTextEdit:focus { border: 3px solid $focus; padding: 6sp 8sp; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: $sunken; color: $disabled;
    border-color: $line; }
QLineEdit[kind="search"] { border-radius: 12sp; min-height: 42sp; font-size: 18sp; }
QLineEdit[kind="pin"] { font-family: "Noto Sans"; font-size: 24sp; font-weight: 700;
    lineedit-password-character: 9679; }
QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: $ink-2; }
QComboBox { padding-right: 40sp; }
QComboBox::drop-down { border: none; width: 36sp; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $surface; color: $ink; border: 1px solid $line-strong; outline: 0;
    selection-background-color: $pine-tint; selection-color: $pine-hover; font-size: 16sp; }
QComboBox QAbstractItemView::item { min-height: 40sp; padding: 0 10sp; }
QAbstractSpinBox { padding-right: 4sp; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus { background: transparent; border: none; padding: 0 8sp;
    min-height: 0; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
QProgressBar { background: $rail; border: 1px solid $line-strong; border-radius: 7sp; min-height: 14sp;
    max-height: 14sp; }
QProgressBar::chunk { background: $pine; border-radius: 6sp; }

QCheckBox, QRadioButton { spacing: 10sp; min-height: 40sp; font-size: 16sp; background: transparent; }
QRadioButton::indicator { width: 18sp; height: 18sp; border: 2px solid $line-strong; border-radius: 11sp;
    background: $surface; }
QRadioButton::indicator:hover { border-color: $ink; }
QRadioButton::indicator:checked { border: 6sp solid $pine; width: 10sp; height: 10sp; border-radius: 11sp; }
QCheckBox::indicator { width: 20sp; height: 20sp; }

QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12sp; margin: 0; }
QScrollBar::handle:vertical { background: $line-strong; border-radius: 4sp; min-height: 40sp;
    margin: 0 2sp; }
QScrollBar::handle:vertical:hover { background: $ink-2; }
QScrollBar:horizontal { background: transparent; height: 12sp; margin: 0; }
QScrollBar::handle:horizontal { background: $line-strong; border-radius: 4sp; min-width: 40sp;
    margin: 2sp 0; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; background: none; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }

QListView { background: transparent; border: none; outline: 0; }
QMenu { background: $surface; color: $ink; border: 1px solid $line-strong; padding: 6sp; font-size: 16sp; }
QMenu::item { padding: 9sp 18sp; border-radius: 8sp; }
QMenu::item:selected { background: $pine-tint; color: $pine-hover; }
QMenu::item:disabled { color: $disabled; }
"""


def stylesheet(colours: Mapping[str, str], scale: float) -> str:
    """The stylesheet with these colours, its sizes multiplied by `scale` and rounded to whole pixels."""
    sized = re.sub(r"(\d+)sp\b", lambda found: f"{round(int(found[1]) * scale)}px", TEMPLATE)
    return re.sub(r"\$([a-z0-9-]+)", lambda found: colours[found[1]], sized)
