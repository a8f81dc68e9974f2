"""All figures of a reader on labelled stories, as plain values that JSON can hold."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from sangsuk.core.terms.reading import Polarity, Reading
from sangsuk.core.understand.asking import precision_by_share_asked
from sangsuk.core.understand.figures import Pair, due_awards, given_awards, score_readings
from sangsuk.core.understand.labels import LabelledStory
from sangsuk.core.understand.reliability import bin_reliability, calibration_error

ELIGIBLE: Final = "eligible"  # what stands for no reason
Measures = dict[str, Any]


def measure_readings(pairs: Sequence[Pair]) -> Measures:
    """Measure readings against labels.

    Returns:
        stories: how many.
        scores: see `score_readings`.
        confusion: of sentiment and of reasons; first what is right, then what was read.
        reliability: of the sentiment read, of p(positive), and of mentions (office and
        polarity right), each with `ece` and `bins`.
        positive: stories praising in truth, the sum of p(positive), and its ratio to the truth.
        award_by_share_asked: precision of award pairs by the share sent to a person.
        by_trap: scores of each trap.
    """
    return {
        "stories": len(pairs),
        "scores": score_readings(pairs),
        "confusion": {
            "sentiment": count_confusion((w.sentiment, r.sentiment) for w, r in pairs),
            "reason": count_confusion(
                (w.reason or ELIGIBLE, r.ineligible_reason or ELIGIBLE) for w, r in pairs
            ),
        },
        "reliability": {
            "sentiment": _reliability(sentiment_told(pairs)),
            "positive": _reliability(praise_told(pairs)),
            "mention": _reliability(mentions_told(pairs)),
        },
        "positive": _count_positive(pairs),
        "award_by_share_asked": [
            line._asdict() for line in precision_by_share_asked(awards_told(pairs))
        ],
        "by_trap": score_by(pairs, lambda label: label.trap),
    }


def measure_parts(pairs: Sequence[Pair], key: Callable[[LabelledStory], str]) -> dict[str, Any]:
    """Scores of each part of the stories, and whether its praise is heard as well as others'.

    Returns:
        By name: scores; `praising`, stories that praise in truth; `praise_heard`, the
        share of them read as praise; `praise_made_up`, the share of the others read as
        praise; `praise_ratio`, the sum of p(positive) over the truth.
    """
    scores = score_by(pairs, key)
    for name, part in _parts(pairs, key).items():
        praising = [r for w, r in part if w.sentiment is Polarity.POSITIVE]
        others = [r for w, r in part if w.sentiment is not Polarity.POSITIVE]
        scores[name] |= {
            "praising": len(praising),
            "praise_heard": _share_of_praise(praising),
            "praise_made_up": _share_of_praise(others),
            "praise_ratio": _count_positive(part)["ratio"],
        }
    return scores


def score_by(pairs: Sequence[Pair], key: Callable[[LabelledStory], str]) -> dict[str, Any]:
    """Scores of each part of the stories, with their number, by name."""
    return {
        name: {"stories": len(part), **score_readings(part)}
        for name, part in sorted(_parts(pairs, key).items())
    }


def count_confusion(pairs: Iterable[tuple[str, str]]) -> dict[str, dict[str, int]]:
    """How often each right label was read as each; labels in the order of their names."""
    counts = Counter((str(right), str(read)) for right, read in pairs)
    labels = sorted({label for pair in counts for label in pair})
    return {right: {read: counts[right, read] for read in labels} for right in labels}


def sentiment_told(pairs: Sequence[Pair]) -> list[tuple[float, bool]]:
    """How sure the reader was of each story's sentiment, and whether it was right."""
    return [(_sureness(reading), label.sentiment is reading.sentiment) for label, reading in pairs]


def praise_told(pairs: Sequence[Pair]) -> list[tuple[float, bool]]:
    """p(positive) of each story, and whether it praises."""
    return [(r.sentiment_p.positive, w.sentiment is Polarity.POSITIVE) for w, r in pairs]


def mentions_told(pairs: Sequence[Pair]) -> list[tuple[float, bool]]:
    """Confidence of each mention given, and whether office and polarity are right."""
    return [
        (mention.confidence, label.districts.get(mention.code) is mention.polarity)
        for label, reading in pairs
        for mention in reading.districts
    ]


def awards_told(pairs: Sequence[Pair]) -> list[tuple[float, bool]]:
    """Confidence of each award pair given, and whether it is due."""
    return [
        (mention.confidence, mention.code in due_awards(label))
        for label, reading in pairs
        for mention in reading.districts
        if mention.code in given_awards(reading)
    ]


def _parts(pairs: Sequence[Pair], key: Callable[[LabelledStory], str]) -> dict[str, list[Pair]]:
    parts: dict[str, list[Pair]] = {}
    for label, reading in pairs:
        parts.setdefault(key(label), []).append((label, reading))
    return parts


def _share_of_praise(readings: Sequence[Reading]) -> float:
    praise = sum(reading.sentiment is Polarity.POSITIVE for reading in readings)
    return praise / len(readings) if readings else 0.0


def _sureness(reading: Reading) -> float:
    moods = reading.sentiment_p
    return max(moods.positive, moods.neutral, moods.negative)


def _reliability(told: Sequence[tuple[float, bool]]) -> Measures:
    bins = bin_reliability([said for said, _ in told], [true for _, true in told])
    return {"ece": calibration_error(bins), "bins": [each._asdict() for each in bins]}


def _count_positive(pairs: Sequence[Pair]) -> Mapping[str, float]:
    told = praise_told(pairs)
    expected, true = sum(said for said, _ in told), sum(praises for _, praises in told)
    return {"expected": expected, "true": true, "ratio": expected / true if true else 1.0}
