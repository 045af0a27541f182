"""The sentences of the DPIA: what the program does, what the law asks, and what nobody but a board can decide."""

from __future__ import annotations

INTRO = (
    "Dit is een begin, gemaakt door het programma. Het beschrijft wat het programma echt doet. Wat jullie zelf moeten "
    "beslissen, staat in een vak. Waar ‘FG: nakijken’ staat, moet een functionaris gegevensbescherming of een andere "
    "deskundige meelezen. Een DPIA is hier nodig: het gaat om gevoelige gegevens van mensen die kwetsbaar kunnen zijn, "
    "en de bewoner weet het niet altijd meteen."
)

WHAT = (
    "Een vrijwilliger aan de balie ziet of hoort iets dat zorgen geeft, of iets moois. Die schrijft het op en geeft "
    "het door aan de buurtwerker.",
    "De buurtwerker leest het, gaat langs of zoekt hulp dichtbij. Eerst een buur of een activiteit, dan een "
    "instelling.",
    "Wat met anderen besproken moet worden, komt op de agenda van een overleg: het Doen!-team (thuis), het gebiedsteam "
    "(in de straat, met gemeente, politie en corporatie) of het signaleringsoverleg.",
    "De vrijwilliger hoort terug hoe het ging, in een vaste zin zonder inhoud.",
    "Niemand krijgt een score. De computer beslist niets over mensen. Er gaat niets naar internet.",
)

PEOPLE = (
    "Bewoners over wie iemand zich zorgen maakt. Soms kinderen, soms mensen die ziek of afhankelijk zijn.",
    "Buren en anderen die in een tekst genoemd worden.",
    "Bewoners die zelf iets willen doen.",
    "De vrijwilliger die iets doorgaf, de buurtwerkers, en de deelnemers aan het overleg (rol en organisatie).",
)

NEVER = (
    "Het programma vraagt nooit om een BSN, geboortedatum, nationaliteit, diagnose, foto of score. Een BSN in een "
    "tekst wordt tegengehouden. Bij woorden die oordelen of beschuldigen vraagt het om op te schrijven wat je zág."
)
CHECK_DATA = (
    "In een vrij veld kan toch gevoelige informatie staan: over gezondheid, geloof, afkomst, strafbare feiten. Is dat "
    "te verdedigen, en weten vrijwilligers wat zij niet opschrijven?"
)

FLOW = (
    "Een concept staat in de balie, achter het slot van de balie. Het gaat nooit in een reservekopie. Na het doorgeven "
    "is het weg.",
    "Bij het doorgeven krijgt elke zorg een eigen sleutel, die alleen de buurtwerkers hebben. De vrijwilliger leest "
    "het daarna niet meer terug.",
    "Er moeten twee buurtwerkers zijn met een herstelkaart voordat er iets doorgegeven kan worden.",
    "Wie iets opent of kopieert, komt in een leeslijst.",
    "Op papier staan nummers en een eigen titel van de buurtwerker, en een dag waarvoor het vernietigd wordt.",
    "Overdragen gaat als bestand met een wachtwoord dat per telefoon wordt verteld. Alleen feiten, geen indruk.",
)

WISHES = (
    ("vindt het goed", "Mag op een agenda. De naam mag aan tafel zichtbaar worden."),
    ("goed, maar zonder naam", "Alleen een omschrijving. Niet aan een tafel met politie of corporatie."),
    ("weet het nog niet", "Alleen een omschrijving. Niet aan een tafel met politie of corporatie."),
    (
        "weet het, wil het niet",
        "Op geen enkele agenda. Eerst een gesprek met de vrijwilliger. Alleen een veiligheidsafweging van twee "
        "buurtwerkers, met reden en de dag waarop de bewoner het hoort, kan dit anders maken.",
    ),
    (
        "niet veilig om te vragen",
        "Alleen de aandachtsfunctionaris en de plaatsvervanger lezen het. Nooit op een agenda.",
    ),
)

READERS = (
    ("een zorg, na het doorgeven", "nee", "ja", "ja", "nee"),
    ("een zorg met ‘niet veilig’", "nee", "nee", "ja", "nee"),
    ("nummer, dag, onderwerp, hoe het ermee staat", "ja", "ja", "ja", "nee"),
    ("een concept", "ja, met dienst", "ja", "ja", "nee"),
    ("overleg en agenda", "nee", "ja", "ja", "nee"),
    ("wie wat las", "nee", "ja", "ja", "nee"),
    ("een reservekopie", "nee, zonder code", "nee, zonder code", "nee, zonder code", "nee"),
)
READERS_NOTE = (
    "‘Met de taak’: aandachtsfunctionaris en plaatsvervanger. Wie de computer verzorgt, kan een kopie maken van het "
    "bestand, maar leest daarin niets van een zorg. Dat een zorg er is, met nummer, dag, onderwerp en hoe het ermee "
    "staat, kan iedereen met een pincode zien."
)

WISH_IS_NOT = (
    "Het programma vraagt wat de bewoner wil, en houdt zich daaraan. Dat is fatsoen en een rem. Het is geen "
    "toestemming zoals de wet die bedoelt: vaak is het al opgeschreven voordat iemand het vroeg, een vrijwilliger vult "
    "het in, en wie hulp nodig heeft voelt zich niet altijd vrij. Er moet dus een andere grondslag zijn. Is die er "
    "niet, gebruik dit deel van het programma dan niet met namen: alleen plekken, hulp die ontbreekt en kansen."
)

GROUNDS = (
    (
        "Toestemming (AVG artikel 6 lid 1 a)",
        "Past voor wie zelf iets wil doen, en voor de vaste bezoeker. Past bij een overdracht als de bewoner precies "
        "wist wat naar wie gaat. Past niet als grond onder alle zorgen: zie hierboven. Een ja kan altijd worden "
        "teruggenomen.",
    ),
    (
        "Wettelijke plicht (lid 1 c)",
        "Er is geen wet die een vrijwilliger of buurthuis verplicht om zorgen over volwassenen vast te leggen. Voor "
        "beroepskrachten geeft de meldcode een plicht om stappen te zetten, niet om dit register te voeren.",
    ),
    (
        "Vitaal belang (lid 1 d)",
        "Alleen bij gevaar voor iemands leven. Dan geldt: eerst bellen. Geen grond voor wat kan wachten.",
    ),
    (
        "Taak van algemeen belang (lid 1 e, lid 3)",
        "De Wmo 2015 legt de taak voor maatschappelijke ondersteuning en samenhang in de buurt bij de gemeente. Een "
        "buurthuis kan hier alleen op bouwen als de gemeente die taak duidelijk aan dit buurthuis heeft opgedragen, "
        "met het verwerken van gegevens erbij. Paragraaf 5.1 van de Wmo 2015 regelt gegevens voor het college en voor "
        "aanbieders: zoek uit of het buurthuis daaronder valt. Een subsidie alleen is niet genoeg.",
    ),
    (
        "Gerechtvaardigd belang (lid 1 f)",
        "Kan passen bij een stichting of vereniging, niet bij een overheid die haar taak doet. Dan moet op papier "
        "staan: welk belang, waarom dit nodig is, en waarom het belang van de bewoner niet zwaarder weegt. De bewoner "
        "kan bezwaar maken (artikel 21). Voor gevoelige gegevens is dit niet genoeg: zie hieronder.",
    ),
)

SPECIAL = (
    "Een zorg kan over gezondheid gaan (AVG artikel 9). Dat mag alleen met een uitzondering. Mogelijk: uitdrukkelijke "
    "toestemming (artikel 9 lid 2 a, UAVG artikel 22), vitaal belang als iemand zelf geen ja kan geven (lid 2 c), of "
    "UAVG artikel 30 lid 3 a voor instellingen voor maatschappelijke dienstverlening, als het nodig is voor goede "
    "verzorging en iedereen die het leest geheimhouding heeft. Of een buurthuis met vrijwilligers zo’n instelling is, "
    "staat niet vast.",
    "Een vermoeden van een strafbaar feit (AVG artikel 10, UAVG artikelen 31 tot en met 33) mag een buurthuis in het "
    "algemeen niet vastleggen. Het formulier vraagt daarom om feiten en remt woorden die beschuldigen.",
    "Een BSN (UAVG artikel 46) mag niet. Het programma houdt het tegen.",
)

SHARING = (
    "Wat aan tafel wordt verteld, is verstrekken. Elke organisatie aan tafel heeft een eigen grondslag nodig om het te "
    "horen en te gebruiken (AVG artikelen 5 en 6).",
    "Maak een afspraak op papier tussen de organisaties: waarvoor, wat wel en niet, wie bewaart wat. Zijn jullie samen "
    "verantwoordelijk, dan vraagt artikel 26 om een regeling.",
    "Politie en corporatie hebben andere doelen dan zorg. Daarom komt een zorg zonder duidelijk ja daar niet met een "
    "naam, en meestal helemaal niet.",
    "Kijk of er voor jullie gemeente een wet of verordening is over samenwerken bij meer problemen tegelijk, en of die "
    "al geldt.",
)

MELDCODE = (
    "De meldcode huiselijk geweld en kindermishandeling (onder meer Wmo 2015 artikel 3.3 en Jeugdwet artikel 4.1.7) "
    "geldt voor beroepskrachten, ook voor een buurtwerker die bij een organisatie voor maatschappelijke ondersteuning "
    "werkt. Voor vrijwilligers geldt zij niet: zij vertellen het aan de buurtwerker, en kunnen Veilig Thuis altijd om "
    "advies vragen, ook zonder naam. Wie beroepshalve iets weet, mag het onder voorwaarden zonder toestemming aan "
    "Veilig Thuis melden (Wmo 2015 artikel 5.2.6). ‘Niet veilig’ gaat daarom alleen naar de aandachtsfunctionaris en "
    "de plaatsvervanger."
)

CHECK_GROUND = (
    "Dit hele deel. Klopt de grondslag bij deze organisatie? Kloppen de artikelen nog? Is er een opdracht van de "
    "gemeente? Staat de afweging van het belang op papier? Welke uitzondering geldt voor gezondheid?"
)

LESS = (
    "Eén minuut is genoeg: ‘Bel me liever’ en ‘Ik twijfel’ zijn volledig, zonder iets op te schrijven over iemand.",
    "Een straat of een omschrijving is vaak genoeg. Een naam hoeft nooit.",
    "Wat je zag en wat je denkt staan apart. Wat je denkt komt op geen agenda en gaat nooit naar anderen. De bewoner "
    "ziet het wel bij inzage.",
    "Een vrijwilliger leest niet terug. De beheerder leest niets.",
    "Patronen zijn er pas bij drie of meer, en mensen en lantaarnpalen staan apart.",
    "Aantallen voor de gemeente zijn zonder mensen; onder de 5 staat ‘<5’.",
)

RIGHTS = (
    "Bij elke zorg over iemand staat een dag waarop de bewoner het hoort, binnen een maand, of de reden waarom niet "
    "(AVG artikel 14, met de uitzonderingen in lid 5).",
    "Inzage: een buurtwerker maakt met één scherm een papier met alles wat er is, ook de indruk. Namen van "
    "vrijwilligers staan er niet in. Dat wordt genoteerd.",
    "Wissen op verzoek: kan meteen, en wordt genoteerd. Er blijft één regel zonder inhoud.",
    "Verbeteren of een eigen kant erbij: de buurtwerker zet het bij de zorg.",
    "Bezwaar: de buurtwerker zet de wens op ‘wil het niet’ of wist de zorg.",
)
CHECK_RIGHTS = (
    "In een tekst kunnen ook anderen staan. Lees een inzagepapier na voor je het geeft, en haal weg wat een ander "
    "schaadt (AVG artikel 15 lid 4, UAVG artikel 41). Is het goed geregeld wie een verzoek beantwoordt, en binnen een "
    "maand?"
)

RISKS = (
    (
        "Een zorg over iemand klopt niet",
        "Feiten en indruk staan apart. Woorden die oordelen krijgen een wenk. De bewoner hoort het en kan het laten "
        "verbeteren. Na de termijn is het weg.",
        "Een verkeerd beeld in het hoofd van wie het las.",
    ),
    (
        "De bewoner komt in gevaar doordat het bekend wordt",
        "‘Niet veilig’ is alleen voor twee mensen en komt op geen agenda. Het adresbriefje kan onopvallend.",
        "Iemand vult een verkeerde wens in, of praat erover.",
    ),
    (
        "Iemand leest mee aan de balie",
        "Na een paar minuten rust of met F12 is alles bedekt. Na het doorgeven staat er niets meer op het scherm of in "
        "het klembord.",
        "Meelezen tijdens het typen, een foto van het scherm.",
    ),
    (
        "De computer of een stick raakt kwijt",
        "Zonder code gaat de balie niet open; een zorg niet zonder wachtzin of herstelkaart. Concepten staan niet in "
        "een reservekopie.",
        "Een pincode van zes cijfers is te raden voor wie de hele computer heeft. Dan liggen nummer, dag, onderwerp en "
        "stand van zorgen open, niet de inhoud.",
    ),
    (
        "Een buurtwerker of vrijwilliger kijkt uit nieuwsgierigheid",
        "De leeslijst laat zien wie wat opende. Vrijwilligers lezen geen zorgen.",
        "De lijst houdt niemand tegen, en wie programmeert kan erom heen.",
    ),
    (
        "Papier van het overleg blijft liggen",
        "Nummers en eigen titels in plaats van namen en verhalen. ‘Vernietigen vóór’ staat op elk blad.",
        "Wie de buurt kent, herkent soms toch iemand.",
    ),
    (
        "Meer mensen horen het dan nodig is",
        "De wens van de bewoner bepaalt de tafel. Overdragen vraagt een ja, of twee buurtwerkers met een reden.",
        "Wat aan tafel gezegd wordt, is gezegd. Andere organisaties schrijven het misschien op.",
    ),
    (
        "Er wordt te laat gewist",
        "Elke dienst wist wat op zijn dag is. Zonder dienst zegt het programma sinds wanneer het te laat is.",
        "Een buurthuis dat weken dicht is; een stick in een la; een open zorg die niemand afsluit.",
    ),
)

DECIDE = (
    "De grondslag staat vast en is opgeschreven.",
    "Er zijn twee buurtwerkers, een aandachtsfunctionaris en een plaatsvervanger.",
    "Iedereen heeft getekend voor geheimhouding.",
    "Met de organisaties aan tafel zijn afspraken gemaakt op papier.",
    "Bewoners kunnen lezen wat we doen en wat zij kunnen vragen.",
    "Het risico dat overblijft is te dragen. Zo niet: eerst vragen aan de Autoriteit Persoonsgegevens (AVG artikel "
    "36).",
)
