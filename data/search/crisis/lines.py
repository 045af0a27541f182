"""The lines of help that a crisis card can put on top."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CrisisLine(StrEnum):
    """Who to call. The order is the order of urgency: danger now beats the others."""

    EMERGENCY = "112"
    SUICIDE = "113"
    SAFE_HOME = "veilig-thuis"
    DOCTOR = "huisarts"


@dataclass(frozen=True)
class CrisisHit:
    """What was recognised: the line, the (normalised) words it was recognised by, and how likely it is (0 to 1)."""

    line: CrisisLine
    found: str
    chance: float = 1.0
