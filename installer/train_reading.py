"""Maintainer's script: teaches the network that reads a question piece by piece (data/search/crisis/reading.py).

    python installer/train_reading.py judge FOLD SEED   of the authors it does not see: build/reading-FOLD-SEED.npz
    python installer/train_reading.py later             authors that the shipped networks never saw, by these
    python installer/train_reading.py teach SEED        from all sentences: build/reading-SEED.npz
    python installer/train_reading.py pack              all that were taught: resources/phrases/crisis-reading.npz

Ten minutes each on one core; networks of another SEED (0, 1, ...) err in other places, and their mean is what counts.
train_danger.py then learns from the four judged folds how much this opinion counts. Needs torch (dependency group
`release` in pyproject.toml).
"""

from __future__ import annotations

import math
import random
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402
import torch  # noqa: E402
import torch.nn.functional as ops  # noqa: E402

from data.search.arrays import arrays  # noqa: E402
from data.search.crisis.model import CODES, NONE, READING  # noqa: E402
from data.search.crisis.reading import Network, Reading  # noqa: E402
from data.search.encoder import SentenceEncoder  # noqa: E402
from data.search.text import clean  # noqa: E402
from installer.danger_examples import examples, judged_authors  # noqa: E402
from installer.reading_net import ReadingNet  # noqa: E402
from installer.train_search import PHRASES, write  # noqa: E402
from installer.typing_noise import mistyped  # noqa: E402

ROUNDS, BATCH, FAST, SLOW, KEPT = 5, 64, 3e-3, 2.5e-3, 0.998
MISTYPED = 0.5
BUILD = ROOT / "build"


class Teacher:
    """One network with what it learns from."""

    def __init__(self, seed: int) -> None:
        torch.set_num_threads(1)
        torch.manual_seed(seed)
        self.chance, self.order = random.Random(seed), np.random.default_rng(seed)
        self.of = examples()
        self.encoder = SentenceEncoder()
        self.numbers = [self.encoder.piece_numbers(clean(text)) for text in self.of.texts]
        self.subjects = sorted(set(self.of.subjects))
        place = {subject: index for index, subject in enumerate(self.subjects)}
        self.right = np.array([place[subject] for subject in self.of.subjects])
        self.dangers = torch.tensor([subject in CODES and subject != NONE for subject in self.subjects])
        self.net = ReadingNet(self.encoder._backend, len(self.subjects))

    def rows(self, numbers: list[list[int]]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """A batch as the network takes it."""
        longest = max(map(len, numbers))
        known = self.encoder.known_pieces([number for one in numbers for number in one])
        there = torch.zeros(len(numbers), longest, dtype=torch.bool)
        for index, one in enumerate(numbers):
            there[index, : len(one)] = True
        raw = torch.zeros(len(numbers), longest, known.raw.shape[1])
        narrow = torch.zeros(len(numbers), longest, known.narrow.shape[1])
        raw[there], narrow[there] = torch.from_numpy(known.raw), torch.from_numpy(known.narrow)
        return raw, narrow, there

    def batches(self, which: Any, size: int, *, mixed: bool) -> list[Any]:
        """The sentences in parts of about the same length."""
        which = self.order.permutation(which) if mixed else which
        found = []
        for start in range(0, len(which), size * 40):
            some = sorted(which[start : start + size * 40], key=lambda index: len(self.numbers[index]))
            found += [some[at : at + size] for at in range(0, len(some), size)]
        if mixed:
            self.order.shuffle(found)
        return found

    def typed(self, index: int) -> list[int]:
        """The pieces of a sentence, half of the time with typing mistakes."""
        if self.chance.random() > MISTYPED:
            return self.numbers[index]
        return self.encoder.piece_numbers(clean(mistyped(self.of.texts[index], self.chance)))

    def lost(self, said: torch.Tensor, batch: Any) -> torch.Tensor:
        """How wrong it is: about the subject, and once more about whether there is danger."""
        about = ops.cross_entropy(said, torch.from_numpy(self.right[batch]))
        for_danger = said[:, self.dangers].logsumexp(1) - said[:, ~self.dangers].logsumexp(1)
        there = torch.from_numpy(self.of.danger[batch]).float()
        lost: torch.Tensor = about + ops.binary_cross_entropy_with_logits(for_danger, there)
        return lost

    def teach(self, which: Any) -> dict[str, torch.Tensor]:
        """Learn from these sentences; the mean of the last states."""
        slow = self.net.of_encoder()
        taken = {id(one) for one in slow}
        fast = [one for one in self.net.parameters() if one.requires_grad and id(one) not in taken]
        rates = (SLOW, FAST)
        optimizer = torch.optim.AdamW(
            [{"params": slow, "weight_decay": 0.0}, {"params": fast}], weight_decay=0.05, betas=(0.9, 0.98)
        )
        mean = {name: value.detach().clone() for name, value in self.net.state_dict().items()}
        steps, step, began = ROUNDS * len(self.batches(which, BATCH, mixed=True)), 0, time.monotonic()
        self.net.train()
        for turn in range(ROUNDS):
            lost = []
            for batch in self.batches(which, BATCH, mixed=True):
                share = min(1.0, step / 300) * (0.5 * (1 + math.cos(math.pi * min(1.0, step / steps))) * 0.97 + 0.03)
                for group, rate in zip(optimizer.param_groups, rates, strict=True):
                    group["lr"] = rate * share
                said = self.net(*self.rows([self.typed(index) for index in batch]))
                loss = self.lost(said, batch)
                optimizer.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
                optimizer.step()
                step += 1
                lost.append(loss.item())
                kept = min(KEPT, (1 + step) / (10 + step))
                with torch.no_grad():
                    for name, value in self.net.state_dict().items():
                        mean[name].mul_(kept).add_(value, alpha=1 - kept)
            print(f"round {turn + 1}: {np.mean(lost):.3f}, {time.monotonic() - began:.0f} s", flush=True)
        return mean

    def danger(self, state: dict[str, torch.Tensor], which: Any) -> Any:
        """How likely this state of the network finds danger in these sentences."""
        self.net.load_state_dict(state)
        self.net.eval()
        found = np.zeros(len(self.of.texts))
        with torch.no_grad():
            for batch in self.batches(which, 256, mixed=False):
                said = self.net(*self.rows([self.numbers[index] for index in batch])).softmax(-1)
                found[batch] = said[:, self.dangers].sum(1).numpy()
        return found[which]


def judge(fold: int, seed: int) -> None:
    """Teach without the authors of a fold, and keep what it says of their sentences."""
    teacher = Teacher(seed=100 * (fold + 1) + seed)
    of = teacher.of
    unseen = np.isin(of.authors, judged_authors(of)[fold])
    state = teacher.teach(np.where(~unseen)[0])
    other = np.where(unseen)[0]
    found, danger = teacher.danger(state, other), of.danger[other]
    least = np.quantile(found[~danger], 0.98)
    print(f"fold {fold}: {np.mean(found[danger] < least):.3f} missed at 2% false", flush=True)
    BUILD.mkdir(exist_ok=True)
    np.savez(BUILD / f"reading-{fold}-{seed}.npz", danger=found, texts=np.array([of.texts[index] for index in other]))


def later() -> None:
    """Let the networks that are shipped judge the authors that came after them, before they are taught anew."""
    of = examples()
    with arrays(PHRASES / READING) as content:
        reading, seen = Reading(content), set(content["read_authors"].ravel())
    encoder = SentenceEncoder()
    texts = [text for text, author in zip(of.texts, of.authors, strict=True) if author not in seen]
    found = [reading.chances(encoder.pieces(clean(text)))[reading.subjects != 0].sum() for text in texts]
    BUILD.mkdir(exist_ok=True)
    np.savez(BUILD / "reading-later-0.npz", danger=np.array(found), texts=np.array(texts))


def teach(seed: int) -> None:
    """Teach from everything and keep the network."""
    teacher = Teacher(seed)
    state = teacher.teach(np.arange(len(teacher.of.texts)))
    lines = [CODES.index(one) if one in CODES else CODES.index(NONE) for one in teacher.subjects]
    packed = {"read_subjects": np.array(lines, dtype=np.int8), **teacher.net.packed(state)}
    packed["read_authors"] = np.array(sorted(set(teacher.of.authors)))
    some = np.arange(0, len(teacher.of.texts), 100)
    reading, danger = Network(packed), np.array(lines) != 0
    alone = [reading.chances(teacher.encoder.known_pieces(teacher.numbers[index]))[danger].sum() for index in some]
    apart = np.abs(np.array(alone) - teacher.danger(state, some))
    print(f"numpy and torch: {apart.max():.3f} apart at most, {apart.mean():.4f} in the middle", flush=True)
    if apart.mean() > 0.01:
        raise SystemExit("the program would read otherwise than what was taught")
    BUILD.mkdir(exist_ok=True)
    np.savez(BUILD / f"reading-{seed}.npz", **packed)


def pack() -> None:
    """Put the networks that were taught together in the file that is shipped."""
    taught = [np.load(path) for path in sorted(BUILD.glob("reading-?.npz"))]
    write(READING, **{name: np.stack([one[name] for one in taught]) for name in taught[0].files})


def main(arguments: list[str]) -> int:
    """Judge a part, teach one network, or pack."""
    match arguments:
        case ["judge", fold, seed]:
            judge(int(fold), int(seed))
        case ["later"]:
            later()
        case ["teach", seed]:
            teach(int(seed))
        case ["pack"]:
            pack()
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
