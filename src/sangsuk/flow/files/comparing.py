"""A dry run: what a file would change in the memory; nothing is written."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from typing import Final

from sangsuk.connectors.contract import Connector, Rejection
from sangsuk.core.terms.story import Post
from sangsuk.flow.files.intake import batches_of
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.inbox.queries import gone_of
from sangsuk.records.stories.queries import posts_of

NOT_COMPARED: Final = frozenset({"posted_at_given"})


@dataclass(frozen=True, slots=True)
class Change:
    """A known post that the file tells differently, and what of it."""

    post: tuple[str, str]
    fields: tuple[str, ...]


@dataclass(slots=True)
class Difference:
    """What the rows of a file are beside what is there."""

    new: int = 0
    same: int = 0
    gone: int = 0  # posts that were deleted at their source since: they stay out
    changed: list[Change] = field(default_factory=list)
    refused: list[Rejection] = field(default_factory=list)

    @property
    def rows(self) -> int:
        return self.new + self.same + self.gone + len(self.changed) + len(self.refused)


def compare(
    connectors: Iterable[Connector],
    campaign: Campaign,
    *,
    on_progress: Callable[[float], None] = lambda _: None,
) -> Difference:
    """Compare every row with the story of its post.

    Of two rows of one post the later is compared with the earlier.

    Raises:
        UnreadableSourceError: nothing of use could be read.
    """
    difference = Difference()
    told: dict[tuple[str, str], Post] = {}
    for connector in connectors:
        for posts in batches_of(connector, difference.refused):
            _compare(posts, campaign, difference, told)
            on_progress(connector.portion)
    return difference


def _compare(
    posts: list[Post],
    campaign: Campaign,
    difference: Difference,
    told: dict[tuple[str, str], Post],
) -> None:
    keys = [post.key for post in posts]
    gone = gone_of(campaign, keys)
    standing = posts_of(campaign, keys) | told
    for post in posts:
        before = standing.get(post.key)
        if post.key in gone:
            difference.gone += 1
        elif before is None:
            difference.new += 1
        elif fields := _different(before, post):
            difference.changed.append(Change(post.key, fields))
        else:
            difference.same += 1
        standing[post.key] = told[post.key] = post


def _different(before: Post, post: Post) -> tuple[str, ...]:
    was, now = asdict(before), asdict(post)
    return tuple(
        name
        for name in was
        if name not in NOT_COMPARED and (was[name] or None) != (now[name] or None)
    )
