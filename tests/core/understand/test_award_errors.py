"""The reader's errors in what decides the prizes."""

import numpy as np
import pytest

from sangsuk.core.understand.award_errors import measure_concentration


def test_parts_that_differ_by_chance_alone_are_alike():
    generator = np.random.default_rng(3)
    parts = [(200, generator.binomial(200, 0.8) / 200) for _ in range(200)]

    assert measure_concentration(parts) > 300


def test_the_spread_that_made_the_parts_is_found():
    generator = np.random.default_rng(3)
    shares = generator.beta(0.8 * 30, 0.2 * 30, 2_000)
    parts = [(200, generator.binomial(200, share) / 200) for share in shares]

    assert measure_concentration(parts) == pytest.approx(30, rel=0.1)
