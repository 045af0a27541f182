"""Maintainer's script: learns resources/phrases/crisis.npz from sentences of danger and their look-alikes.

    python installer/train_danger.py                a quarter of an hour
    python installer/train_danger.py --keep-mix     some minutes, after a few sentences were added

How much letters, meaning and patterns count is learned from sentences of authors that the rest had not seen, one author
at a time; that is what takes long. Needs scikit-learn (dependency group `release` in pyproject.toml).
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402
from sklearn.linear_model import LogisticRegression  # noqa: E402
from sklearn.neural_network import MLPClassifier  # noqa: E402

from data.search.crisis.model import CODES, LIKELY, NONE, logit  # noqa: E402
from data.search.crisis.recogniser import shipped_recogniser  # noqa: E402
from data.search.needs import load_encoder  # noqa: E402
from data.search.text import clean  # noqa: E402
from installer.train_search import PHRASES, letter_matrix, packed_letters, rows, write  # noqa: E402

STRETCH, HIDDEN, SEEDS = 8.0, 384, (0, 1, 2)
PATTERN_AUTHORS = {f"crisis-sentences{number}" for number in ("", 2, 3, 4, 13)}  # the patterns were widened with these
# Needs whose sentences are about danger, with the line they ask for; and needs that hold both kinds and teach neither.
DANGER_OF_NEED = {
    "gevoel.suicide": "113",
    "veilig.gevaar": "112",
    "veilig.geweld-thuis": "veilig-thuis",
    "veilig.kind-onveilig": "veilig-thuis",
    "veilig.oudere-onveilig": "veilig-thuis",
}
DANGER_SERVICES = {
    "112",
    "113",
    "veilig-thuis",
    "politie",
    "kindertelefoon",
    "huisartsenspoedpost",
    "huisarts",
    "centrum-seksueel-geweld",
    "slachtofferhulp",
    "meldpunt-zorgwekkend-gedrag",
    "mind-hulplijn",
    "luisterlijn",
}
UNDECIDED_NEEDS = {
    "zorg.spoeddokter",
    "gevoel.verward",
    "veilig.seksueel",
    "veilig.dwang",
    "veilig.mensenhandel",
    "veilig.slachtoffer",
    "veilig.tip",
    "veilig.naaktfoto",
    "wonen.storing",
}


@dataclass(frozen=True)
class Examples:
    """Everything there is to learn from, in the same order in each field."""

    texts: list[str]
    codes: Any  # of the lines
    subjects: Any  # the line, or the need for sentences without danger: more to tell apart teaches more
    authors: Any  # the file, or "" for what is in every training set
    vectors: Any
    words: Any  # 1.0 where a pattern finds danger
    calm: Any  # 1.0 where an idiom or a calm word is

    @property
    def danger(self) -> Any:
        """True where the sentence must bring up the crisis card."""
        return self.codes != NONE


def examples() -> Examples:
    """Read and encode all sentences; one that stands in two files counts once."""
    found: dict[str, tuple[str, str, str]] = {}
    for path in sorted(PHRASES.glob("crisis-sentences*.tsv")):
        for code, _, text in rows(path.name):
            found.setdefault(text, (code, code, path.stem))
    for author in ("sentences", "sentences2"):
        for need, _, text in rows(f"{author}-*.tsv"):
            if need not in UNDECIDED_NEEDS:
                code = DANGER_OF_NEED.get(need, NONE)
                # The second author's are judged too: most of what is asked at a desk has nothing to do with danger.
                found.setdefault(text, (code, need if code == NONE else code, author if author[-1].isdigit() else ""))
    for need, word in rows("words-*.tsv"):  # short and harmless, as much is that is typed
        if need not in UNDECIDED_NEEDS and need not in DANGER_OF_NEED:
            found.setdefault(word, (NONE, need, ""))
    for service, word in rows("aliases.tsv"):
        if service not in DANGER_SERVICES:
            found.setdefault(word, (NONE, NONE, ""))
    texts = list(found)
    codes, subjects, authors = (np.array(column) for column in zip(*found.values(), strict=True))
    encode, patterns = load_encoder(), shipped_recogniser()
    return Examples(
        texts,
        codes,
        subjects,
        authors,
        np.stack([encode(clean(text)) for text in texts]),
        np.array([float(patterns.recognise(text) is not None) for text in texts]),
        np.array([float(patterns.sounds_harmless(text)) for text in texts]),
    )


def letters(of: Examples, train: Any, other: Any) -> tuple[LogisticRegression, Any, Any]:
    """The model over letters learned from `train`, its rarities, and how likely it finds danger in `other`."""
    matrix, rarity = letter_matrix([of.texts[index] for index in train], None)
    model = LogisticRegression(C=40.0, max_iter=60).fit(matrix, of.codes[train])
    if not len(other):
        return model, rarity, None
    likely = model.predict_proba(letter_matrix([of.texts[index] for index in other], rarity)[0])
    return model, rarity, 1 - likely[:, list(model.classes_).index(NONE)]


def meaning(of: Examples, train: Any, other: Any) -> tuple[list[MLPClassifier], Any]:
    """Small networks over the meaning learned from `train`, and how likely they find danger in `other`."""
    models = []
    for seed in SEEDS:
        model = MLPClassifier((HIDDEN,), alpha=0.1, max_iter=12, random_state=seed, learning_rate_init=2e-3)
        models.append(model.fit(of.vectors[train] * STRETCH, of.subjects[train]))
    if not len(other):
        return models, None
    places = [index for index, subject in enumerate(models[0].classes_) if subject in CODES and subject != NONE]
    likely = [model.predict_proba(of.vectors[other] * STRETCH)[:, places].sum(axis=1) for model in models]
    return models, sum(likely) / len(likely)


def learn_mix(of: Examples) -> Any:
    """What letters, meaning, patterns and calm words count for, and the sum from which danger is likely.

    Each author's sentences are judged by models that have not seen them, and only those of authors whose sentences
    the patterns were not widened with.
    """
    judged, danger = [], []
    for author in sorted(set(of.authors) - {""} - PATTERN_AUTHORS):
        train, other = np.where(of.authors != author)[0], np.where(of.authors == author)[0]
        found = [logit(letters(of, train, other)[2]), logit(meaning(of, train, other)[1])]
        judged.append(np.column_stack([*found, of.words[other], of.calm[other]]))
        danger.append(of.danger[other])
        line = LogisticRegression().fit(judged[-1], danger[-1])
        print(author, f"{line.score(judged[-1], danger[-1]):.3f}", flush=True)
    sums, right = np.concatenate(judged), np.concatenate(danger)
    model = LogisticRegression(C=10.0).fit(sums, right)
    chances = model.predict_proba(sums)[:, 1]
    for least in (0.2, 0.3, 0.4, LIKELY, 0.6, 0.7):
        missed, alarms = np.mean(chances[right] < least), np.mean(chances[~right] >= least)
        print(f"from {least}: missed {missed:.3f}, false alarms {alarms:.3f}", flush=True)
    Path("build").mkdir(exist_ok=True)
    np.savez(
        "build/danger-mix.npz",
        sums=sums,
        right=right,
        author=np.concatenate([[i] * len(d) for i, d in enumerate(danger)]),
    )
    return np.append(model.coef_[0], model.intercept_[0]).astype(np.float32)


def kept_mix() -> Any:
    """What the shipped model has."""
    with np.load(PHRASES / "crisis.npz") as content:
        return content["mix"]


def main(arguments: list[str]) -> int:
    """Learn and write crisis.npz."""
    of = examples()
    print(f"{len(of.texts)} sentences, {int(of.danger.sum())} of danger", flush=True)
    mix = kept_mix() if arguments == ["--keep-mix"] else learn_mix(of)
    everything, nothing = np.arange(len(of.texts)), np.arange(0)
    by_letters, rarity, _ = letters(of, everything, nothing)
    networks, _ = meaning(of, everything, nothing)
    subjects = networks[0].classes_
    write(
        "crisis.npz",
        codes=np.array(CODES),
        letter_codes=by_letters.classes_,
        **packed_letters(by_letters, rarity),
        subjects=np.array([CODES.index(one) if one in CODES else CODES.index(NONE) for one in subjects], dtype=np.int8),
        first_weights=np.stack([one.coefs_[0] * STRETCH for one in networks]).astype(np.float16),
        first_bias=np.stack([one.intercepts_[0] for one in networks]).astype(np.float16),
        last_weights=np.stack([one.coefs_[1] for one in networks]).astype(np.float16),
        last_bias=np.stack([one.intercepts_[1] for one in networks]).astype(np.float16),
        mix=mix,
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
