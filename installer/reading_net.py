"""The network of data/search/crisis/reading.py while it learns. Needs torch (dependency group `release`)."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
import torch.nn.functional as ops
from torch import Tensor, nn

from data.search.crisis.reading import HEADS, WIDTHS

ROWS, NARROW, DOWN, THINK, PICKS = 1280, 256, 192, 384, 4
LEFT_OUT, DROPPED = 0.1, 0.3


class ReadingNet(nn.Module):  # type: ignore[misc]  # torch is not followed
    """Starts from the encoder's own layers. What goes in: the rows of the pieces, and where there is a piece."""

    def __init__(self, encoder_backend: Any, subjects: int) -> None:
        super().__init__()

        def taken(arrays: Any) -> nn.ParameterList:
            return nn.ParameterList([nn.Parameter(torch.tensor(np.array(one))) for one in arrays])

        self.first, self.first_bias = taken(encoder_backend.w1), taken(encoder_backend.b1)
        self.second, self.second_bias = taken(encoder_backend.w2), taken(encoder_backend.b2)
        self.norm = nn.Parameter(torch.tensor(np.stack([encoder_backend.ln_g, encoder_backend.ln_b])), False)
        self.down, self.norm_down = nn.Linear(ROWS, DOWN), nn.LayerNorm(DOWN)
        self.look, self.seen, self.norm_seen = nn.Linear(DOWN, 3 * DOWN), nn.Linear(DOWN, DOWN), nn.LayerNorm(DOWN)
        self.think, self.thought = nn.Linear(DOWN, THINK), nn.Linear(THINK, DOWN)
        self.norm_thought = nn.LayerNorm(DOWN)
        self.pick, self.say = nn.Linear(DOWN, PICKS), nn.Linear(DOWN * (PICKS + 1), subjects)
        self.drop = nn.Dropout(DROPPED)

    def of_encoder(self) -> list[nn.Parameter]:
        """What the encoder knew already, to be taught slowly."""
        return [*self.first, *self.first_bias, *self.second, *self.second_bias]

    def forward(self, raw: Tensor, narrow: Tensor, there: Tensor) -> Tensor:
        """The subjects of a batch, before they add up to 1; rows are batch x pieces x size."""
        mark = there.unsqueeze(-1)
        if self.training:
            kept = (torch.rand(there.shape) > LEFT_OUT).unsqueeze(-1)
            raw, narrow = raw * kept, narrow * kept
        rows = ops.layer_norm(self._runs(raw, narrow, mark), (ROWS,), self.norm[0], self.norm[1], 1e-5)
        rows = self.norm_down(ops.relu(self.down(self.drop(rows))))
        rows = self._looked(rows, there)
        rows = self.norm_thought(rows + self.drop(self.thought(ops.relu(self.think(rows)))))
        chosen = self.pick(rows).masked_fill(~mark, -1e9).softmax(1)
        found = torch.einsum("bpk,bpd->bkd", chosen, rows).flatten(1)
        most = rows.masked_fill(~mark, -1e9).max(1).values
        said: Tensor = self.say(self.drop(torch.cat([found, most], -1)))
        return said

    def _runs(self, raw: Tensor, narrow: Tensor, mark: Tensor) -> Tensor:
        parts = [raw]
        for place, (width, before) in enumerate(WIDTHS):
            own = narrow[..., place * NARROW : (place + 1) * NARROW] * mark
            for weights, bias in (
                (self.first[place], self.first_bias[place]),
                (self.second[place], self.second_bias[place]),
            ):
                kernel = weights.view(width, NARROW, NARROW).permute(2, 1, 0)
                edged = ops.pad(own.transpose(1, 2), (before, width - 1 - before))
                own = (ops.relu(ops.conv1d(edged, kernel, bias).transpose(1, 2)) + own) * mark
            parts.append(own)
        return torch.cat(parts, -1)

    def _looked(self, rows: Tensor, there: Tensor) -> Tensor:
        batch, count, size = rows.shape
        each = size // HEADS
        asks, answers, tells = self.look(rows).view(batch, count, 3, HEADS, each).permute(2, 0, 3, 1, 4)
        weights = (asks @ answers.transpose(-1, -2) / each**0.5).masked_fill(~there[:, None, None, :], -1e9).softmax(-1)
        seen = (weights @ tells).transpose(1, 2).reshape(batch, count, size)
        result: Tensor = self.norm_seen(rows + self.drop(self.seen(seen)))
        return result

    def packed(self, state: dict[str, Tensor]) -> dict[str, Any]:
        """The arrays that Reading takes, of a state of this network; large ones in a byte a weight."""
        got = {name: value.detach().numpy() for name, value in state.items()}
        found: dict[str, Any] = {"read_norm": got["norm"].astype(np.float16)}

        def wide(name: str, matrix: Any, bias: Any) -> None:
            scale = np.maximum(np.abs(matrix).max(axis=0), 1e-8) / 127
            found[name] = np.round(matrix / scale).astype(np.int8)
            found[f"{name}_scale"] = scale.astype(np.float32)
            found[f"{name}_bias"] = bias.astype(np.float16)

        for place, (width, _) in enumerate(WIDTHS):
            for name in ("first", "second"):
                wide(f"read_{name}{width}", got[f"{name}.{place}"], got[f"{name}_bias.{place}"])
        for name in ("down", "look", "seen", "think", "thought", "say"):
            wide(f"read_{name}", got[f"{name}.weight"].T, got[f"{name}.bias"])
        found["read_pick"] = got["pick.weight"].T.astype(np.float16)
        found["read_pick_bias"] = got["pick.bias"].astype(np.float16)
        for name in ("norm_down", "norm_seen", "norm_thought"):
            found[f"read_{name}"] = np.stack([got[f"{name}.weight"], got[f"{name}.bias"]]).astype(np.float16)
        return found
