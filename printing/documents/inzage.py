"""The inzage package: everything that is kept about a resident, on paper for that resident. Records in, PDF bytes out.

In plain Dutch, with what the law asks to be told beside it (AVG, article 15, first paragraph): why it is kept, who
could read it and whom it went to, how long, where it came from, and what the resident can ask. Volunteers' names are
not in it; what a volunteer thought is, and shown as such.
"""

from __future__ import annotations

from data.desk.signals.inzage_records import (
    VOLUNTEER,
    HandedOver,
    InzagePackage,
    InzageSignal,
    Spoken,
    Step,
    TextKind,
)
from data.desk.signals.kinds import EventKind
from data.desk.signals.records import Call, SignalForm
from data.desk.visits.records import Regular
from printing.cells import Cell
from printing.documents import signal_words as w
from printing.documents.meeting_words import TABLES
from printing.documents.term_words import days_words
from printing.dutch_days import clock, day_words, short_day, together
from printing.icons import Icon
from printing.text_page import House, Sheet

DOCUMENT = "Inzage"
AUTHORITY = (
    "Autoriteit Persoonsgegevens, Postbus 93374, 2509 AJ Den Haag, telefoon 088 180 52 50, "
    "autoriteitpersoonsgegevens.nl"
)
"""Where a resident can complain (AVG, article 77)."""
_Rows = list[tuple[Cell | str, ...]]


def make_inzage(package: InzagePackage, house: House) -> bytes:
    """The package as a PDF with its fonts inside. The same package gives the same bytes.

    Raises WorldError(GLYPH_MISSING) with `text` and `characters`.
    """
    named = house.name.strip() or "het buurthuis"
    sheet = Sheet(DOCUMENT, f"Van {named}, voor {package.about.strip() or 'jou'}. Bewaar dit papier goed.")
    sheet.title(
        "Wat wij over jou bewaren",
        house,
        (day_words(package.made_on), f"Gemaakt door {package.made_by}" if package.made_by.strip() else ""),
        f"Inzage voor {package.about.strip()}" if package.about.strip() else "Inzage",
    )
    sheet.text(
        f"Je vroeg op {day_words(package.asked_on)} wat wij over jou bewaren. Hieronder staat alles wat we konden "
        "vinden. Waar een vrijwilliger iets deed, staat ‘een vrijwilliger’ en geen naam. Bezoeken aan de balie staan "
        "er niet bij: daar schrijven we geen naam bij."
    )
    if not (package.signals or package.offers or package.texts or package.regular):
        sheet.mark("We bewaren niets over jou", "We hebben gezocht en niets gevonden waar je naam of adres bij staat.")
    for signal in package.signals:
        _signal(sheet, signal)
    if package.offers:
        _offers(sheet, package)
    if package.texts:
        _texts(sheet, package)
    if package.regular is not None:
        _regular(sheet, package)
    _explained(sheet, package, house, named)
    return sheet.pdf()


def _signal(sheet: Sheet, signal: InzageSignal) -> None:
    sheet.heading(f"S-{signal.number}: een zorg of idee van {day_words(signal.day)}")
    sheet.text(_standing(signal))
    if signal.form.facts.strip():
        sheet.sub("Wat er gezien of gehoord is")
        sheet.text(signal.form.facts)
    for more in signal.added:
        sheet.text(more.text, label=f"Later toegevoegd, {day_words(more.at.date())}:")
    if signal.form.impression.strip():
        sheet.mark(
            "Wat een vrijwilliger zelf dacht",
            f"{signal.form.impression}\nDit is een indruk, geen feit. We gaven dit aan niemand buiten het buurthuis.",
            Icon.SPEECH,
        )
    rows = _said(signal)
    if rows:
        sheet.sub("Wat er verder is opgeschreven")
        sheet.table(("", ""), rows, (1.25, 3))
    if signal.steps:
        sheet.sub("Wat er gebeurde")
        sheet.table(
            ("Dag", "Wie", "Wat"), [(short_day(one.on), _who(one.by), _step(one)) for one in signal.steps], (1, 1.3, 4)
        )
    for spoken in signal.spoken:
        _spoken(sheet, spoken)
    for handed in signal.handed_over:
        _handed(sheet, handed)
    sheet.sub("Wie het las")
    if signal.read_by:
        days: dict[str, list[str]] = {}
        for read in signal.read_by:
            days.setdefault(_who(read.by), []).append(short_day(read.on))
        sheet.bullets([f"{who}: {', '.join(dict.fromkeys(on))}" for who, on in days.items()])
    else:
        sheet.text("Nog niemand.")
    sheet.sub("Wanneer het weg is")
    sheet.text(
        f"Op {day_words(signal.erase_on)} wissen we het."
        if signal.erase_on is not None
        else "Het is nog open. Dan heeft het nog geen wisdatum."
    )


def _standing(signal: InzageSignal) -> str:
    said = f"Hoe het ermee staat: {w.STATUSES[signal.status]}."
    if signal.closed_on is not None:
        said += f" Afgesloten op {day_words(signal.closed_on)}."
    way = w.WAYS[signal.form.way]
    return f"{said} {way}" if way else said


def _said(signal: InzageSignal) -> _Rows:
    form = signal.form
    about = ", ".join(
        part
        for part in (
            w.SUBJECTS[form.subject] if form.subject else "",
            w.DESCRIBED[form.described] if form.described else "",
        )
        if part
    )
    wish = w.WISHES[signal.wish] if signal.wish else ""
    if form.not_yet:
        wish = ", ".join(part for part in (wish, w.NOT_YET[form.not_yet]) if part)
    pairs = (
        ("Over wie of waar", about),
        ("Zo ben je genoemd", form.who),
        ("Straat", form.street),
        ("Hoe dringend", w.URGENCIES[signal.urgency] if signal.urgency else ""),
        ("Gebeld met", together([f"{w.CALLED[call.who]} ({_moment(call)})" for call in form.calls])),
        ("Wat jij wilt", wish),
        ("Waar het om gaat", _themes(form, signal)),
        ("Hoe we het weten", w.SOURCES[form.source] if form.source else ""),
        ("Wanneer", form.when),
        ("Hoe vaak", w.OFTEN[form.often] if form.often else ""),
        ("Wat er al gedaan is", form.done),
        ("Wie in de buurt iets kan betekenen", form.neighbour),
        ("Plekken die kunnen helpen", ", ".join(service.name for service in form.services)),
        ("Titel", signal.title),
        ("Aantekening van de buurtwerker", signal.note),
        ("Of we het jou vertelden", _informed(signal)),
    )
    return [(Cell(label, bold=True), words) for label, words in pairs if words.strip()]


def _themes(form: SignalForm, signal: InzageSignal) -> str:
    themes = together([w.THEMES[theme] for theme in form.themes])
    return ", ".join(part for part in (w.WHERE[signal.where] if signal.where else "", themes) if part)


def _moment(call: Call) -> str:
    return f"{short_day(call.at.date())}, {clock(call.at.time())} uur"


def _informed(signal: InzageSignal) -> str:
    informed = signal.informed
    if informed is not None and informed.on is not None:
        return f"ja, op {day_words(informed.on)}"
    if informed is not None and informed.why_not.strip():
        return f"nog niet: {informed.why_not}"
    return f"nog niet; we willen dat doen voor {day_words(signal.inform_by)}" if signal.inform_by else ""


def _step(step: Step) -> str:
    what = w.STATUSES[step.status] if step.kind is EventKind.STATUS and step.status else w.EVENTS[step.kind]
    until = f" (voor {day_words(step.until)})" if step.until else ""
    return f"{what}{until}\n{step.text}" if step.text.strip() else f"{what}{until}"


def _who(by: str) -> str:
    return "een vrijwilliger" if by == VOLUNTEER else by.strip() or "het programma"


def _spoken(sheet: Sheet, spoken: Spoken) -> None:
    sheet.sub(f"Besproken in het {_table(spoken)} op {day_words(spoken.on)}")
    written = "\n".join(part for part in (spoken.title, spoken.text) if part.strip())
    if written:
        sheet.text(written, label="Op de agenda stond:")
    if spoken.decision.strip():
        who = f" Wie: {spoken.owner}." if spoken.owner.strip() else ""
        due = f" Voor: {day_words(spoken.due)}." if spoken.due else ""
        sheet.text(f"{spoken.decision.rstrip('.')}.{who}{due}", label="Afgesproken:")


def _table(spoken: Spoken) -> str:
    words = TABLES[spoken.table]
    return words if words.startswith("Doen") else words.lower()


def _handed(sheet: Sheet, handed: HandedOver) -> None:
    sheet.sub(f"Overgedragen aan {handed.to} op {day_words(handed.on)}")
    if handed.with_yes:
        sheet.text("Je zei hier ja op. We gaven alleen de feiten door.")
    else:
        told = f" We vertellen het je op {day_words(handed.told_on)}." if handed.told_on else ""
        sheet.text(f"Je zei hier geen ja op. We deden het om deze reden: {handed.reason.rstrip('.')}.{told}")
    if handed.receipt is not None:
        sheet.text("Zij lieten weten dat ze het hebben." if handed.receipt else "Zij hebben het niet ontvangen.")


def _offers(sheet: Sheet, package: InzagePackage) -> None:
    sheet.heading("Wat je zelf wilt doen")
    rows: _Rows = [(day_words(offer.day), offer.line, offer.reach or "–") for offer in package.offers]
    sheet.table(("Dag", "Wat", "Hoe we je bereiken"), rows, (1.2, 2, 2))
    if package.offers_erased_on is not None:
        sheet.text(f"Uiterlijk op {day_words(package.offers_erased_on)} wissen we dit, of eerder als jij dat vraagt.")


def _texts(sheet: Sheet, package: InzagePackage) -> None:
    sheet.heading("Wat wij elkaar over jou schreven")
    for one in package.texts:
        what = "Voor de volgende dienst" if one.kind is TextKind.HANDOVER else "Van de buurtwerker aan de balie"
        sheet.text(one.text, label=f"{what}, {day_words(one.day)}:")
        sheet.text(f"Op {day_words(one.erased_on)} wissen we dit, of eerder als jij dat vraagt.")


def _regular(sheet: Sheet, package: InzagePackage) -> None:
    card: Regular | None = package.regular
    if card is None:
        return
    sheet.heading("Jouw tegel als vaste bezoeker")
    rows: _Rows = [
        (Cell("Roepnaam", bold=True), card.name),
        (Cell("Straat", bold=True), card.street or "–"),
        (Cell("Letters op de tegel", bold=True), card.letters),
        (Cell("Je vroeg erom op", bold=True), day_words(card.wished_on)),
        (Cell("Laatste keer hier", bold=True), day_words(card.last_visit)),
        (Cell("Wil je gemist worden", bold=True), "ja" if card.may_be_missed else "nee"),
    ]
    sheet.table(("", ""), rows, (1.25, 3))
    if package.regular_erased_on is not None:
        sheet.text(f"Op {day_words(package.regular_erased_on)} wissen we dit, of eerder als jij dat vraagt.")


def _explained(sheet: Sheet, package: InzagePackage, house: House, named: str) -> None:
    sheet.heading("Waarom we dit bewaren")
    sheet.text(
        "Aan de balie hoort of ziet iemand iets. De buurtwerker kijkt of iemand in de buurt kan helpen. Daarvoor moet "
        "het even bewaard blijven. We gebruiken het nergens anders voor. Geen computer beslist iets over jou. Er "
        "gaat niets naar internet of naar een land buiten Europa."
    )
    sheet.heading("Wie het kan lezen")
    sheet.text(
        "Alleen de buurtwerkers. Bij ‘niet veilig’ alleen de aandachtsfunctionaris en de plaatsvervanger. Een "
        "vrijwilliger leest na het doorgeven niets meer terug. Ging er iets naar anderen? Dan staat dat hierboven."
    )
    sheet.heading("Hoe lang we het bewaren")
    sheet.bullets(
        (
            f"Een zorg of idee: {days_words(package.signal_days)} nadat hij is afgesloten. Komt er nog iets bij of "
            "gaat hij weer open, dan wordt dat later.",
            f"Wie het las: {days_words(package.log_days)}. Wat er stond, staat daar niet bij.",
            f"In een reservekopie kan het nog hoogstens {days_words(package.backup_days)} langer staan.",
        )
    )
    sheet.heading("Wat je kunt vragen")
    sheet.bullets(
        (
            "Klopt er iets niet? Vraag ons om het te verbeteren, of om jouw kant erbij te zetten (AVG, artikel 16).",
            "Wil je dat het weg is? Vraag ons om te wissen (artikel 17). Soms mag dat nog niet, dan leggen we uit "
            "waarom.",
            "Wil je dat we er even niets mee doen? Vraag dat ook (artikel 18).",
            "Wil je niet dat we dit bewaren of bespreken? Maak bezwaar (artikel 21).",
            "Gaf je ergens een ja op? Dat ja mag je altijd terugnemen.",
            "We antwoorden binnen een maand. Het kost niets.",
        )
    )
    contact = ", ".join(
        part for part in (named, house.address, house.phone, house.worker and f"vraag naar {house.worker}") if part
    )
    sheet.mark(
        "Zo bereik je ons, en zo klaag je",
        f"{contact[:1].upper()}{contact[1:]}.\nNiet tevreden? Praat met ons of met het bestuur. Je mag ook "
        f"klagen bij de {AUTHORITY}.",
    )
