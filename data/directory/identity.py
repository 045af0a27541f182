"""Ids of the directory: UUIDs, as HSDS 3.0 wants, that stay the same for the same source."""

from __future__ import annotations

import uuid

_NAMESPACE = uuid.UUID("6f1c1d4e-6f0e-5c57-9a39-2d9f5a5d7a10")


def new_id() -> str:
    """A random id, for a row that no source knows."""
    return str(uuid.uuid4())


def _named(kind: str, name: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, f"{kind}:{name}"))


def service_id(source_id: str) -> str:
    """The id of a service that belongs to an id in a source file."""
    return _named("service", source_id)


def organization_id(name: str) -> str:
    """The id of an organization; sources name it, they do not number it."""
    return _named("organization", name)


def term_id(code: str) -> str:
    """The id of a term of the theme tree: "geld" or "geld.schulden"."""
    return _named("term", code)


def taxonomy_id(name: str) -> str:
    """The id of a taxonomy."""
    return _named("taxonomy", name)


def secondary_term_id(taxonomy: str, name: str) -> str:
    """The id of a term of another taxonomy."""
    return _named("term", f"{taxonomy}:{name}")
