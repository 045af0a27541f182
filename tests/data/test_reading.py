"""The networks that read a question piece by piece, as they are shipped."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from data.search.crisis.model import READING
from data.search.crisis.reading import Reading
from data.search.encoder import MOST_PIECES, Pieces, SentenceEncoder
from data.search.text import clean
from resources import files


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    return SentenceEncoder()


@pytest.fixture(scope="module")
def reading() -> Reading:
    with np.load(files.path("phrases") / READING) as content:
        return Reading(content)


def danger(reading: Reading, encoder: SentenceEncoder, text: str) -> float:
    chances = reading.chances(encoder.pieces(clean(text)))
    return float(chances[reading.subjects != 0].sum())


@pytest.mark.parametrize("text", ["", "?", "ik wil niet meer leven", "نمی‌خواهم زنده بمانم", "🙂 🙂", "a" * 10_000])
def test_what_it_says_adds_up(reading: Reading, encoder: SentenceEncoder, text: str) -> None:
    chances = reading.chances(encoder.pieces(clean(text)))
    assert chances.shape == reading.subjects.shape
    assert np.isfinite(chances).all()
    assert chances.sum() == pytest.approx(1, abs=1e-4)


def test_it_reads_in_order(reading: Reading, encoder: SentenceEncoder) -> None:
    """The same pieces the other way round are another story."""
    forth = encoder.pieces("hij houdt haar vast en zij lacht")
    back = Pieces(forth.raw[::-1].copy(), forth.narrow[::-1].copy())
    assert abs(reading.chances(forth) - reading.chances(back)).max() > 0.01


def test_a_long_text_is_read_from_its_beginning(encoder: SentenceEncoder) -> None:
    text = "ik zoek een fiets " * 200
    assert len(encoder.pieces(text).raw) == MOST_PIECES
    assert (encoder.pieces(text).raw == encoder.pieces(text + "en een hond").raw).all()


def test_pieces_are_the_same_with_the_table_on_disk(encoder: SentenceEncoder, tmp_path: Path) -> None:
    kept = SentenceEncoder(tmp_path)
    assert list(tmp_path.glob("woordtabel-*.npy"))
    for text in ("kan ik hier koffie drinken", "не хочу жить"):
        assert (kept.pieces(text).raw == encoder.pieces(text).raw).all()
        assert (kept.pieces(text).narrow == encoder.pieces(text).narrow).all()
        assert (kept(text) == encoder(text)).all()
