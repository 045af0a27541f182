"""Maintainer's script: learns resources/phrases/needs.npz from the example sentences.

    python installer/train_search.py

Run it after sentences, everyday words or needs changed, and commit its result; train_danger.py learns the words of
danger. Needs scikit-learn, which the program itself does not (dependency group `release` in pyproject.toml).
"""

from __future__ import annotations

import csv
import sys
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402
from scipy import sparse  # noqa: E402
from sklearn.linear_model import LogisticRegression  # noqa: E402

from data.search.encoder import SentenceEncoder  # noqa: E402
from data.search.linear import BUCKETS, features  # noqa: E402

PHRASES = ROOT / "resources" / "phrases"
LETTER_C, MEANING_C, MEANING_STRETCH = 10.0, 1.0, 4.0


@cache
def rows(pattern: str) -> list[list[str]]:
    """All lines of the files of one kind, as cells."""
    found = []
    for path in sorted(PHRASES.glob(pattern)):
        with path.open(encoding="utf-8", newline="") as file:
            found += [row for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row]
    return found


def examples() -> tuple[list[str], list[str], list[str]]:
    """(need, text) of sentences, then of everyday words and aliases; and the need codes in order."""
    tree = tomllib.loads((ROOT / "resources/directory/themes.toml").read_text(encoding="utf-8"))["theme"]
    first: dict[str, list[str]] = {}
    codes = []
    for theme, content in tree.items():
        for short, need in content["need"].items():
            codes.append(f"{theme}.{short}")
            first.setdefault(need["services"][0], []).append(codes[-1])
    needs = [row[0] for row in rows("sentences*-*.tsv")]
    texts = [row[2] for row in rows("sentences*-*.tsv")]
    for row in rows("words-*.tsv"):
        needs.append(row[0])
        texts.append(row[1])
    for source_id, word in rows("aliases.tsv"):
        # Only where the service is the first answer to one need does its alias say which need it is.
        if len(first.get(source_id, ())) == 1:
            needs.append(first[source_id][0])
            texts.append(word)
    return needs, texts, codes


def letter_matrix(texts: list[str], rarity: np.ndarray[Any, Any] | None) -> tuple[Any, Any]:
    """The hashed letters of all texts, weighted by rarity and brought to length 1."""
    counted = [features(text) for text in texts]
    if rarity is None:
        seen: Counter[int] = Counter()
        for row in counted:
            seen.update(row.keys())
        rarity = np.zeros(BUCKETS, dtype=np.float32)
        for bucket, number in seen.items():
            if number >= 2:
                rarity[bucket] = np.log((1 + len(texts)) / (1 + number)) + 1
    starts, buckets, values = [0], [], []
    for row in counted:
        own = {b: (1 + np.log(n)) * rarity[b] for b, n in row.items() if rarity[b]}
        length = float(np.sqrt(sum(v * v for v in own.values()))) or 1.0
        buckets += list(own.keys())
        values += [v / length for v in own.values()]
        starts.append(len(buckets))
    matrix = sparse.csr_matrix((values, buckets, starts), shape=(len(texts), BUCKETS), dtype=np.float32)
    return matrix, rarity


def packed_letters(letters: LogisticRegression, rarity: Any) -> dict[str, Any]:
    """The model over letters as arrays: int8 with a scale for each class."""
    weights = letters.coef_.T
    scale = np.abs(weights).max(axis=0) / 127
    return {
        "letter_weights": np.round(weights / scale).astype(np.int8),
        "letter_scale": scale.astype(np.float32),
        "letter_bias": letters.intercept_.astype(np.float32),
        "letter_rarity": rarity.astype(np.float16),
    }


def learn_needs(vectors_of: dict[str, Any]) -> None:
    """Write needs.npz."""
    needs, texts, codes = examples()
    number_of = {code: index for index, code in enumerate(codes)}
    labels = np.array([number_of[need] for need in needs])
    sentences = len(rows("sentences*-*.tsv"))
    print(f"{len(codes)} needs, {sentences} sentences, {len(texts) - sentences} words", flush=True)
    vectors = np.stack([vectors_of[text] for text in texts])
    matrix, rarity = letter_matrix(texts, None)
    letters = LogisticRegression(C=LETTER_C, max_iter=100).fit(matrix, labels)
    meaning = LogisticRegression(C=MEANING_C, max_iter=150).fit(vectors * MEANING_STRETCH, labels)
    shipped = vectors[:sentences]
    write(
        "needs.npz",
        codes=np.array(codes),
        vectors=np.round(shipped * 127 / np.abs(shipped).max()).astype(np.int8),
        vector_needs=labels[:sentences].astype(np.int16),
        **packed_letters(letters, rarity),
        meaning_weights=(meaning.coef_.T * MEANING_STRETCH).astype(np.float16),
        meaning_bias=meaning.intercept_.astype(np.float32),
    )


def write(name: str, **arrays: Any) -> None:
    """Keep the arrays, smaller than they are."""
    target = PHRASES / name
    np.savez_compressed(target, **arrays)
    print(f"{name}: {target.stat().st_size / 1e6:.1f} MB", flush=True)


def main() -> int:
    """Learn needs.npz."""
    encode = SentenceEncoder()
    learn_needs({text: encode(text) for text in sorted(set(examples()[1]))})
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
