"""Errors as codes with values. The words for them are Dutch and live in ui and desktop.cli.

Two kinds: `WorldError` is the world's fault (a full disk, a damaged file, a newer version) and is told to the
person at the desk with what to do next; anything else is ours and ends in the crash report.
"""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """What can be wrong with the world, one code for each sentence on the screen."""

    DIRECTORY_DAMAGED = "directory-damaged"
    DIRECTORY_FOREIGN = "directory-foreign"
    DIRECTORY_NEWER = "directory-newer"
    DIRECTORY_UNREADABLE = "directory-unreadable"  # file=, folder=: this user may not read it
    SETTINGS_UNREADABLE = "settings-unreadable"
    DATA_DIR_NOT_WRITABLE = "data-dir-not-writable"
    FILE_NOT_WRITABLE = "file-not-writable"
    DISK_FULL = "disk-full"
    STORE_LOCKED = "store-locked"
    SERVICE_UNKNOWN = "service-unknown"
    SERVICE_NOT_PRINTABLE = "service-not-printable"
    VALUE_MISSING = "value-missing"
    VALUE_UNREADABLE = "value-unreadable"
    GLYPH_MISSING = "glyph-missing"

    # The desk store
    DESK_ABSENT = "desk-absent"  # no store was made yet
    DESK_EXISTS = "desk-exists"  # it was made already
    DESK_DAMAGED = "desk-damaged"  # a wrong key and a damaged file read the same
    DESK_NEWER = "desk-newer"  # revision=
    SLOTS_DAMAGED = "slots-damaged"  # slots.json cannot be read: nobody can log in
    SLOT_TAMPERED = "slot-tampered"  # a slot is not as the store wrote it
    DEVICE_SECRET_GONE = "device-secret-gone"  # only a card (or a buurtwerker, after one) can help
    SECRET_WRONG = "secret-wrong"  # wait= seconds until the next try, "0" when at once
    SECRET_WAIT = "secret-wait"  # seconds= still to wait; nothing was tried
    SECRET_WEAK = "secret-weak"  # why= a code of data.vault.strength.Why
    CARD_WRONG = "card-wrong"  # group= the first group with a typing error, "1" to "8"; "" when the length is wrong
    CARD_UNKNOWN = "card-unknown"  # typed without errors, but not a card of this store (any more)
    PERSON_UNKNOWN = "person-unknown"
    NAME_TAKEN = "name-taken"
    LAST_WORKER = "last-worker"  # nobody would be left to look after the people
    LAST_READER = "last-reader"  # items= how many nobody could open any more
    READERS_TOO_FEW = "readers-too-few"  # have= confirmed readers, need=
    READERS_UNKNOWN = "readers-unknown"  # names= on the list of readers, though no reader put them there
    ROLE_REFUSED = "role-refused"  # this is not for who asks
    DUTY_OVER = "duty-over"  # the dienst is closed
    DUTY_COVERED = "duty-covered"  # reading back asks for the secret first
    SEALED_TAMPERED = "sealed-tampered"
    SEALED_NOT_YOURS = "sealed-not-yours"  # not sealed to this reader
    RECORD_UNKNOWN = "record-unknown"
    CONTENT_TOO_LONG = "content-too-long"  # most= bytes
    ROTATION_WAITS = "rotation-waits"  # another program has the store open; it goes on at the next unlock
    CHANGE_KEPT = "change-kept"  # why= a code: the change holds, what follows it is done at the next unlock

    # Backup, restore and erasing
    BACKUP_DAMAGED = "backup-damaged"  # file=
    BACKUP_NEWER = "backup-newer"  # file=
    BACKUP_NONE = "backup-none"
    BACKUP_OLD = "backup-old"  # days=, since=
    BACKUP_TARGET_GONE = "backup-target-gone"  # folder=: the second folder or stick is not there
    BACKUPS_LEFT = "backups-left"  # folder=: of a house that stopped there may still be backups here
    ERASING_LEFT = "erasing-left"  # folder=: of a house that stopped something could not be erased
    RETENTION_OVERDUE = "retention-overdue"  # since=
    PROGRAM_OPEN = "program-open"  # the window has the stores open: nothing can be put back under it

    # The inloop day
    VISIT_NONE = "visit-none"  # no visit is open (or lies aside)
    VISIT_SETTLED = "visit-settled"  # its dienst is over: only the counts can be mended
    SHIFT_OPEN = "shift-open"  # its counts are not made up yet: the visits can be mended
    SLIP_CODE_SHORT = "slip-code-short"  # not typed whole
    SLIP_CODE_WRONG = "slip-code-wrong"  # the check character does not fit
    SLIP_UNKNOWN = "slip-unknown"  # a right code that was never printed here
    SLIP_ERASED = "slip-erased"  # on= the day its record was erased
    SLIP_SERVICE_GONE = "slip-service-gone"  # name= the directory has it no more; what is heard counts all the same
    REGULAR_UNKNOWN = "regular-unknown"  # letters= no tile has them
    WISH_MISSING = "wish-missing"  # nobody is kept without their own wish
    TEXT_HOLDS_BSN = "text-holds-bsn"  # field=
    TEXT_TOO_LONG = "text-too-long"  # field=, most= characters

    # Signals
    SIGNAL_STEP = "signal-step"  # start=, end= statuses: this step does not exist for who asks
    SIGNAL_NEEDS = "signal-needs"  # what= a code of data.desk.signals.kinds.Needed; numbers= of those merged into it
    SIGNAL_SENT = "signal-sent"  # this draft was sent already: nothing more is kept under it
    SIGNAL_OPENED = "signal-opened"  # somebody read it or saw the name: it cannot be withdrawn any more
    SIGNAL_ENDED = "signal-ended"  # closed, withdrawn or merged: nothing can be added
    SIGNAL_WAITS = "signal-waits"  # of an older store: a reader has to come in before something can be added
    SIGNAL_RENEW = "signal-renew"  # open longer than six months: first a reason to stay open, or an end
    WISH_FORBIDS = "wish-forbids"  # what= "feedback" | "hand-over" | "agenda" | "wish"
    SECOND_READER = "second-reader"  # somebody else must confirm it, not who proposed it

    # Meetings, inzage, hand-over
    MEETING_OVER = "meeting-over"  # it was held: nothing of its agenda changes any more
    MEETING_REFUSED = "meeting-refused"  # number=, reason= a code of data.desk.meetings.records.Refused
    # Of these three field=, and which words of the text: place= of the first (from 0), count=
    TEXT_COPIES_FACTS = "text-copies-facts"  # words of the volunteer, not her own
    TEXT_HOLDS_NAME = "text-holds-name"  # the name of a resident
    TEXT_HOLDS_ADDRESS = "text-holds-address"  # where the resident lives
    NAME_COVERED = "name-covered"  # there is none, or the resident's wish does not allow it


class WorldError(Exception):
    """Something outside the program is wrong. `values` fill the sentence; they never hold personal data."""

    def __init__(self, code: Code, **values: str) -> None:
        super().__init__(f"{code.value} {values}" if values else code.value)
        self.code = code
        self.values = values
