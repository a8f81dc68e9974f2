"""Needs the packages of requirements/train.lock: `make test-encoder`."""

import numpy as np
import pytest
import torch
from small_encoder import small_vocabulary, small_weights

from sangsuk.core.understand.encoder import CARE_HEADS, Encoder
from training.encoder.net import odds, pad


def test_what_is_trained_is_what_reads():
    weights = small_weights()
    scale = {"table_scale": np.ones(len(weights["table"]), np.float32)}
    encoder = Encoder({**weights, **small_vocabulary(), **scale})
    texts = ["อำเภอ ดี ดี มาก", "กข", "ที่ อำเภอ ค ดี มาก มาก กข"]
    in_torch = odds(
        {name: torch.tensor(array) for name, array in weights.items()},
        pad(encoder.cut(texts)),
        learning=False,
    )
    in_numpy = encoder.heads(texts)
    assert np.hstack([in_numpy[head] for head in CARE_HEADS]) == pytest.approx(
        in_torch.numpy(), abs=1e-4
    )
