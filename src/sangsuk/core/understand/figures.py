"""How good readings are: the figures by which the reader is judged, all 0..1."""

from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from sangsuk.core.terms.reading import Polarity, Reading
from sangsuk.core.understand.labels import LabelledStory

Pair = tuple[LabelledStory, Reading]


def score_readings(pairs: Sequence[Pair]) -> dict[str, float]:
    """Compare readings with labels.

    Returns:
        eligible: share right.
        reason: of the stories not to be counted, the share with the right reason.
        place_*: of (story, district) pairs.
        abstain: of stories without a district, the share where none is given.
        award_*: of positive pairs of eligible stories, right in district, polarity and
        eligibility: what decides the prize money.
        sentiment_acc, sentiment_macro (F1); service_f1, driver_f1 (micro).
        pii_*: by characters.
    """
    out = [(label, reading) for label, reading in pairs if label.reason is not None]
    silent = [(label, reading) for label, reading in pairs if not label.districts]
    place = _overlap((w.districts.keys(), {m.code for m in r.districts}) for w, r in pairs)
    award = _overlap((due_awards(w), given_awards(r)) for w, r in pairs)
    services = _overlap((set(w.services), set(r.services)) for w, r in pairs)
    drivers = _overlap((set(w.drivers), set(r.drivers)) for w, r in pairs)
    pii = _overlap((_covered(w.post.text, w.pii), _covered(w.post.text, r.pii)) for w, r in pairs)
    return {
        "eligible": _share((w.reason is None) == r.eligible for w, r in pairs),
        "reason": _share(w.reason == r.ineligible_reason for w, r in out),
        **_named("place", place),
        "abstain": _share(not r.districts for _, r in silent),
        **_named("award", award),
        "sentiment_acc": _share(w.sentiment == r.sentiment for w, r in pairs),
        "sentiment_macro": _macro_f1(pairs),
        "service_f1": services[2],
        "driver_f1": drivers[2],
        "pii_recall": pii[1],
        "pii_precision": pii[0],
    }


def due_awards(label: LabelledStory) -> set[str]:
    """The offices that the story should count for."""
    if label.reason is not None:
        return set()
    return {code for code, p in label.districts.items() if p is Polarity.POSITIVE}


def given_awards(reading: Reading) -> set[str]:
    """The offices that the reading counts for."""
    if not reading.eligible:
        return set()
    return {m.code for m in reading.districts if m.polarity is Polarity.POSITIVE}


def _named(name: str, figures: tuple[float, float, float]) -> dict[str, float]:
    return dict(zip((f"{name}_precision", f"{name}_recall", f"{name}_f1"), figures, strict=True))


def _share(right: Iterable[bool]) -> float:
    counts = Counter(right)
    return _ratio(counts[True], counts.total())


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 1.0


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _overlap(
    sets: Iterable[tuple[AbstractSet[object], AbstractSet[object]]],
) -> tuple[float, float, float]:
    """Precision, recall and F1 over all stories together."""
    hit = given = wanted = 0
    for want, got in sets:
        hit += len(want & got)
        given += len(got)
        wanted += len(want)
    precision, recall = _ratio(hit, given), _ratio(hit, wanted)
    return precision, recall, _f1(precision, recall)


def _macro_f1(pairs: Sequence[Pair]) -> float:
    confusion = Counter((w.sentiment, r.sentiment) for w, r in pairs)
    scores = []
    for label in Polarity:
        hit = confusion[label, label]
        given = sum(n for (_, got), n in confusion.items() if got == label)
        wanted = sum(n for (want, _), n in confusion.items() if want == label)
        scores.append(_f1(_ratio(hit, given), _ratio(hit, wanted)))
    return sum(scores) / len(scores)


def _covered(text: str, substrings: Iterable[str]) -> set[int]:
    """The code points that lie in any place where one of the substrings stands."""
    found: set[int] = set()
    for part in filter(None, substrings):
        start = text.find(part)
        while start >= 0:
            found.update(range(start, start + len(part)))
            start = text.find(part, start + 1)
    return found
