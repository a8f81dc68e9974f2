"""A story that somebody types for its teller, who agreed to it on paper."""

import hashlib
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from sangsuk.core.errors import refusals_of
from sangsuk.flow.telling.photos import Drawn, add_photo
from sangsuk.flow.telling.telling import Telling, story_of, tell
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.entered import entered_since
from sangsuk.records.stories.models import Story
from sangsuk.records.tellers.models import Photo
from sangsuk.records.tellers.photos import is_kept_of_another

MOST_A_DAY: Final = 50  # of one account: more than anybody listens to and types
_refused: Final = refusals_of("helped")


def tell_for(
    telling: Telling, paper: Drawn, campaign: Campaign, *, by: Actor, at: datetime
) -> Story:
    """Keep a story with the photo of the paper on which its teller agreed; an act of who typed it.

    Sent again with the same receipt it is the same story.  The photo is shown to
    nobody but the desk, and goes with the story.

    Args:
        telling: with `entered_by`.
        paper: the photo, drawn anew.
        campaign: whose story.
        by: who typed it.
        at: when.

    Raises:
        CallError: the paper is that of another story, or the account has typed too many today.
    """
    if known := story_of(telling.code, campaign):
        return known
    if is_kept_of_another(campaign, hashlib.sha256(paper.large).hexdigest(), Photo.Kind.CONSENT):
        what = "This photo of a paper is kept with another story already."
        raise _refused("paper_used", what, "the photo", "photograph this teller's own paper.")
    if entered_since(campaign, by.name, at - timedelta(days=1)) >= MOST_A_DAY:
        what = f"This account has typed {MOST_A_DAY} stories in a day."
        raise _refused("many", what, by.name, "go on tomorrow, or have another account type.")
    with transaction.atomic():
        story = tell(telling, campaign, at=at)
        key = (story.platform, story.native_id)
        add_photo(paper, campaign, key, at=at, kind=Photo.Kind.CONSENT, by=by.name)
        keep_act(
            kind="telling.helped",
            by=by,
            why="typed for a teller who agreed on paper",
            at=at,
            told={"allowed": sorted(layer for layer, given in telling.consents.items() if given)},
            after={"story": story.pk},
        )
    return story
