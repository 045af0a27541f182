"""A process that changes who may come in and ends without a goodbye at a moment that was asked for.

    python -m tests.data.dying FOLDER OPERATION MOMENT [STORE_SECRET_OF_THE_PC]

The moment is one of the steps that the store tells, or "copying": while the pages are copied.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from data.desk.house import DeskStore
from data.desk.records import Role
from data.vault.device import DeviceSecret
from tests.data.deskhouse import CHEAP, FATMA, INGRID, JAN, MARJAN, Clock

DIED = 77


def main(folder: Path, operation: str, moment: str) -> None:
    """Do it."""

    def step(done: str) -> None:
        if done == moment:
            os._exit(DIED)

    def progress(_done: int, _of: int) -> None:
        if moment == "copying":
            os._exit(DIED)

    store = DeskStore.at(folder, now=Clock(), device=DeviceSecret.none(), cost=CHEAP, step=step)
    ids = {person.name: person.id for person in store.people()}
    unlocked = store.unlock(ids["Ingrid"], INGRID, with_person=ids.get("Fatma"))
    assert unlocked.reader is not None
    if operation == "stop":
        store.stop_person(unlocked.reader, ids["Fatma"], progress)
    elif operation == "reset":
        store.reset_secret(unlocked.reader, ids["Fatma"], JAN, progress=progress)
    elif operation == "add":
        store.add_person(unlocked.reader, "Jan", Role.VOLUNTEER, JAN)
    elif operation == "change":
        store.change_own_secret(unlocked.duty, FATMA, JAN, person_id=ids["Fatma"])
    elif operation == "change-own":
        store.change_own_secret(unlocked.duty, INGRID, MARJAN)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
