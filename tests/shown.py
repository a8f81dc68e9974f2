"""A campaign with stories read and ranked, for tests of pages."""

import re
from collections.abc import Mapping
from typing import Any

from kept import TENTH, a_kept_campaign, keep_stories
from told import BETONG, BLAMED, MAE_RIM, PAI, PRAISED

from sangsuk.flow.counting.site import rank_site
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.models import Story

THREE: Mapping[str, tuple[Any, ...]] = {
    "first": ((MAE_RIM, PRAISED),),
    "second": ((MAE_RIM, PRAISED), (PAI, PRAISED)),
    "third": ((BETONG, BLAMED),),
}
SITE = (
    "/",
    "/standings/",
    "/standings/?by=per_100k",
    "/standings/praise/?service=id_card",
    "/map/",
    "/map/?region=south",
    "/standings/?region=north",
    "/stories/",
    "/rules/",
    "/services/",
    "/answers/",
    "/services/id-card/",
    "/about/",
    "/privacy/",
    "/press/",
)


def a_shown_campaign(told: Mapping[str, tuple[Any, ...]] = THREE) -> Campaign:
    campaign = a_kept_campaign()
    keep_stories(campaign, told)
    rank_site(campaign, at=TENTH)
    return campaign


def all_pages() -> list[str]:
    """Every kind of page that the shown campaign has, in Thai."""
    return [*SITE, f"/districts/{MAE_RIM}/", f"/stories/{Story.objects.order_by('pk')[0].pk}/"]


def words_of(page: bytes) -> str:
    """What a page says, without its marks; a word that is held together is no word apart."""
    whole = re.sub(r'<span class="word">([^<]*)</span>', r"\1", page.decode())
    return " ".join(re.sub(r"<[^>]+>", " ", whole).split())
