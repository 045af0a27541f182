"""What may be spoken of at which table, in front of whom. The resident's wish decides (data.desk.signals.wish)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from data.desk.meetings.records import MeetingTable, Participant, Partner, Refused
from data.desk.records import Audience
from data.desk.signals.kinds import Wish
from data.desk.signals.records import Routing

_SAID: tuple[tuple[Partner, re.Pattern[str]], ...] = (
    (Partner.POLICE, re.compile(r"politie|wijkagent|agent\b|recherche|handhav|\bboa\b", re.IGNORECASE)),
    (
        Partner.HOUSING,
        re.compile(
            r"corporatie|verhuurder|woningbouw|woonstichting|woningstichting|huismeester|woonconsulent", re.IGNORECASE
        ),
    ),
)


def partner_of(who: Participant) -> Partner | None:
    """What kind of organisation somebody comes for; None when that is not known.

    A role or an organisation that says police or landlord counts as that, whatever was chosen.
    """
    said = f"{who.role} {who.organisation}"
    for partner, words in _SAID:
        if words.search(said):
            return partner
    return who.partner


def refused(
    table: MeetingTable, participants: Iterable[Participant], routing: Routing, wish: Wish | None
) -> Refused | None:
    """Why a signal may not come on this table; None when it may.

    Somebody whose organisation is not known could be of police or corporatie: what may not be spoken of in front of
    those waits until it is known.
    """
    if routing.audience is Audience.ATTENTION or wish is Wish.UNSAFE:
        return Refused.UNSAFE
    if not routing.tables:
        return Refused.REFUSES
    if not routing.police_or_landlord:
        partners = [partner_of(one) for one in participants]
        if table is MeetingTable.AREA or Partner.POLICE in partners or Partner.HOUSING in partners:
            return Refused.POLICE_OR_LANDLORD
        if None in partners:
            return Refused.UNKNOWN_ORGANISATION
    if table not in routing.tables:
        return Refused.OTHER_TABLE
    return None
