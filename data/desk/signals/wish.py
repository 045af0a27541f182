"""What the resident's wish decides: who can open a signal, where it may be spoken of, whether it may be handed over.

The wish is routing and not the legal basis (that is the DPIA's). What nobody asked counts as "weet het nog niet", as
long as the signal may be about a person; about a place, missing help or a chance there is no resident to ask, unless
a wish was filled in all the same.
"""

from __future__ import annotations

from datetime import timedelta

from data.desk.records import Audience
from data.desk.signals.kinds import HandOver, MeetingTable, Where, Wish
from data.desk.signals.records import WEEK, Envelope, Informed, Routing, SignalForm, Work

_NOBODY = frozenset[MeetingTable]()
KNOWS = frozenset({Wish.FINE, Wish.NO_NAME, Wish.REFUSES})
"""With these the resident knows of the signal."""


def wish_of(form: SignalForm, later: Wish | None = None) -> Wish | None:
    """The wish that counts; None when nobody is concerned. `later`: what a buurtwerker learned since."""
    if later is not None:
        return later
    if form.wish is not None:
        return form.wish
    return Wish.NOT_YET if form.about_person else None


_WIDTH = {Wish.UNSAFE: 0, Wish.REFUSES: 1, Wish.NOT_YET: 2, Wish.NO_NAME: 3, Wish.FINE: 4}


def wider(new: Wish, old: Wish | None) -> bool:
    """Whether more is allowed by the new wish than by the old one; nobody having been asked counts as not known."""
    return _WIDTH[new] > _WIDTH[old if old is not None else Wish.NOT_YET]


def audience_of(form: SignalForm) -> Audience:
    """To whom a signal is sealed."""
    return Audience.ATTENTION if form.wish is Wish.UNSAFE else Audience.READERS


def routing(form: SignalForm, *, later: Wish | None = None, weighed: bool = False) -> Routing:
    """What is allowed. `weighed`: a veiligheidsafweging was confirmed by a second reader.

    A weighing lifts "wil het niet" to a description without a name; it never brings "niet veilig" onto an agenda.
    """
    wish = wish_of(form, later)
    tables = own_tables(form.where)
    if wish is Wish.UNSAFE:
        return Routing(
            Audience.ATTENTION,
            _NOBODY,
            name=False,
            police_or_landlord=False,
            hand_over=HandOver.WEIGHED_ONLY,
            weighed=weighed,
        )
    if wish is Wish.REFUSES and not weighed:
        return Routing(
            Audience.READERS,
            _NOBODY,
            name=False,
            police_or_landlord=False,
            hand_over=HandOver.WEIGHED_ONLY,
            talk_first=True,
        )
    if wish is Wish.FINE:
        return Routing(Audience.READERS, tables, name=True, police_or_landlord=True, hand_over=HandOver.WITH_YES)
    if wish is None:
        return Routing(Audience.READERS, tables, name=False, police_or_landlord=True, hand_over=HandOver.NO_NAME)
    return Routing(
        Audience.READERS,
        (tables - {MeetingTable.AREA}) | {MeetingTable.SIGNALS},
        name=False,
        police_or_landlord=False,
        hand_over=HandOver.NO_NAME if wish is Wish.NO_NAME else HandOver.WEIGHED_ONLY,
        talk_first=wish is Wish.REFUSES,
        weighed=weighed,
    )


def first_work(envelope: Envelope) -> Work:
    """What there is of a signal before any reader added something: the day to inform the resident, within a month.

    Who said what they want of it knows of it.
    """
    form, day = envelope.form, envelope.sent_at.date()
    wish = wish_of(form)
    if wish is None:
        return Work()
    return Work(inform_by=day + timedelta(days=WEEK.inform), informed=Informed(on=day) if wish in KNOWS else None)


def own_tables(where: Where | None) -> frozenset[MeetingTable]:
    """Thuis and in de straat go to their own table; the signaleringsoverleg takes both."""
    if where is Where.HOME:
        return frozenset({MeetingTable.DOEN, MeetingTable.SIGNALS})
    if where is Where.STREET:
        return frozenset({MeetingTable.AREA, MeetingTable.SIGNALS})
    return frozenset(MeetingTable)
