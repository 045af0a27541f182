"""What is wrong with a command line, in Dutch: argparse says it in English, and is asked for nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable

_QUOTED = r"'(?P<value>.*?)'"
_KNOWN: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (
        rf"argument (?P<name>[^:]+): invalid choice: {_QUOTED} \(choose from (?P<choices>.*)\)",
        lambda found: f"Bij {found['name']} past '{found['value']}' niet. Kies uit: {_plain(found['choices'])}.",
    ),
    (
        rf"argument (?P<name>[^:]+): invalid \w+ value: {_QUOTED}",
        lambda found: f"Bij {found['name']} past '{found['value']}' niet.",
    ),
    (
        r"argument (?P<name>[^:]+): expected .*argument",
        lambda found: f"Na {found['name']} hoort nog iets te staan.",
    ),
    (
        r"argument (?P<name>[^:]+): ignored explicit argument .*",
        lambda found: f"Na {found['name']} hoort niets te staan.",
    ),
    (
        r"argument (?P<name>--lang): (?P<choices>.*)",
        lambda found: f"Bij {found['name']} past dit niet. Kies uit: {_plain(found['choices'])}.",
    ),
    (
        r"the following arguments are required: (?P<names>.*)",
        lambda found: f"Er mist nog: {found['names']}.",
    ),
    (
        r"unrecognized arguments: (?P<words>.*)",
        lambda found: f"Dit ken ik niet: {found['words']}.",
    ),
    (
        r"ambiguous option: (?P<name>\S+) could match (?P<choices>.*)",
        lambda found: f"{found['name']} kan meer dan één keuze zijn: {found['choices']}.",
    ),
)


def what_is_wrong(message: str) -> list[str]:
    """The sentence that names what `message` of argparse is about; none for a message we do not know."""
    for pattern, said in _KNOWN:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found is not None:
            return [said(found)]
    return []


def _plain(choices: str) -> str:
    return choices.replace("'", "")
