"""A first draft for an occasion, with the campaign's own figures of this moment."""

import os
from datetime import datetime

from sangsuk.core.tell.announcing import Facts, draft_of
from sangsuk.core.terms.announcement import Occasion
from sangsuk.core.thai.dates import BANGKOK
from sangsuk.flow.outbox.settings import site_address
from sangsuk.records.awards.queries import winning_districts
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.films.models import Film
from sangsuk.records.stories.wall import count_districts_told, count_wall


def draft_for(
    occasion: Occasion, campaign: Campaign, *, at: datetime, film: Film | None = None
) -> str:
    """Words to begin with; whoever writes mends them."""
    facts = Facts(
        rules=rules_of(campaign),
        site=site_address(os.environ),
        day=at.astimezone(BANGKOK).date(),
        stories=count_wall(campaign).shown,
        districts=count_districts_told(campaign),
        winners=winning_districts(campaign),
        film=(film.title, film.title_en) if film else None,
        film_path=f"/films/{film.pk}/" if film else "",
    )
    return draft_of(occasion, facts)
