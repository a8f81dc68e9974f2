"""Measuring the reader on labelled stories."""

from pathlib import Path

from sangsuk.core.errors import UnreadableSourceError
from sangsuk.core.understand.copies import mark_copies
from sangsuk.core.understand.figures import Pair, score_readings
from sangsuk.core.understand.measures import Measures, measure_readings
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.fitting.labels import read_labels
from sangsuk.flow.reading.reader import load_reader, open_reader


def evaluate_reader(
    gold: Path, *, campaign: str, folder: Path | None = None, tell_author_kind: bool = True
) -> dict[str, float]:
    """Read the stories of `gold` (a file or folder) and score the readings.

    Args:
        gold: labelled stories.
        campaign: slug or path of the campaign whose rules hold.
        folder: arrays written by training; None: the shipped reader.
        tell_author_kind: whether the reader is told who speaks, as a source may declare.
    """
    return score_readings(
        read_labelled(gold, campaign=campaign, folder=folder, tell_author_kind=tell_author_kind)
    )


def measure_reader(gold: Path, *, campaign: str, tell_author_kind: bool) -> Measures:
    """All figures of the shipped reader on the stories of `gold`; see `measure_readings`."""
    return measure_readings(
        read_labelled(gold, campaign=campaign, tell_author_kind=tell_author_kind)
    )


def read_labelled(
    gold: Path, *, campaign: str, folder: Path | None = None, tell_author_kind: bool = True
) -> list[Pair]:
    """The stories of `gold` with their readings, copies marked."""
    labels = list(read_labels(gold, tell_author_kind=tell_author_kind))
    if not labels:
        raise UnreadableSourceError(
            "labels.none",
            what="There is no labelled story.",
            where=str(gold),
            remedy="name a file of labelled stories, one JSON object a line.",
        )
    reader = open_reader(folder) if folder else load_reader()
    readings = reader.read([label.post for label in labels], load_campaign(campaign))
    return list(zip(labels, mark_copies(readings), strict=True))
