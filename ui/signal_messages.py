"""The Dutch words for what can be wrong with signals: what happened, that nothing is lost, what to do."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from data.errors import Code


def sentence(code: Code, values: Mapping[str, str]) -> str | None:
    """What to say about an error of signals; None for any other."""
    said = {
        Code.SIGNAL_STEP: _tr(
            "Dat kan nu niet met dit signaal. Misschien is het ondertussen veranderd. Open het opnieuw."
        ),
        Code.SIGNAL_NEEDS: _tr("Er ontbreekt nog iets: {what}. Vul dat in en probeer het opnieuw."),
        Code.SIGNAL_SENT: _tr("Dit is al verstuurd. Je hoeft niets meer te doen. Kijk bij Doorgegeven."),
        Code.SIGNAL_OPENED: _tr(
            "De buurtwerker heeft hier al naar gekeken. Intrekken kan niet meer. Bel de buurtwerker."
        ),
        Code.SIGNAL_ENDED: _tr("Dit signaal is al afgerond. Begin een nieuw signaal, of bel de buurtwerker."),
        Code.SIGNAL_WAITS: _tr(
            "Aanvullen kan weer als de buurtwerker heeft ingelogd. Wat je typte blijft bewaard als concept."
        ),
        Code.SIGNAL_RENEW: _tr(
            "Dit signaal is langer dan een half jaar open. Schrijf eerst op waarom het open blijft, of sluit het af."
        ),
        Code.WISH_FORBIDS: {
            "feedback": _tr(
                "Dit kun je hier niet terugkoppelen. De bewoner heeft dat niet goedgevonden. Kies een andere zin."
            ),
            "hand-over": _tr(
                "Overdragen kan zo niet. De bewoner heeft dat niet goedgevonden. Het kan wel na een afweging met twee."
            ),
            "wish": _tr("Wat niet veilig is, blijft bij de aandachtsfunctionaris. Dat kan niet terug."),
        }.get(values.get("what", ""), _tr("Dit mag niet op een agenda. De bewoner heeft dat niet goedgevonden.")),
        Code.SECOND_READER: _tr("Hier moet een andere buurtwerker naar kijken dan wie het voorstelde."),
    }.get(code)
    what, numbers = _needed(values.get("what", "")), values.get("numbers", "")
    if numbers:
        what = _tr("bij {numbers}, dat hierin is opgegaan: {what}").format(numbers=numbers, what=what)
    return said.format(what=what) if said is not None else None


def _needed(what: str) -> str:
    """What a step asks for, in words."""
    return {
        "date": _tr("een datum"),
        "owner": _tr("wie het doet"),
        "text": _tr("wat je wilt vragen"),
        "outcome": _tr("hoe het is afgelopen"),
        "feedback": _tr("wat de vrijwilliger mag weten"),
        "receiver": _tr("aan wie je het overdraagt"),
        "permission": _tr("een ja van de bewoner, of een afweging met zijn tweeën"),
        "reason": _tr("een reden"),
        "informed": _tr("of de bewoner het weet, of waarom niet"),
        "read": _tr("dat je las wat er meegaat"),
        "said": _tr("de dag waarop de bewoner dat zei"),
        "person": _tr("een bewoner. Dit signaal gaat niet over iemand"),
        "other-signal": _tr("het andere signaal"),
    }.get(what, _tr("een antwoord"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("signal_messages", text)
