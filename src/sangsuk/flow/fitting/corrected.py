"""What people put right at the desk, as rows that training learns from."""

import json
from pathlib import Path
from typing import Any, Final, NamedTuple

from django.utils.crypto import salted_hmac

from sangsuk.core.rank.rules import RULE_OF
from sangsuk.core.rank.rulings import Rulings
from sangsuk.core.terms.reading import Reading, Reason
from sangsuk.core.terms.ruling import Ruling
from sangsuk.core.terms.story import AuthorKind
from sangsuk.core.thai.dates import BANGKOK
from sangsuk.flow.files.outputs import staged
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.rulings.corrected import is_placed, readings_ruled_on
from sangsuk.records.rulings.queries import as_ruled, rulings_of
from sangsuk.records.stories.values import read_of

TRAP: Final = "correction"
NAMES: Final = "sangsuk.corrections"
OPAQUE: Final = 16
# What the words say; the other rules are of tags, dates, copies and consent.
SPEAKS: Final = {
    Reason.STAFF: AuthorKind.STAFF,
    Reason.SPAM: AuthorKind.COMMERCIAL,
    Reason.NOT_ABOUT: AuthorKind.CITIZEN,
}
TEACHING: Final = frozenset(RULE_OF[reason] for reason in SPEAKS)
# What a row shows by itself; a copy, or one that came late, would count where it is alone.
SHOWS: Final = frozenset({Reason.HASHTAG, Reason.WINDOW, *SPEAKS})


class Corrections(NamedTuple):
    """How many rows were written, and how many must stay in the house."""

    written: int
    kept_back: int


def export_corrections(campaign: Campaign, out: Path) -> Corrections:
    """Write a row in the format of training/ for each story that people read otherwise.

    Office, reason and speaker are as the rulings that stand have them; mood,
    services and drivers as the reader has them, for rulings say nothing of these.
    The text is masked, and the ids are opaque and the same each time.
    """
    ruled = [one for one in as_ruled(rulings_of(campaign)) if one.rule in TEACHING]
    standing, kept_back = Rulings(ruled), 0
    rows = []
    for row, may_leave in readings_ruled_on(campaign):
        reading = read_of(row)
        right, _ = standing.apply(reading)
        if right == reading and not is_placed(row):
            continue
        kept_back += not may_leave
        if may_leave:
            rows.append(_row(right, row.story.author_kind, ruled))
    with staged(out) as (partial,), partial.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    return Corrections(len(rows), kept_back)


def _row(right: Reading, declared: str, ruled: list[Ruling]) -> dict[str, Any]:
    reason = right.ineligible_reason if right.ineligible_reason in SHOWS else None
    ours = reason is not Reason.NOT_ABOUT
    kind = declared or AuthorKind.CITIZEN.value
    return {
        "id": _opaque("story", right.platform, right.id),
        "platform": right.platform,
        "posted_at": right.posted_at.astimezone(BANGKOK).isoformat(),
        "author": _opaque("author", right.platform, right.author) if right.author else None,
        "author_kind": SPEAKS[reason].value if reason in SPEAKS else kind,
        "text": right.masked,
        "eligible": reason is None,
        "ineligible_reason": reason and reason.value,
        "districts": [
            {"code": one.code, "polarity": one.polarity.value} for one in right.districts if ours
        ],
        "ambiguous": right.ambiguous and ours,
        "sentiment": right.sentiment.value,
        "services": list(right.services) if ours else [],
        "drivers": list(right.drivers) if ours else [],
        "pii": [],
        "trap": TRAP,
        "note": _note(right, ruled),
    }


def _note(right: Reading, ruled: list[Ruling]) -> str:
    mine = [one for one in ruled if (one.platform, one.story) == (right.platform, right.id)]
    acts = ", ".join(f"{one.verdict} {one.rule} {one.reason}" for one in mine)
    said = f"ruled: {acts}" if acts else "place: by a person"
    return f"{said}; mood, services and drivers by {right.reader}"


def _opaque(*parts: str) -> str:
    """A name that leads nobody back to the post, with a key of this site."""
    return salted_hmac(NAMES, "\0".join(parts), algorithm="sha256").hexdigest()[:OPAQUE]
