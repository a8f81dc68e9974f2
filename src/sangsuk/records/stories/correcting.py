"""What people put right in readings: kept, applied to each new reading, and taken back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from sangsuk.core.terms.reading import Mention as SaidOf
from sangsuk.core.terms.reading import Polarity, Review
from sangsuk.core.terms.reading import Reading as Read
from sangsuk.core.understand.serious import serious_signs
from sangsuk.records.stories.by_people import Correction, Hold
from sangsuk.records.stories.models import Finding, Mention, Reading, Revision
from sangsuk.records.stories.showing import show_stories

Rows = Sequence[tuple[Revision, Read]]
SURE: Final = 1.0
MASKED: Final = "masked"
PLACE: Final = "place"
POLARITIES: Final = "polarities"
ASKED_BY: Final = {
    MASKED: Review.PII_UNSURE,
    PLACE: Review.AMBIGUOUS_PLACE,
    POLARITIES: Review.LOW_CONFIDENCE,
}


def as_corrected(rows: Rows) -> list[tuple[Revision, Read]]:
    """The readings with what people put right in them."""
    found = Correction.objects.in_bulk([revision.pk for revision, _ in rows])
    return [
        (revision, _corrected(read, found[revision.pk]) if revision.pk in found else read)
        for revision, read in rows
    ]


def hold_serious(rows: Rows, *, at: datetime) -> None:
    """Hold back what bears signs of something very serious; who was released stays so."""
    signs = [(revision, serious_signs(revision.text)) for revision, _ in rows]
    Hold.objects.bulk_create(
        [Hold(revision=revision, signs=list(found), at=at) for revision, found in signs if found],
        ignore_conflicts=True,
    )


@transaction.atomic
def correct(*, reading: Reading, by: str, at: datetime, **right: Any) -> None:
    """Put a reading right: `masked`; `district` with `polarity`, or `no_place`; `polarities`."""
    kept, _is_new = Correction.objects.get_or_create(
        revision=reading.revision, defaults={"by": by, "at": at, "before": _said(reading)}
    )
    Correction.objects.filter(pk=kept.pk).update(by=by, at=at, **right)
    kept.refresh_from_db()
    _apply(reading, kept)


@transaction.atomic
def take_back_correction(*, reading: Reading, part: str) -> None:
    """Let the reader's own words stand again.

    Args:
        reading: of which.
        part: `masked`, `place` or `polarities`; what people put right of the others stays so.
    """
    kept = Correction.objects.filter(revision=reading.revision).first()
    if kept is None:
        return
    code = ASKED_BY[part]
    if part == MASKED:
        kept.masked, reading.masked = "", kept.before["masked"]
    elif part == POLARITIES:
        _say_again(reading, kept)
    else:
        if kept.district not in kept.before["districts"]:
            Mention.objects.filter(reading=reading, district=kept.district).delete()
        kept.district, kept.polarity, kept.no_place = "", "", False
        reading.ambiguous = kept.before["ambiguous"]
    kept.save()
    reading.save(update_fields=["masked", "ambiguous"])
    again = [code.value] if code in kept.before["review"] else []
    _set_reviews(reading, [*reading.review, *again])
    show_stories([reading.story_id])


def release(*, revision: int, at: datetime | None) -> None:
    """Let a held revision be shown; without a moment, hold it again."""
    Hold.objects.filter(pk=revision).update(released_at=at)
    show_stories(list(Revision.objects.filter(pk=revision).values_list("story", flat=True)))


def _say_again(reading: Reading, kept: Correction) -> None:
    """How it was, as the reader had said it."""
    for code, (polarity, confidence) in kept.before.get("said", {}).items():
        if code in kept.polarities:
            said = Mention.objects.filter(reading=reading, district=code)
            said.update(polarity=polarity, confidence=confidence)
    kept.polarities = {}


def _apply(reading: Reading, kept: Correction) -> None:
    if kept.masked:
        reading.masked = kept.masked
    if kept.district or kept.no_place:
        reading.ambiguous = False
    reading.save(update_fields=["masked", "ambiguous"])
    _set_reviews(reading, [one for one in reading.review if one not in _settled(kept)])
    if kept.district:
        Mention.objects.update_or_create(
            reading=reading,
            district_id=kept.district,
            defaults={"polarity": kept.polarity, "confidence": SURE, "spans": []},
        )
    for code, polarity in kept.polarities.items():
        said = Mention.objects.filter(reading=reading, district=code)
        said.update(polarity=polarity, confidence=SURE)
    show_stories([reading.story_id])


def _settled(kept: Correction) -> set[str]:
    masked = {Review.PII_UNSURE.value} if kept.masked else set[str]()
    placed = {Review.AMBIGUOUS_PLACE.value} if kept.district or kept.no_place else set[str]()
    said = {Review.LOW_CONFIDENCE.value} if kept.polarities else set[str]()
    return masked | placed | said


def _corrected(read: Read, kept: Correction) -> Read:
    settled = _settled(kept)
    right: dict[str, Any] = {"review": tuple(one for one in read.review if one not in settled)}
    if kept.masked:
        right["masked"] = kept.masked
    if kept.district or kept.no_place:
        right["ambiguous"] = False
    if kept.district:
        others = tuple(one for one in read.districts if one.code != kept.district)
        polarity = Polarity(kept.polarity)
        said = SaidOf(code=kept.district, polarity=polarity, confidence=SURE, spans=())
        right["districts"] = (*others, said)
    if kept.polarities:
        said_of = right.get("districts", read.districts)
        right["districts"] = tuple(_sure(one, kept.polarities) for one in said_of)
    return replace(read, **right)


def _sure(said: SaidOf, polarities: dict[str, str]) -> SaidOf:
    """The mention as a person read it, if one did."""
    if said.code not in polarities:
        return said
    return replace(said, polarity=Polarity(polarities[said.code]), confidence=SURE)


def _said(reading: Reading) -> dict[str, Any]:
    mentions = reading.mentions.all()
    return {
        "masked": reading.masked,
        "ambiguous": reading.ambiguous,
        "review": list(reading.review),
        "districts": [one.district_id for one in mentions],
        "said": {one.district_id: [one.polarity, one.confidence] for one in mentions},
    }


def _set_reviews(reading: Reading, codes: Sequence[str]) -> None:
    kind = Finding.Kind.REVIEW
    Finding.objects.filter(reading=reading, kind=kind).delete()
    Finding.objects.bulk_create(
        Finding(reading=reading, kind=kind, code=code) for code in dict.fromkeys(codes)
    )
    getattr(reading, "_prefetched_objects_cache", {}).pop("findings", None)
