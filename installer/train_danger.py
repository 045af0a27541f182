"""Maintainer's script: learns resources/phrases/crisis.npz from sentences of danger and their look-alikes.

    python installer/train_danger.py          some minutes, after train_reading.py
    python installer/train_danger.py --mix    only how much each opinion counts, with what is shipped

Letters and meaning learn from the first authors only: sentences of the later ones often differ by one word from a
harmless one, which neither can tell apart, and learning from them made plain sentences worse (measured). How much each
opinion counts is learned from later authors, whom neither has seen. Needs scikit-learn (dependency group `release`).
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402
from sklearn.linear_model import LogisticRegression  # noqa: E402
from sklearn.neural_network import MLPClassifier  # noqa: E402

from data.search.crisis.model import CODES, LIKELY, MODEL, CrisisModel, signs  # noqa: E402
from data.search.crisis.recogniser import shipped_recogniser  # noqa: E402
from data.search.encoder import SentenceEncoder  # noqa: E402
from data.search.text import clean  # noqa: E402
from installer.danger_examples import Examples, examples  # noqa: E402
from installer.train_search import PHRASES, letter_matrix, packed_letters, write  # noqa: E402

STRETCH, HIDDEN, SEEDS = 8.0, 384, (0, 1, 2)
LATER = {f"crisis-sentences{number}" for number in range(17, 29)}
PLAIN = {f"crisis-sentences{number}" for number in (17, 18, 19, 26, 27)}  # of LATER, who write as people ask


def letters(of: Examples, train: Any) -> tuple[LogisticRegression, Any]:
    """The model over letters learned from `train`, and its rarities."""
    matrix, rarity = letter_matrix([of.texts[index] for index in train], None)
    return LogisticRegression(C=40.0, max_iter=60).fit(matrix, of.codes[train]), rarity


def meaning(of: Examples, train: Any) -> list[MLPClassifier]:
    """Small networks over the meaning learned from `train`."""
    encode = SentenceEncoder()
    vectors = np.stack([encode(clean(of.texts[index])) for index in train]) * STRETCH
    models = []
    for seed in SEEDS:
        model = MLPClassifier((HIDDEN,), alpha=0.1, max_iter=12, random_state=seed, learning_rate_init=2e-3)
        models.append(model.fit(vectors, of.subjects[train]))
    return models


def pieces() -> dict[str, float]:
    """How likely networks that did not see its author find danger in a sentence, as train_reading.py judged it."""
    judged: dict[str, list[float]] = {}
    for path in sorted((ROOT / "build").glob("reading-*-*.npz")):
        with np.load(path) as content:
            for text, danger in zip(content["texts"], content["danger"], strict=True):
                judged.setdefault(text, []).append(danger)
    return {text: float(np.mean(found)) for text, found in judged.items()}


def learn_mix(of: Examples) -> Any:
    """What letters, meaning, pieces, patterns and calm words count for, and the sum from which danger is likely."""
    model, encoder, patterns, by_pieces = CrisisModel(PHRASES), SentenceEncoder(), shipped_recogniser(), pieces()
    judged = np.where(np.isin(of.authors, list(PLAIN)))[0]
    found = []
    for index in judged:
        text = of.texts[index]
        asked = clean(text)
        by_letters, by_meaning, _ = model.opinions(asked, encoder(asked), encoder.pieces(asked))
        words, calm = patterns.recognise(text) is not None, patterns.sounds_harmless(text)
        found.append(signs([1 - by_letters[0], 1 - by_meaning[0], by_pieces[text]], words=words, calm=calm))
    sums, right = np.array(found), of.danger[judged]
    line = LogisticRegression(C=10.0).fit(sums, right)
    chances = line.predict_proba(sums)[:, 1]
    print(f"{len(judged)} sentences, {int(right.sum())} of danger", flush=True)
    for least in sorted({0.2, 0.3, LIKELY, 0.5, 0.6}):
        missed, alarms = np.mean(chances[right] < least), np.mean(chances[~right] >= least)
        print(f"from {least}: missed {missed:.3f}, false alarms {alarms:.3f}", flush=True)
    return np.append(line.coef_[0], line.intercept_[0]).astype(np.float32)


def learn(of: Examples) -> dict[str, Any]:
    """The arrays of letters and meaning, with a mix that counts the opinions alike until it is learned."""
    train = np.where(~np.isin(of.authors, list(LATER)))[0]
    print(f"{len(train)} sentences, {int(of.danger[train].sum())} of danger", flush=True)
    by_letters, rarity = letters(of, train)
    networks = meaning(of, train)
    subjects = networks[0].classes_
    return {
        "codes": np.array(CODES),
        "letter_codes": by_letters.classes_,
        **packed_letters(by_letters, rarity),
        "subjects": np.array([CODES.index(one) if one in CODES else 0 for one in subjects], dtype=np.int8),
        "first_weights": np.stack([one.coefs_[0] * STRETCH for one in networks]).astype(np.float16),
        "first_bias": np.stack([one.intercepts_[0] for one in networks]).astype(np.float16),
        "last_weights": np.stack([one.coefs_[1] for one in networks]).astype(np.float16),
        "last_bias": np.stack([one.intercepts_[1] for one in networks]).astype(np.float16),
        "mix": np.ones(6, dtype=np.float32),
    }


def main(arguments: list[str]) -> int:
    """Learn and write crisis.npz."""
    of = examples()
    if arguments != ["--mix"]:
        write(MODEL, **learn(of))
    mix = learn_mix(of)
    with np.load(PHRASES / MODEL) as content:
        learned = {name: content[name] for name in content.files}
    write(MODEL, **{**learned, "mix": mix})
    print(mix)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
