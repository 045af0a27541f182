"""How a source knows what it says, and the days that the sources of the crisis numbers give"""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_STARTER_LIST = "Landelijke startlijst"
_KINDS = {
    "official_page": """
        veilig-thuis slachtofferhulp centrum-seksueel-geweld meldpunt-zorgwekkend-gedrag meld-misdaad-anoniem
        politie huwelijksdwang meldpunt-144 nationale-ombudsman rijksoverheid-1400 aa onbedoeld-zwanger valys
        dierenbescherming coc voorzieningen-nl
    """,
    "third_party_2026": """
        112 113 kindertelefoon luisterlijn mind-hulplijn in-je-bol fraudehelpdesk depressielijn ypsilon
        noodfonds-energie dementielijn nva drugsinfo naast digihulplijn ido digid inburgering
    """,
    "third_party": """
        comensha storing-gas-stroom geldfit toeslagen huurtoeslag belastingdienst consuwijzer juridisch-loket
        huurcommissie discriminatie ind vluchtelingenwerk arbeidsinspectie uwv duo cak ciz kanker-infolijn
        ikstopnu openovergokken switchboard
    """,
    "website_only": """
        huisarts helpwanted nibud toeslagen-herstel voedselbank armoedefonds leergeld jeugdfonds kinderhulp
        samen-voor-alle-kinderen jarige-job sun humanitas-thuisadministratie schuldhulpmaatje cjib
        college-mensenrechten refugeehelp coa rechtswinkel raad-rechtsbijstand autoriteit-persoonsgegevens
        schadefonds fnv svb regelhulp clientondersteuning zorgverzekeringslijn skgz landelijk-meldpunt-zorg
        patientenfederatie mantelzorglijn alzheimer-cafe per-saldo impuls-woortblind jellinek cruks na
        oogvereniging passend-lezen 9292 woonbond leger-des-heils verbeterjehuis ouders-onderwijs
        stop-pesten-nu villa-pinedo jeugdstem buurtgezinnen zilverlijn een-tegen-eenzaamheid omas-soep
        resto-vanharte nlvoorelkaar anbo-pcob humanitas-maatjes zonnebloem stichting-present oopoeh rode-kruis
        regenboog-groep taalhuis lezen-en-schrijven het-begint-met-taal oefenen-nl seniorweb repair-cafe
        amivedi transgendernetwerk steun-bij-verlies geestelijke-verzorging exodus
    """,
    "not_seen": """
        huisartsenspoedpost schuldhulp-gemeente gemeente-minima lbio kinderombudsman sociaal-raadslieden
        gemeente-14 bijstand-gemeente wmo-loket regiotaxi automaatje sociale-huurwoning daklozenopvang
        buurtbemiddeling cjg opvoedhulp-wijkteam consultatiebureau jongerenwerk jim home-start maaltijdservice
        kringloop kledingbank
    """,
}
"""The column of the starter list that was not read before, as it was when this revision was made."""
_CHECKED = {"112": ("112", date(2026, 9, 8)), "zorgwekkend-gedrag": ("0800-1205", date(2020, 10, 9))}
"""The two crisis numbers of which the source gives a whole date, with the number that it is of."""


def upgrade() -> None:
    """Bring the store to this revision: what came from the starter list also gets what is in that column."""
    op.add_column("listing", sa.Column("source_kind", sa.String(), nullable=True))
    listing = sa.table(
        "listing", sa.column("source_id"), sa.column("source_name"), sa.column("source_kind", sa.String())
    )
    for kind, ids in _KINDS.items():
        op.execute(
            listing.update()
            .where(listing.c.source_id.in_(ids.split()), listing.c.source_name == _STARTER_LIST)
            .values(source_kind=kind)
        )
    numbers = sa.table("crisis_number", sa.column("code"), sa.column("number"), sa.column("checked_on", sa.Date()))
    for code, (number, day) in _CHECKED.items():
        op.execute(
            numbers.update()
            .where(numbers.c.code == code, numbers.c.number == number, numbers.c.checked_on.is_(None))
            .values(checked_on=day)
        )
    # What was made from the store before (the word index with its shelf) has to be made anew.
    state = sa.table("store_state", sa.column("writes", sa.Integer()))
    op.execute(state.update().values(writes=state.c.writes + 1))
