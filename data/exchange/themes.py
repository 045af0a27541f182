"""Reads resources/directory/themes.toml: the theme tree and what fits it in other taxonomies."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from data.directory.drafts import NeedLink, SecondaryTerm
from data.directory.records import Need, Theme

ZRM = "Zelfredzaamheid-Matrix"
POSITIVE_HEALTH = "Positieve Gezondheid"
UPL = "Uniforme Productnamenlijst"


@dataclass(frozen=True)
class ThemeTree:
    """The tree with its needs, and for each need the national services, best first."""

    themes: tuple[Theme, ...]
    secondary_terms: tuple[SecondaryTerm, ...]
    services_of_need: dict[str, tuple[str, ...]]

    def needs_of(self, source_id: str) -> tuple[NeedLink, ...]:
        """The needs that name this national service, those first where it stands highest."""
        links = [
            NeedLink(code, services.index(source_id) + 1)
            for code, services in self.services_of_need.items()
            if source_id in services
        ]
        return tuple(sorted(links, key=lambda link: link.rank))


def read_themes(path: Path) -> ThemeTree:
    """Read the tree. Raises KeyError or tomllib.TOMLDecodeError when the shipped file is wrong."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))["theme"]
    themes: list[Theme] = []
    terms: list[SecondaryTerm] = []
    services: dict[str, tuple[str, ...]] = {}
    for code, theme in content.items():
        needs = []
        for short, need in theme["need"].items():
            need_code = f"{code}.{short}"
            needs.append(Need(need_code, code, need["name"], need["meaning"], need["question"], need["slip"]))
            services[need_code] = tuple(need["services"])
            terms += [SecondaryTerm(UPL, name, need_code) for name in need["upl"]]
        terms += [SecondaryTerm(ZRM, name, code) for name in theme["zrm"]]
        terms += [SecondaryTerm(POSITIVE_HEALTH, name, code) for name in theme["ph"]]
        themes.append(Theme(code, theme["name"], theme["examples"], theme["icon"], theme["tile"], tuple(needs)))
    return ThemeTree(tuple(themes), tuple(terms), services)
