"""Which words of a free text are names of people, as far as capitals tell it.

A word with a capital that does not begin a sentence counts, and the word before it when that has a capital too
("Truus Vermeer"). Who has the desk, organisations, days and languages do not. A first name that stands alone at the
beginning of a sentence is not found: nothing tells it from another first word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE_ENDS = re.compile(r"[.!?:;\n\"“„«(•]")
NO_NAME = frozenset(
    "de den der het een van ten ter te in aan op uit en of la le el al mevrouw mevr mw meneer dhr heer oma "
    "opa tante oom familie fam buurvrouw buurman buur vrouw man jongen meisje onbekend".split()
)
_COMMON = NO_NAME | frozenset(
    "ik je jij u hij zij ze wij we jullie zijn haar hun mijn onze ons dit dat deze die er daar hier toen nu "
    "later vandaag gisteren morgen vanmorgen vanmiddag vanochtend vorige volgende soms vaak ook nog maar want "
    "omdat als dus na voor bij met naar om over sinds tot tussen volgens zonder door onder tegen zag hoorde "
    "sprak belde kwam ging is was heeft had wil kan zoon dochter broer zus moeder vader kind vriend vriendin "
    "nicht neef collega buren gezin beide allebei".split()
)
_NO_PERSON = frozenset(
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli "
    "augustus september oktober november december kerst kerstmis pasen pinksteren ramadan suikerfeest "
    "sinterklaas koningsdag god nederland nederlands nederlandse engels frans duits turks turkse marokkaans "
    "marokkaanse arabisch arabische pools poolse oekraïens oekraïense syrisch syrische surinaams spaans "
    "russisch farsi tigrinya somalisch turkije marokko polen oekraïne syrië suriname gemeente politie "
    "brandweer ambulance wijkagent wijkteam buurtteam team sociaal thuis veilig thuiszorg huisarts "
    "gebiedsteam doen noord oost zuid west centrum jeugd leger heils rode kruis albert heijn jumbo lidl aldi "
    "plus action hema kruidvat etos facebook whatsapp google digid internet belastingdienst toeslagen "
    "slachtofferhulp humanitas vluchtelingenwerk kerk moskee school bibliotheek buurthuis".split()
)
_NO_PERSON_ENDS = (
    "straat", "laan", "weg", "plein", "hof", "kade", "gracht", "singel", "zorg", "team", "huis", "bank", "dienst",
    "loket", "school", "stichting", "wonen", "corporatie", "centrum", "praktijk", "markt", "winkel", "kerk",
)  # fmt: skip


def fold(word: str) -> str:
    """A word without capitals and accents, to compare."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def names_in(text: str, staff: Collection[str] = ()) -> frozenset[str]:
    """The names in a text, folded. `staff`: folded words that are no resident's, the roepnamen of this buurthuis."""
    found: set[str] = set()
    small: set[str] = set()
    before, end = "", 0  # the word before when it could be the first of a name
    for hit in _WORD.finditer(text):
        word, gap = hit.group(), text[end : hit.start()]
        begins = end == 0 or _SENTENCE_ENDS.search(gap) is not None
        folded, end = fold(word), hit.end()
        if not word[0].isupper():
            small.add(folded)
            before = before if folded in NO_NAME else ""  # "Jan van Dam"
            continue
        person = _could_be(word, folded, staff)
        if begins:
            before = folded if person else ""
        elif person:
            found |= {folded, before} - {""}
            before = folded
        else:
            before = ""
    return frozenset(found - small)


def _could_be(word: str, folded: str, staff: Collection[str]) -> bool:
    shout = len(word) > 1 and word.isupper()  # "GGD", and who writes everything in capitals
    if shout or len(folded) < 2 or folded in _FOLDED or folded in staff:
        return False
    return not folded.endswith(_NO_PERSON_ENDS)


_FOLDED = frozenset(fold(word) for word in _COMMON | _NO_PERSON)
