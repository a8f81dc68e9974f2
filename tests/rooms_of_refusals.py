"""The site when it refuses: more than one network may ask, and a fault of our own."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from a_room import Room, Sent
from judged import a_pass
from kept import TENTH
from told import SATTAHIP

from sangsuk.records.accounts.attempts import OF_ACCOUNT, OF_APPEALS, note_attempts
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.models import Story
from sangsuk.records.tellers.actions import count_sought, count_told
from sangsuk.records.thanks.actions import count_thanked
from sangsuk.web.jury.entering import OF_LINK
from sangsuk.web.network import hidden
from sangsuk.web.public.tell_guard import MOST_WITH_WORK, QUICKEST
from sangsuk.web.public.views.lost_codes import MOST_AN_HOUR as MOST_SOUGHT
from sangsuk.web.public.views.thanks import MOST_AN_HOUR as MOST_THANKED

ADDRESS, NETWORK = "203.0.113.7", "203.0.113.0/24"
SERVED = {
    "SANGSUK_PROXIES": "1",  # a web server stands before the site, and says who asks
    "SANGSUK_SMTP_URL": "smtp://127.0.0.1:25",  # without letters nobody can ask for a receipt
    "SANGSUK_MAIL_FROM": "sangsuk@example.go.th",
    "SANGSUK_SITE": "https://sangsuk.example.go.th",
}
WORDS = "ไปทำบัตรประชาชนที่อำเภอสัตหีบ ชลบุรี เจ้าหน้าที่ใจดีและรวดเร็วมาก #สุขนี้ที่อำเภอ"


def too_many(home: Path) -> Room:
    """Each limit of a network, an account and a link is reached: whatever comes now is refused."""
    link = a_pass(Campaign.objects.get(), "malee").token
    hour_after_hour(count_told, MOST_WITH_WORK)
    hour_after_hour(count_sought, MOST_SOUGHT)
    hour_after_hour(count_thanked, MOST_THANKED)
    now = datetime.now(UTC)
    for limit, name in ((OF_ACCOUNT, "malai"), (OF_LINK, link), (OF_APPEALS, NETWORK)):
        note_attempts([(limit, name)] * limit.most, at=now)
    story = Story.objects.order_by("pk")[0].pk
    told = {"text": WORDS, "district": SATTAHIP, "who": "citizen", "allow_count": "on", "send": "1"}
    appeal = {"story": str(story), "who": "other", "words": "เรื่องนี้เล่าถึงเทศบาล ไม่ใช่ที่ว่าการอำเภอ"}
    sent = (
        Sent("/tell/", told, after=QUICKEST + 0.2),
        Sent("/tell/lost/", {"contact": "malee@example.org"}),
        Sent(f"/stories/{story}/thanks/", {}),
        Sent("/appeal/", appeal),
        Sent("/desk/sign-in/", {"username": "malai", "password": "123456"}),
        Sent(f"/jury/in/?key={link}", {"code": "000000"}),
    )
    asked = {"network": ADDRESS, "environment": SERVED}
    return Room(TENTH.isoformat(), (), sent=sent, answers=429, **asked)


def hour_after_hour(count: Callable[..., int], most: int) -> None:
    """As many acts of the network as are borne, in this hour and in the next."""
    now = datetime.now(UTC)
    for at in (now, now + timedelta(hours=1)):
        for _ in range(most):
            count(network=hidden(NETWORK, at), at=at)


def a_fault(home: Path) -> Room:
    """A page of the site fails by itself, as one that nobody thought of would."""
    return Room(TENTH.isoformat(), ("/broken/",), answers=500, urls="urls_with_a_fault")
