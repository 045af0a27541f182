"""Numbers that leave the desk: none under 5, and none that can be worked out from the others.

A number from 1 to 4 becomes "<5" (product.md, Buurtwerker). When what is shown adds up to a total that is shown as
well, the small number could be worked out; then the next smallest is left out too ("*"), until each number that is
not shown could still be at least two things. The rule is that of cell suppression (Hundepool e.a., Statistical
Disclosure Control, 2012, chapter 4), with exact bounds instead of an estimate, which so few cells allow.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

LEAST = 5
SMALL, HIDDEN = "<5", "*"
_ENDLESS = 10**9


def mask_one(amount: int) -> str:
    """A number on its own."""
    return SMALL if 0 < amount < LEAST else str(amount)


def mask_parts(cells: Mapping[str, int], total: int | None, *, hidden: frozenset[str] = frozenset()) -> dict[str, str]:
    """Numbers that together make `total`, which is shown; None when they add up to nothing that is shown.

    `hidden`: those that must not be shown for another reason.
    """
    masked = {key for key, amount in cells.items() if 0 < amount < LEAST} | (hidden & set(cells))
    if total is not None:
        rest = sorted((key for key in cells if key not in masked and cells[key] > 0), key=lambda key: (cells[key], key))
        while masked and _can_be_worked_out(cells, masked, total):
            if not rest:
                return dict.fromkeys(cells, HIDDEN)
            masked.add(rest.pop(0))
    return {key: _shown(amount, key in masked) for key, amount in cells.items()}


def hide_parts(cells: Mapping[str, int]) -> dict[str, str]:
    """Numbers whose total is not shown itself: none of them is."""
    return dict.fromkeys(cells, HIDDEN)


def reveals_a_month(months: Sequence[int], year: int) -> bool:
    """Whether the number of a year, beside those of its months, tells a month whose number is not shown."""
    small = {str(place) for place, amount in enumerate(months) if 0 < amount < LEAST}
    if not small or 0 < year < LEAST:
        return False
    return _can_be_worked_out({str(place): amount for place, amount in enumerate(months)}, small, year)


def _shown(amount: int, masked: bool) -> str:
    if not masked:
        return str(amount)
    return SMALL if 0 < amount < LEAST else HIDDEN


def _can_be_worked_out(cells: Mapping[str, int], masked: set[str], total: int) -> bool:
    """Whether one of the masked numbers could be only one thing, for who sees the others and the total."""
    left = total - sum(amount for key, amount in cells.items() if key not in masked)
    bounds = {key: _bounds(cells[key]) for key in masked}
    lowest, highest = (sum(bound[side] for bound in bounds.values()) for side in (0, 1))
    for low, high in bounds.values():
        least = max(low, left - (highest - high))
        most = min(high, left - (lowest - low))
        if most - least < 1:
            return True
    return False


def _bounds(amount: int) -> tuple[int, int]:
    """What somebody who sees the sign for a number knows of it."""
    return (1, LEAST - 1) if 0 < amount < LEAST else (LEAST, _ENDLESS)
