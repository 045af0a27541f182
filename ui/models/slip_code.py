"""Whether what stands in the search field is the code of a slip that comes back."""

from __future__ import annotations

from data.slip_codes import ALPHABET, LENGTH, CodeState, state, tidy


def looks_like_code(text: str) -> bool:
    """Five characters that codes are made of, letters and digits mixed or with the dash in its place.

    Also one with a typing error in it: that is to be said, and not searched for.
    """
    code = tidy(text)
    if len(code) != LENGTH or not set(code) <= set(ALPHABET):
        return False
    mixed = any(one.isdigit() for one in code) and any(one.isalpha() for one in code)
    return mixed or text.strip()[3:4] in ("-", "–") or (is_right(text) and not code.isdigit())


def is_right(text: str) -> bool:
    """Whether the check character fits."""
    return state(text) is CodeState.RIGHT
