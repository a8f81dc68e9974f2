"""Loads the demonstration: the campaign of 2563 with stories that were written for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from sangsuk.core.errors import CallError
from sangsuk.flow.files.intake import take_in
from sangsuk.flow.memory import remember_campaign
from sangsuk.flow.reading.reader import load_reader, shipped_version
from sangsuk.flow.reading.understand import understand
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.standings.queries import latest_snapshot
from sangsuk.records.standings.rebuilding import counted_tallies, rebuild_counters
from sangsuk.records.stories.queries import revisions_to_read, story_counts

CAMPAIGN: Final = "amphoe-sangsuk-2563"

_PACKAGE: Final = Path(__file__).parents[1]
_SHIPPED: Final = _PACKAGE / "assets" / "demo"  # in a wheel
_CHECKOUT: Final = tuple(
    _PACKAGE.parents[1] / folder / "stories" for folder in ("demo", "training")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoLoad:
    """What loading the demonstration did."""

    campaign: str
    stories: int  # in the memory now
    new: int
    read: int  # by the reader, now


def load_demo(
    *,
    rejected_in: Path,
    at: datetime,
    on_progress: Callable[[float], None] = lambda _: None,
) -> DemoLoad:
    """Take the demonstration's stories in, read and rank them; what is done is not done again.

    Raises:
        CallError: the stories are not there.
    """
    campaign = remember_campaign(CAMPAIGN, is_demo=True, at=at)
    new = 0
    for folder in demo_folders():
        new += take_in(folder, campaign, rejected_in=rejected_in, at=at)[0].new
    on_progress(0.1)
    read = 0
    if not _is_ranked(campaign, shipped_version()):
        done = understand(
            campaign, load_reader(), at=at, on_progress=lambda part: on_progress(0.1 + 0.8 * part)
        )
        read = done.read
        # why: SciPy takes a second to import; a start that finds all done does without it.
        from sangsuk.flow.counting.site import rank_site  # noqa: PLC0415

        rank_site(campaign, at=at)
    _count_what_is_older(campaign)
    on_progress(1.0)
    stories = story_counts(campaign).told
    return DemoLoad(campaign=campaign.slug, stories=stories, new=new, read=read)


def _count_what_is_older(campaign: Campaign) -> None:
    """The live count of a memory that is older than live counts."""
    if not counted_tallies(campaign):
        rebuild_counters(campaign=campaign)


def demo_folders() -> tuple[Path, ...]:
    """Where the demonstration's stories lie.

    Raises:
        CallError: nowhere.
    """
    folders = (_SHIPPED,) if _SHIPPED.is_dir() else _CHECKOUT
    there = tuple(folder for folder in folders if folder.is_dir())
    if not there:
        raise CallError(
            "demo.no_stories",
            what="The demonstration's stories are not there.",
            where=", ".join(map(str, folders)),
            remedy="run this in a checkout of Sangsuk.",
        )
    return there


def _is_ranked(campaign: Campaign, reader: str) -> bool:
    """Whether the newest standings are this reader's, under these rules, of all that is told."""
    newest = latest_snapshot(campaign)
    return (
        newest is not None
        and (newest.rules_digest, newest.reader) == (campaign.digest, reader)
        and newest.summary["posts"] == story_counts(campaign).told
        and not revisions_to_read(campaign, reader=reader).exists()
    )
