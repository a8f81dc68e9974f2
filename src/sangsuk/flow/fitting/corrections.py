"""Stories that training learns from: those that were written, and those that people corrected.

A correction is a labelled story too.  It weighs as much as the recipe's
`[corrections] worth` written stories, and stands in for a written story of
the same platform and id; of two corrections of one story the later stands.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from sangsuk.core.errors import CallError
from sangsuk.core.terms.campaign import Campaign
from sangsuk.core.understand.changes import Change, compare_readings
from sangsuk.core.understand.copies import mark_copies
from sangsuk.core.understand.labels import LabelledStory
from sangsuk.core.understand.reader import Reader
from sangsuk.flow.fitting.labels import read_labels

STORIES: Final = "stories"
CORRECTIONS: Final = "corrections"


class Lesson(NamedTuple):
    """A story to learn from, and how many written stories it weighs as much as."""

    story: LabelledStory
    worth: int


def read_lessons(data: Path, recipe: Mapping[str, Any]) -> list[Lesson]:
    """The written stories in their order, then the corrected ones."""
    corrections = read_corrections(data)
    corrected = {story.post.key for story in corrections}
    written = read_labels(data / STORIES, tell_author_kind=False)
    lessons = [Lesson(story, 1) for story in written if story.post.key not in corrected]
    if not corrections:
        return lessons
    worth = _worth(recipe, where=data)
    return [*lessons, *(Lesson(story, worth) for story in corrections)]


def read_corrections(data: Path) -> list[LabelledStory]:
    """The last correction of each story, in the order of files and lines; none without a folder."""
    if not (folder := data / CORRECTIONS).is_dir():
        return []
    corrections = read_labels(folder, tell_author_kind=False)
    return list({story.post.key: story for story in corrections}.values())


def repeat_lessons(lessons: Iterable[Lesson]) -> list[LabelledStory]:
    """Each story as often as it weighs: to every part of the fit that is the same as a weight."""
    return [lesson.story for lesson in lessons for _ in range(lesson.worth)]


def _worth(recipe: Mapping[str, Any], *, where: Path) -> int:
    worth = recipe.get("corrections", {}).get("worth")
    if isinstance(worth, int) and worth >= 1:
        return worth
    raise CallError(
        "training.no_worth",
        what="The recipe does not say what a correction weighs.",
        where=f"{where / 'recipe.toml'}, [corrections]",
        remedy="give worth, a whole number of at least 1: worth = 4.",
    )


def compare_readers(
    labels: list[LabelledStory], before: Reader, now: Reader, campaign: Campaign
) -> list[Change]:
    """What `now` reads otherwise than `before` of labelled stories, copies marked."""
    posts = [label.post for label in labels]
    old, new = (mark_copies(reader.read(posts, campaign)) for reader in (before, now))
    return compare_readings(labels, old, new)
