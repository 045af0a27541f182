"""Colours that can be read, letters that grow, one stylesheet without gaps."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QPushButton

from ui import palette
from ui.stylesheet import TEMPLATE, stylesheet
from ui.theme import ROLES, Look

TABLES = {
    "light": palette.table(dark=False),
    "dark": palette.table(dark=True),
    "light, more contrast": palette.table(dark=False, high_contrast=True),
    "dark, more contrast": palette.table(dark=True, high_contrast=True),
}
# Text on a ground: 4.5 or more (WCAG 2.2, 1.4.3).
TEXT = [
    *[("ink", ground) for ground in ("paper", "rail", "surface", "sunken", "hover", "rail-hover", "pine-tint")],
    *[("ink-2", ground) for ground in ("paper", "rail", "surface", "sunken", "pine-tint", "closed", "hover")],
    *[("pine", ground) for ground in ("surface", "paper", "sunken")],
    *[("pine-hover", ground) for ground in ("pine-tint", "surface", "paper")],
    *[("on-pine", ground) for ground in ("pine", "pine-hover", "pine-press")],
    *[("honey-ink", ground) for ground in ("honey", "honey-soft")],
    *[("on-honey-ink", ground) for ground in ("honey-ink", "honey-press")],
    *[("brick", ground) for ground in ("surface", "paper", "brick-tint")],
    ("brick-ink", "brick-tint"),
    ("on-brick", "brick"),
    ("disabled", "disabled-fill"),
    ("on-toast", "toast"),
]
# What must be seen but is not text: 3 or more (1.4.11).
EDGES = [
    *[("line-strong", ground) for ground in ("surface", "paper")],
    *[("focus", ground) for ground in ("surface", "paper", "rail", "pine-tint", "honey", "focus-gap")],
    ("pine", "paper"),
    ("brick", "paper"),
    ("honey-edge", "honey-soft"),
]


@pytest.mark.parametrize("name", TABLES)
def test_text_can_be_read(name: str) -> None:
    colours = TABLES[name]
    weak = {
        pair: round(palette.contrast(colours[pair[0]], colours[pair[1]]), 2)
        for pair in TEXT
        if palette.contrast(colours[pair[0]], colours[pair[1]]) < 4.5
    }
    assert weak == {}


@pytest.mark.parametrize("name", TABLES)
def test_borders_and_the_focus_can_be_seen(name: str) -> None:
    colours = TABLES[name]
    weak = {
        pair: round(palette.contrast(colours[pair[0]], colours[pair[1]]), 2)
        for pair in EDGES
        if palette.contrast(colours[pair[0]], colours[pair[1]]) < 3
    }
    assert weak == {}


def test_both_tables_have_the_same_names() -> None:
    assert palette.LIGHT.keys() == palette.DARK.keys()


def test_contrast_is_that_of_wcag() -> None:
    assert palette.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert palette.contrast("#857F73", "#FFFFFF") == pytest.approx(4.0, abs=0.05)


def test_the_stylesheet_names_only_colours_that_are_there() -> None:
    assert set(re.findall(r"\$([a-z0-9-]+)", TEMPLATE)) <= palette.LIGHT.keys()
    filled = stylesheet(palette.LIGHT, 1.5)
    assert "$" not in filled
    assert not re.search(r"\dsp\b", filled)


def test_sizes_grow_and_borders_do_not() -> None:
    filled = stylesheet(palette.LIGHT, 2.0)
    assert "min-height: 92px" in filled
    assert "border: 1px solid" in filled


def test_letters_stay_within_bounds(look: Look) -> None:
    look.set_percent(500)
    assert look.percent == 200
    look.set_percent(10)
    assert look.percent == 100


def test_every_role_grows_with_the_letters(look: Look) -> None:
    before = {role: look.font(role).pixelSize() for role in ROLES}
    look.set_percent(150)
    for role, (size, _, _) in ROLES.items():
        assert before[role] == size
        assert look.font(role).pixelSize() == round(size * 1.5 + 0.001)


def test_steps_go_up_and_down(look: Look) -> None:
    assert [look.step(1), look.step(-1)] == [125, 100]
    look.set_percent(140)
    assert [look.step(1), look.step(-1)] == [150, 125]
    look.set_percent(200)
    assert look.step(1) == 200


def test_the_fonts_are_those_that_ship_with_the_program(look: Look) -> None:
    assert QFontInfo(look.font("body")).family() == "Atkinson Hyperlegible Next"
    assert QFontInfo(look.font("phone-call")).family() == "Noto Sans"


def test_a_change_is_told_after_it_was_made(look: Look, qapp: QApplication) -> None:
    seen: list[tuple[int, str]] = []
    look.changed.connect(lambda: seen.append((look.px(10), look.token("paper").name())))
    look.set_percent(200)
    look.set_mode("dark")
    assert seen[0] == (20, palette.LIGHT["paper"].lower())
    assert seen[-1] == (20, palette.DARK["paper"].lower())


def test_buttons_take_their_colour_from_the_kind(look: Look, qtbot) -> None:  # type: ignore[no-untyped-def]
    button = QPushButton("Afdrukken")
    qtbot.addWidget(button)
    button.setProperty("kind", "primary")
    button.ensurePolished()
    assert button.palette().buttonText().color().name() == palette.LIGHT["on-pine"].lower()
