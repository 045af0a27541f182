"""Dutch words for every record and field that is sealed: what only buurtwerkers can open."""

from __future__ import annotations

from printing.documents.register_words import Words, Work, named

SEALED: dict[str, Words] = {
    "Envelope": Words(
        Work.SIGNALS,
        "het doorgeven zelf",
        named(
            "visit_id",
            form="de zorg of het idee, zie SignalForm",
            sent_at="dag en tijd",
            by="wie het schreef",
            visit="bij welk bezoek van die dienst",
        ),
    ),
    "AddedText": Words(
        Work.SIGNALS, "later toegevoegd door de vrijwilliger", named("", text="wat", at="dag en tijd", by="wie")
    ),
    "Plan": Words(
        Work.MEETINGS,
        "overleg: aan welke tafel, met wie, waarover",
        named(
            "",
            table="welke tafel",
            starts="hoe laat",
            place="waar",
            chair="voorzitter",
            participants="wie erbij zijn",
            entries="punten van de agenda",
            off="wat er met de hand afgehaald is",
            told="wat de vrijwilliger na het overleg hoort",
        ),
    ),
    "Participant": Words(
        Work.MEETINGS,
        "deelnemer, zonder naam",
        named("", role="rol", organisation="organisatie", partner="soort organisatie"),
    ),
    "Entry": Words(
        Work.MEETINGS,
        "punt van de agenda",
        named(
            "id refs",
            kind="over een zorg, een patroon, een aanbod of iets eigens",
            part="welk deel van de agenda",
            minutes="minuten",
            title="titel van de buurtwerker",
            text="tekst van de buurtwerker",
            decision="wat er is afgesproken",
            pattern="wat de zorgen gemeen hebben",
        ),
    ),
    "Decision": Words(
        Work.MEETINGS, "afspraak in een overleg", named("", text="wat", owner="wie het doet", due="voor welke dag")
    ),
    "HandedAll": Words(Work.SIGNALS, "alle overdrachten van een zorg", named("", handed="per overdracht, zie Handed")),
    "Handed": Words(
        Work.SIGNALS,
        "overdracht aan iemand buiten het buurthuis, of het voorstel daarvoor",
        named(
            "id",
            to="aan wie",
            by="wie het deed of voorstelt",
            at="dag en tijd",
            yes_on="dag waarop de bewoner ja zei",
            reason="reden zonder ja",
            told_on="dag waarop de bewoner het hoort",
            second="wie als tweede meebesliste",
            second_at="wanneer",
            refused="niet bevestigd",
            nobody="gaat niet over een bewoner",
            receipt="of het is aangekomen",
            receipt_on="wanneer dat gehoord is",
            told="de bewoner wist het al",
            weighed_by="wie de afweging maakten",
            text="de tekst die meegaat, zie Outgoing",
            covered="woorden die zijn weggelaten",
        ),
    ),
    "Outgoing": Words(
        Work.SIGNALS,
        "de tekst die naar iemand buiten het buurthuis gaat",
        named(
            "",
            facts="wat er gezien of gehoord is",
            added="wat er later is toegevoegd",
            when="wanneer",
            who="naam of omschrijving, als dat mag",
            street="straat, als dat mag",
            named="of de naam erin staat",
            leads="gaat over iemand en mag niet naar die persoon leiden",
        ),
    ),
    "SaidAll": Words(
        Work.MEETINGS, "alles wat overleggen over een zorg schreven", named("", said="per overleg, zie Said")
    ),
    "Said": Words(
        Work.MEETINGS,
        "wat een overleg over een zorg schreef",
        named(
            "meeting",
            on="dag",
            table="welke tafel",
            text="tekst van de buurtwerker",
            decision="wat er is afgesproken",
            pattern="samen met andere zorgen besproken",
        ),
    ),
    "SignalForm": Words(
        Work.SIGNALS,
        "zorg of idee, zoals de vrijwilliger het schreef",
        named(
            "",
            way="uitgeschreven, bel me liever, of ik twijfel",
            facts="wat er gezien of gehoord is",
            impression="wat de vrijwilliger zelf denkt",
            subject="over iemand, een plek, hulp die ontbreekt, of iets moois",
            described="hoe iemand is genoemd",
            who="voornaam of omschrijving",
            street="straat",
            urgency="hoe dringend",
            calls="wie er gebeld is en wanneer",
            wish="wat de bewoner wil",
            not_yet="waarom de bewoner het nog niet weet",
            where="thuis of in de straat",
            themes="waar het om gaat",
            source="hoe de vrijwilliger het weet",
            when="wanneer",
            often="hoe vaak",
            done="wat er al gedaan is",
            neighbour="wie in de buurt iets kan betekenen",
            services="welke plekken kunnen helpen",
            wants_news="wil horen hoe het gaat",
        ),
    ),
    "Call": Words(
        Work.SIGNALS, "telefoontje bij gevaar of vandaag", named("", who="wie er gebeld is", at="dag en tijd")
    ),
    "ServiceLink": Words(
        Work.SIGNALS, "plek uit de sociale kaart", named("id", name="naam van de plek", phone="telefoonnummer")
    ),
    "Work": Words(
        Work.SIGNALS,
        "wat de buurtwerker toevoegt",
        named(
            "merged_into merged",
            title="titel",
            note="aantekening",
            wish="wat de bewoner wil, later gehoord",
            visit_on="wanneer zij langsgaat",
            question="vraag terug aan de vrijwilliger",
            told_before="of de vrijwilliger een eerder bericht al gezien had",
            agreement="afspraak",
            look_again="wanneer zij weer kijkt",
            handed_to="aan wie overgedragen",
            outcome="hoe het is afgelopen",
            outcome_to="overgedragen aan",
            spoed="spoed, en wie het zag",
            informed="of de bewoner het weet",
            inform_by="wanneer de bewoner het moet weten",
            weighing="veiligheidsafweging",
            meldcode="welke stappen van de meldcode gezet zijn",
            links="waarmee het verbonden is",
            renewed_until="langer open tot",
            renewed_why="waarom langer open",
            events="wat er gebeurde, met dag en tijd",
            before="hoe het ermee stond voor het sluiten",
            reopened_on="weer geopend op",
        ),
    ),
    "Event": Words(
        Work.SIGNALS,
        "regel van het verloop",
        named(
            "",
            at="dag en tijd",
            by="wie",
            kind="wat er gebeurde",
            status="hoe het er toen mee stond",
            text="toelichting",
            on="welke dag is afgesproken",
        ),
    ),
    "Agreement": Words(Work.SIGNALS, "afspraak", named("", owner="wie het doet", on="voor welke dag", text="wat")),
    "Informed": Words(
        Work.SIGNALS, "of de bewoner het weet", named("", on="verteld op", why_not="waarom nog niet of niet")
    ),
    "Weighing": Words(
        Work.SIGNALS,
        "veiligheidsafweging",
        named(
            "handed",
            reason="reden",
            inform_on="wanneer de bewoner het hoort",
            proposed_by="wie het voorstelt",
            proposed_at="wanneer",
            confirmed_by="wie het bevestigt",
            confirmed_at="wanneer",
            wish="wat de bewoner toen wilde",
            told="de bewoner wist het al",
            to="aan wie het wordt overgedragen",
        ),
    ),
    "CodeStep": Words(Work.SIGNALS, "stap van de meldcode", named("", step="welke stap", at="dag en tijd", by="wie")),
    "Spoed": Words(
        Work.SIGNALS,
        "spoed",
        named("", raised_at="sinds wanneer", raised_by="wie", acknowledged_by="wie het zag", acknowledged_at="wanneer"),
    ),
    "Link": Words(Work.SIGNALS, "verbinding", named("id", kind="waarmee", label="in woorden")),
    "Offer": Words(
        Work.SIGNALS,
        "wie zelf iets wil doen",
        named("id", day="dag", line="wat", reach="hoe we die persoon bereiken"),
    ),
}
