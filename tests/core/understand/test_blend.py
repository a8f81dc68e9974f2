import numpy as np
import pytest

from sangsuk.core.understand.blend import Blend, mix_labels, mix_shares
from sangsuk.core.understand.heads import HEADS, StoryReadings


def told(sentiment: list[float], *, belongs: float = 0.97) -> StoryReadings:
    rest = (1 - belongs) / 3
    return StoryReadings(
        sentiment=np.array([sentiment], np.float32),
        belongs=np.array([[belongs, rest, rest, rest]], np.float32),
        services=np.full((1, HEADS["services"]), 0.2, np.float32),
        drivers=np.full((1, HEADS["drivers"]), 0.2, np.float32),
        polarity={},
    )


def odds(sentiment: list[float]) -> dict[str, np.ndarray]:
    zeros = {head: np.zeros((1, labels), np.float32) for head, labels in HEADS.items()}
    return {**zeros, "sentiment": np.log(np.array([sentiment], np.float32))}


def blend(fast: float, careful: float, *, surest: float = 0.5) -> Blend:
    def weights(*biases: float) -> np.ndarray:
        return np.array([fast, careful, *biases], np.float32)

    return Blend(
        {
            "blend_sentiment": weights(0, 0, 0),
            "blend_belongs": weights(0, 0, 0, 0),
            "blend_services": weights(0),
            "blend_drivers": weights(0),
            "blend_polarity": np.array([fast, careful / 2, careful / 2, 0, 0, 0], np.float32),
            "blend_surest": np.array(surest, np.float32),
            "blend_services_threshold": np.full(HEADS["services"], 0.3, np.float32),
            "blend_drivers_threshold": np.full(HEADS["drivers"], 0.3, np.float32),
        }
    )


def test_without_a_careful_share_the_fast_reading_stands():
    fast = told([0.7, 0.2, 0.1])
    both = blend(1, 0).stories(fast, odds([0.1, 0.1, 0.8]))
    assert both.sentiment == pytest.approx(fast.sentiment, abs=1e-6)
    assert both.services == pytest.approx(fast.services, abs=1e-6)


def test_without_a_fast_share_the_careful_reading_stands():
    both = blend(0, 1).stories(told([0.7, 0.2, 0.1]), odds([0.1, 0.1, 0.8]))
    assert both.sentiment[0] == pytest.approx([0.1, 0.1, 0.8], abs=1e-6)
    assert both.drivers[0] == pytest.approx([0.5] * HEADS["drivers"])


def test_equal_shares_meet_in_the_middle():
    both = blend(0.5, 0.5).stories(told([0.8, 0.1, 0.1]), odds([0.1, 0.1, 0.8]))
    assert both.sentiment[0, 0] == pytest.approx(both.sentiment[0, 2])


def test_shares_sum_to_one_and_the_bias_is_the_last_word():
    even = np.log(np.full((1, 3), 1 / 3, np.float32))
    shares = mix_shares(np.array([1, 1, 0, 0, 2], np.float32), [even, even])
    assert shares.sum() == pytest.approx(1)
    assert int(shares.argmax()) == 2


def test_labels_are_blended_one_by_one():
    given = mix_labels(np.array([1, 1, -1], np.float32), [np.ones((2, 2)), np.zeros((2, 2))])
    assert given == pytest.approx(np.full((2, 2), 0.5))


@pytest.mark.parametrize(
    ("fast", "doubted"),
    [
        (told([0.9, 0.05, 0.05]), False),
        (told([0.45, 0.45, 0.1]), True),  # how was it?
        (told([0.9, 0.05, 0.05], belongs=0.4), True),  # does it belong?
    ],
)
def test_care_is_for_what_the_fast_tier_doubts(fast: StoryReadings, *, doubted: bool):
    assert blend(1, 1, surest=0.5).doubtful(fast).tolist() == [doubted]


def test_an_office_is_weighed_by_its_own_words():
    even = np.full((1, 3), 1 / 3, np.float32)
    bad = np.array([[0, 0, 4]], np.float32)
    assert int(blend(0.5, 0.5).polarity(even, bad, bad).argmax()) == 2
