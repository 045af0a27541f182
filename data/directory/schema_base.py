"""What every table of directory.db is made with: the names of constraints, and the three sorts of columns of text."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, MetaData, String

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

METADATA = MetaData(naming_convention=NAMING)
"""All tables of directory.db."""


def text(name: str, *, null: bool = True, index: bool = False, unique: bool = False) -> Column[Any]:
    """A column of text."""
    return Column(name, String, nullable=null, index=index, unique=unique)


def key(name: str = "id") -> Column[Any]:
    """The primary key: a text."""
    return Column(name, String, primary_key=True)


def link(name: str, table: str, *, null: bool = True, gone: str = "CASCADE", index: bool = True) -> Column[Any]:
    """A foreign key; `gone`: what becomes of this row when the other one goes."""
    return Column(name, String, ForeignKey(f"{table}.id", ondelete=gone), nullable=null, index=index)
