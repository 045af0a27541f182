"""The colours, light and dark, by the names of the design. No Qt, so that a test can count the contrasts.

Four meanings and no more: honey belongs to this slip, pine is do or chosen, brick is danger, purple is where
the keyboard is. Each also has an icon or a word.
"""

from __future__ import annotations

LIGHT: dict[str, str] = {
    "paper": "#F5F3EF",
    "rail": "#EAE7E0",
    "rail-hover": "#DFDBD1",
    "surface": "#FFFFFF",
    "sunken": "#F9F8F5",
    "hover": "#F3F1EC",
    "line": "#DEDAD1",
    "line-strong": "#857F73",
    "ink": "#22211E",
    "ink-2": "#575349",
    "pine": "#1F5A4A",
    "pine-hover": "#17483B",
    "pine-press": "#123A2F",
    "on-pine": "#FFFFFF",
    "pine-tint": "#E4EFE9",
    "pine-line": "#A6C6B8",
    "honey": "#FFDF94",
    "honey-soft": "#FFF3D6",
    "honey-line": "#EBC468",
    "honey-edge": "#B98113",
    "honey-ink": "#4D3500",
    "honey-press": "#332300",
    "on-honey-ink": "#FFFFFF",
    "brick": "#A32E1D",
    "brick-hover": "#7A2012",
    "on-brick": "#FFFFFF",
    "brick-ink": "#7A2012",
    "brick-tint": "#FCEBE6",
    "brick-line": "#DFA395",
    "closed": "#EFECE6",
    "focus": "#7A2E91",
    "focus-gap": "#FFFFFF",
    "disabled": "#625D52",
    "disabled-fill": "#E5E1D8",
    "toast": "#22211E",
    "on-toast": "#FFFFFF",
}

DARK: dict[str, str] = {
    "paper": "#1C1B19",
    "rail": "#141312",
    "rail-hover": "#2C2A27",
    "surface": "#272522",
    "sunken": "#211F1D",
    "hover": "#322F2B",
    "line": "#413D38",
    "line-strong": "#958E81",
    "ink": "#F1EEE8",
    "ink-2": "#C4BEB2",
    "pine": "#7CC4AA",
    "pine-hover": "#9AD6C0",
    "pine-press": "#B5E3D2",
    "on-pine": "#0D2019",
    "pine-tint": "#1F3A31",
    "pine-line": "#3C6656",
    "honey": "#5C4511",
    "honey-soft": "#382C12",
    "honey-line": "#86671F",
    "honey-edge": "#C79A3F",
    "honey-ink": "#FFE5A8",
    "honey-press": "#FFF1CF",
    "on-honey-ink": "#2A1D00",
    "brick": "#F2917D",
    "brick-hover": "#FFB4A4",
    "on-brick": "#2B0C06",
    "brick-ink": "#FFCFC4",
    "brick-tint": "#4A221A",
    "brick-line": "#8A4A3C",
    "closed": "#34312D",
    "focus": "#DDA8F0",
    "focus-gap": "#1C1B19",
    "disabled": "#ABA59A",
    "disabled-fill": "#35322E",
    "toast": "#F1EEE8",
    "on-toast": "#22211E",
}

# With more contrast every border is a full line and secondary text is as strong as the rest.
_STRONGER = {
    "line": "line-strong",
    "line-strong": "ink",
    "ink-2": "ink",
    "pine-line": "pine",
    "honey-line": "honey-edge",
    "honey-edge": "honey-ink",
    "brick-line": "brick",
    "disabled": "ink",
}


def table(*, dark: bool, high_contrast: bool = False) -> dict[str, str]:
    """Every colour by name, as #RRGGBB."""
    plain = DARK if dark else LIGHT
    if not high_contrast:
        return dict(plain)
    return {name: plain[_STRONGER.get(name, name)] for name in plain}


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
