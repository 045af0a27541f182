"""Dutch words for every table and column of the desk store."""

from __future__ import annotations

from printing.documents.register_words import Words, Work, named

TABLES: dict[str, Words] = {
    "attention": Words(
        Work.INLOOP,
        "attentie van de buurtwerker aan de balie",
        named("id", created="dag en tijd", text="tekst", until="tot en met welke dag", by_person_id="wie hem schreef"),
    ),
    "attention_read": Words(Work.INLOOP, "welke dienst een attentie las", named("attention_id inloop_id")),
    "change_log": Words(
        Work.DUTY,
        "wie iets veranderde",
        named(
            "id",
            at="dag en tijd",
            person_id="wie",
            action="wat er gebeurde",
            record_kind="van welke soort",
            record_id="van welk nummer, nooit de inhoud",
        ),
    ),
    "inloop": Words(
        Work.INLOOP,
        "een dienst, zoals hij geteld wordt",
        named(
            "id",
            kind="soort dienst",
            name="naam van de dienst",
            day="dag",
            opened_at="begonnen om",
            starts_at="begin volgens het rooster",
            ends_at="einde volgens het rooster",
            closed_at="gesloten om",
            on_paper="achteraf van papier ingevuld",
            handover_id="de overdracht die erbij hoort",
        ),
    ),
    "inloop_count": Words(
        Work.INLOOP, "aantallen van een dienst", named("inloop_id key", measure="wat er geteld is", amount="aantal")
    ),
    "inloop_professional": Words(
        Work.INLOOP,
        "professional in huis",
        named(
            "inloop_id position",
            partner="van welke organisatie",
            name="naam",
            present="is er",
            since="sinds hoe laat",
        ),
    ),
    "inloop_session": Words(Work.INLOOP, "welke logins bij een dienst horen", named("inloop_id shift_id")),
    "kept_question": Words(
        Work.INLOOP,
        "vraag waar nog geen antwoord op was, van niemand",
        named("id", asked_on="dag", text="de vraag", language="taal", answer="antwoord"),
    ),
    "note": Words(
        Work.INLOOP,
        "overdracht aan de volgende dienst; concept van een zorg of idee",
        named(
            "id",
            kind="overdracht of concept",
            text="tekst; van een concept de velden van SignalForm",
            created="dag en tijd",
            by_person_id="wie het schreef",
        ),
    ),
    "person": Words(
        Work.DUTY,
        "wie kan inloggen",
        named(
            "id",
            name="roepnaam",
            role="vrijwilliger of buurtwerker",
            added_at="sinds wanneer",
            stopped_at="gestopt op",
            away_until="weg tot en met",
        ),
    ),
    "person_task": Words(
        Work.DUTY, "taak van een buurtwerker", named("person_id", task="aandachtsfunctionaris of plaatsvervanger")
    ),
    "read_log": Words(
        Work.DUTY,
        "wie iets las",
        named(
            "id",
            at="dag en tijd",
            person_id="wie",
            action="geopend, gekopieerd, inzage of gewist",
            record_kind="van welke soort",
            record_id="van welk nummer, nooit de inhoud",
        ),
    ),
    "reader": Words(
        Work.TECHNICAL,
        "sleutel van een buurtwerker",
        named("id person_id public_key verify_key", made_at="gemaakt op", waiting="krijgt nog sleutels van een ander"),
    ),
    "reader_key": Words(Work.TECHNICAL, "sleutel van een buurtwerker, achter slot", named("reader_id slot_id wrapped")),
    "reader_vouch": Words(
        Work.TECHNICAL,
        "welke buurtwerker voor welke instaat",
        named("by_id about_id signature", attention="ook voor de taak"),
    ),
    "regular": Words(
        Work.REGULARS,
        "vaste bezoeker die bekend wil zijn",
        named(
            "id",
            created="opgeschreven op",
            name="roepnaam",
            street="straat",
            letters="letters van de tegel",
            wished_on="dag waarop de bezoeker dit zelf vroeg",
            may_be_missed="wil gemist worden",
            last_visit="laatste keer geweest",
            last_inloop_id="laatste dienst",
        ),
    ),
    "retention_run": Words(
        Work.TECHNICAL,
        "keer dat de wis-klok liep",
        named("id", ran_at="dag en tijd", erased="aantal gewist", next_due="eerste dag waarop weer iets weg moet"),
    ),
    "sealed_item": Words(
        Work.SIGNALS,
        "verzegeld bericht",
        named(
            "id part_of public",
            kind="soort",
            audience="voor wie, alleen uit een oudere versie, tot een buurtwerker inlogt",
            created="dag en tijd",
            closed_on="afgesloten op",
            content="inhoud, alleen voor wie hem mag lezen",
        ),
    ),
    "sealed_part": Words(
        Work.SIGNALS,
        "wat buurtwerkers bij een verzegeld bericht zetten",
        named("item_id", name="welk deel", content="inhoud, alleen voor wie het bericht mag lezen"),
    ),
    "signal": Words(
        Work.SIGNALS,
        "wat de vrijwilliger van een zorg blijft zien",
        named(
            "id",
            number="nummer",
            day="dag",
            themes="onderwerpen",
            status="hoe het ermee staat",
            by_person_id="wie hem schreef",
            feedback="de vaste zin die de vrijwilliger terughoort",
            feedback_text="eigen zin, alleen met een ja van de bewoner en tot hij gezien is",
            feedback_on="dag waarop die kwam",
            seen="gezien door de vrijwilliger",
        ),
    ),
    "signal_added": Words(
        Work.SIGNALS,
        "wat een vrijwilliger later bij een zorg zette",
        named("id signal_id", content="inhoud, alleen voor wie de zorg mag lezen"),
    ),
    "meeting": Words(
        Work.MEETINGS,
        "dat er een overleg is",
        named("id", day="dag", state="gepland, bezig of geweest"),
    ),
    "sealed_key": Words(
        Work.TECHNICAL,
        "sleutel van een verzegeld bericht, voor elke lezer een; niet te zien is wie hem mag openen",
        named("item_id reader_id sealed"),
    ),
    "service_count": Words(
        Work.INLOOP,
        "aantallen van een plek, per maand",
        named("id service_id key", month="maand", measure="wat er geteld is", name="naam van de plek", amount="aantal"),
    ),
    "shift_person": Words(Work.DUTY, "wie dienst had", named("shift_id", person_id="wie")),
    "shift_session": Words(Work.DUTY, "login voor een dienst", named("id", opened_at="van", closed_at="tot")),
    "slip": Words(
        Work.INLOOP,
        "adresbriefje, op zijn code",
        named(
            "id position inloop_id",
            created="dag",
            visit_id="bij welk bezoek, tot de dienst sluit",
            language="taal, tot de dienst sluit",
            discreet="zonder namen die iets verraden",
        ),
    ),
    "slip_line": Words(
        Work.INLOOP,
        "plek op een adresbriefje en wat we ervan hoorden",
        named(
            "slip_id position service_id",
            name="naam van de plek",
            theme="onderwerp",
            result="gelukt of niet",
            refusal="waarom niet",
            told_on="wanneer verteld",
            told_in="in welke dienst verteld",
        ),
    ),
    "slot": Words(
        Work.TECHNICAL,
        "slot van een pincode, wachtzin of herstelkaart",
        named("id person_id body", kind="soort", made_at="gemaakt op", confirmed_at="overgetypt op"),
    ),
    "store": Words(
        Work.TECHNICAL,
        "kenmerk en sleutel van deze balie",
        named("id signing_key key_number", made_at="gemaakt op", rotation_wanted="krijgt een nieuw slot"),
    ),
    "tombstone": Words(
        Work.TECHNICAL,
        "regel die blijft na het wissen, zonder inhoud",
        named("id", kind="van welke soort", created="gemaakt op", erased_at="gewist op", reason="waarom"),
    ),
    "undo_step": Words(
        Work.INLOOP,
        "de laatste tien handelingen, tot de dienst sluit",
        named("id inloop_id", step="wat er gebeurde", visit_number="bij welk bezoek", inverse="hoe het terug kan"),
    ),
    "visit": Words(
        Work.INLOOP,
        "bezoek zonder naam",
        named(
            "id inloop_id state",
            day="dag",
            number="nummer van die dienst",
            opened_at="tijd, tot de dienst sluit",
            themes="onderwerpen",
            outcome="wat er gedaan is",
            partner="met wie meteen gesproken is",
            first_time="eerder hier geweest",
            age="leeftijdsgroep, tot de dienst sluit",
            language="taal, tot de dienst sluit",
            called="samen gebeld, tot de dienst sluit",
            worker_called="buurtwerker gebeld, tot de dienst sluit",
            returns="komt terug, tot de dienst sluit",
            question="vraag bewaard, tot de dienst sluit",
            signal="zorg of idee doorgegeven, tot de dienst sluit",
            offer="wil zelf iets doen, tot de dienst sluit",
        ),
    ),
    "visit_service": Words(
        Work.INLOOP,
        "plek die in een bezoek gekozen is, tot de dienst sluit",
        named("id visit_id service_id", name="naam van de plek", theme="onderwerp", how="gekozen, afgedrukt of gebeld"),
    ),
}
