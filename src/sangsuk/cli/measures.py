"""Measures as lines for a terminal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

TRAP_SCORES: Final = ("eligible", "place_f1", "abstain", "award_f1", "sentiment_acc", "service_f1")
CURVE_SCORES: Final = ("place_f1", "award_f1", "sentiment_acc", "service_f1", "driver_f1")


def show_measures(measures: Mapping[str, Any]) -> Iterator[str]:
    """All figures of a cross-validation."""
    declared, hidden = measures["declared"], measures["hidden"]
    yield f"{declared['stories']} stories, {measures['folds']} folds"
    yield f"{'':16} {'declared':>8} {'hidden':>8}   (who speaks)"
    for name, value in declared["scores"].items():
        yield f"{name:16} {value:8.3f} {hidden['scores'][name]:8.3f}"
    for name, told in declared["reliability"].items():
        yield f"{'ece ' + name:16} {told['ece']:8.3f}"
    yield f"{'sum p(positive)':16} {declared['positive']['ratio']:8.3f} of the true number"
    for name, confusion in declared["confusion"].items():
        yield from ("", f"{name}: rows right, columns read", *_confusion(confusion))
    yield from ("", "award pairs: share sent to a person, precision of the rest, line")
    for line in declared["award_by_share_asked"]:
        yield f"{line['asked']:6.1%} {line['precision']:8.3f} {line['confidence']:8.3f}"
    yield from ("", *_scores("trap", declared["by_trap"].items(), TRAP_SCORES))
    if curve := measures.get("learning_curve"):
        rows = [(f"{point['share']:.0%}", point) for point in curve]
        yield from ("", *_scores("learned from", rows, CURVE_SCORES))


def _confusion(confusion: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    labels = list(confusion)
    yield f"{'':28}" + "".join(f"{label[:11]:>12}" for label in labels)
    for right in labels:
        yield f"{right:28}" + "".join(f"{confusion[right][read]:12}" for read in labels)


def _scores(
    title: str, rows: Iterable[tuple[str, Mapping[str, Any]]], names: Sequence[str]
) -> Iterator[str]:
    yield f"{title:40} {'stories':>8}" + "".join(f"{name[:13]:>14}" for name in names)
    for row, scores in rows:
        figures = "".join(f"{scores[name]:14.3f}" for name in names)
        yield f"{row:40} {scores['stories']:8}{figures}"
