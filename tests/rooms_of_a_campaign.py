"""The site when a campaign is not open yet, has closed, has no story; and what is not to be found."""

from pathlib import Path

from a_room import Room
from kept import TENTH

from sangsuk.flow.memory import remember_campaign
from sangsuk.flow.telling.withdrawal import withdraw
from sangsuk.records.stories.models import Story

OTHER = "example-one-province"  # open in February and March of 2019, and nobody told anything
SEEN = ("/", "/stories/", "/standings/", "/map/", "/tell/", "/rules/", "/results/")
EMPTY = (*SEEN, "/standings/praise/", "/services/id-card/", "/films/", "/districts/5007/")


def before_it_opens(home: Path) -> Room:
    """Ten days before the first day."""
    return Room("2020-11-20T10:00:00+07:00", SEEN)


def after_it_closed(home: Path) -> Room:
    """The first days of February; the results are not out yet."""
    return Room("2021-02-02T10:00:00+07:00", SEEN)


def nothing_told(home: Path) -> Room:
    """A campaign that has begun, without a story."""
    remember_campaign(OTHER, at=TENTH)
    pages = tuple(f"{path}?campaign={OTHER}" for path in EMPTY)
    return Room("2019-02-10T10:00:00+07:00", pages)


def not_to_be_found(home: Path) -> Room:
    """A story that was taken back, words that nobody used, a district and a result of no name."""
    gone = Story.objects.order_by("pk")[0]
    withdraw(gone, by="the teller, by receipt", at=TENTH)
    searches = ("/stories/?q=ไดโนเสาร์", "/stories/?place=ดาวอังคาร", "/stories/?day=2020-12-30")
    return Room(TENTH.isoformat(), (f"/stories/{gone.pk}/", *searches, "/districts/9999/"))
