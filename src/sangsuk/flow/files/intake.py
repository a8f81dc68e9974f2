"""A file of posts into the memory: inbox and stories."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from django.db import transaction

from sangsuk.connectors.contract import Connector, Rejection
from sangsuk.core.terms.story import Post
from sangsuk.flow.files.outputs import staged
from sangsuk.flow.files.posts import OWN_ENDING, open_files
from sangsuk.records.campaigns.actions import hold_campaign
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.inbox.actions import FILES, keep_arrivals
from sangsuk.records.inbox.queries import gone_of
from sangsuk.records.standings.counters import count_stories
from sangsuk.records.stories.actions import accept_posts
from sangsuk.records.stories.queries import stories_retold_by

AT_ONCE: Final = 500  # rows a transaction: short, so that others may write between
LETTERS_AT_ONCE: Final = 5_000_000  # a batch of long texts is a shorter one


@dataclass(slots=True)
class Intake:
    """What came of the rows of a file."""

    new: int = 0
    revised: int = 0  # known stories that are told differently now
    unchanged: int = 0  # known stories whose reach alone differed
    known: int = 0  # rows that had come before
    gone: int = 0  # rows of posts that were deleted at their source since: they stay out
    rejections: list[Rejection] = field(default_factory=list)

    @property
    def rows(self) -> int:
        taken = self.new + self.revised + self.unchanged
        return taken + self.known + self.gone + len(self.rejections)


def take_in(
    path: Path,
    campaign: Campaign,
    *,
    rejected_in: Path,
    at: datetime,
    connectors: Sequence[Connector] = (),
    on_progress: Callable[[float], None] = lambda _: None,
) -> tuple[Intake, Path | None]:
    """Take every post of a file, or of a folder's files, into the memory.

    Each batch goes in wholly or not at all: broken off at any moment and run
    again it comes to the same, and run on what is already in it changes nothing.

    Args:
        path: a file or a folder of posts.
        campaign: whose stories they are.
        rejected_in: the folder for the list of rejected rows.
        at: when they arrive.
        connectors: what reads the files, where a mapping profile says how.
        on_progress: told the portion that is in.

    Returns:
        What came of the rows, and the list of the rejected ones if there are any.

    Raises:
        CallError: nothing is there, or no file of posts.
        UnreadableSourceError: nothing of use could be read.
    """
    connectors = connectors or open_files(path)
    intake = Intake()
    for n, connector in enumerate(connectors):
        for posts in batches_of(connector, intake.rejections):
            _take_in(posts, campaign, intake, at=at)
            on_progress((n + connector.portion) / len(connectors))
    return intake, _write_rejected(
        intake.rejections, rejected_in / f"{path.resolve().name}{OWN_ENDING}"
    )


def batches_of(connector: Connector, rejections: list[Rejection]) -> Iterator[list[Post]]:
    """The posts of a connector, some hundred at a time; its rejections are added to the list."""
    posts: list[Post] = []
    letters = 0
    for row in connector.read():
        if isinstance(row, Rejection):
            rejections.append(row)
            continue
        posts.append(row)
        letters += len(row.text)
        if len(posts) == AT_ONCE or letters > LETTERS_AT_ONCE:
            yield posts
            posts, letters = [], 0
    yield posts


def _take_in(posts: list[Post], campaign: Campaign, intake: Intake, *, at: datetime) -> None:
    with transaction.atomic():
        hold_campaign(campaign=campaign)
        gone = gone_of(campaign, [post.key for post in posts])
        intake.gone += sum(post.key in gone for post in posts)
        posts = [post for post in posts if post.key not in gone]
        arrivals = keep_arrivals(
            campaign=campaign,
            source=FILES,
            rows=[raw_of(post) for post in posts],
            about=[{"platform": post.platform, "native_id": post.id} for post in posts],
            at=at,
        )
        arrived = [
            (arrival, post) for arrival, post in zip(arrivals, posts, strict=True) if arrival
        ]
        accepted = accept_posts(campaign=campaign, arrived=arrived)
        retold = stories_retold_by([arrival for arrival, _ in arrived])
        count_stories(campaign=campaign, stories=retold)
    intake.new += accepted.new
    intake.revised += accepted.revised
    intake.unchanged += accepted.unchanged
    intake.known += len(posts) - len(arrived)


def raw_of(post: Post) -> bytes:
    """The row as canonical JSON: the same post always gives the same bytes."""
    given = {name: value for name, value in asdict(post).items() if value not in (None, ())}
    return json.dumps(given, sort_keys=True, ensure_ascii=False, default=_iso).encode()


def _iso(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} in a post")


def _write_rejected(rejections: list[Rejection], path: Path) -> Path | None:
    """The list of rejected rows, whole or not at all; an older list of the file goes."""
    if not rejections:
        path.unlink(missing_ok=True)
        return None
    with staged(path) as (partial,), partial.open("w", encoding="utf-8") as file:
        for rejection in rejections:
            file.write(json.dumps(asdict(rejection), ensure_ascii=False) + "\n")
    return path
