"""Pages that one reaches by a link that was sent: of followers, tellers, and who is erased."""

from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from a_room import Room
from kept import TENTH
from signed import an_account
from told import MAE_RIM

from sangsuk.flow.alerts.offices import stop_of
from sangsuk.flow.alerts.tellers import quiet_path
from sangsuk.flow.claims.claiming import offer_claim
from sangsuk.flow.telling.lost_codes import link_for
from sangsuk.records.accounts.roles import Role
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.follows.actions import begin_follow
from sangsuk.records.inbox.erasure_requests import keep_erasure_request
from sangsuk.records.stories.models import Story


def by_link(home: Path) -> Room:
    """Each link is good, and leads to something of the campaign."""
    campaign = Campaign.objects.get()
    story = Story.objects.order_by("pk")[0]
    key = (story.platform, story.native_id)
    follow = begin_follow(
        channel="email", to="malee@example.org", kind="district", code=MAE_RIM, at=TENTH
    )
    claim = offer_claim(key, campaign, at=TENTH)
    erased = keep_erasure_request(platform="facebook", account="1234", at=TENTH)
    officer = an_account("officer", Role.DISTRICT, scope=MAE_RIM, email="officer@example.org")
    pages = (
        f"/follow/yes/{follow.token}/",
        f"/follow/stop/{follow.token}/",
        f"/claim/{claim}/",
        f"/erasures/{erased.code}/",
        quiet_path(story),
        path_of(stop_of(officer)),
        path_of(link_for(campaign, key, at=TENTH)),
    )
    return Room(TENTH.isoformat(), pages)


def path_of(address: str) -> str:
    """Without scheme and host, which only a site with an address of its own has."""
    return urlunsplit(urlsplit(address)._replace(scheme="", netloc=""))
