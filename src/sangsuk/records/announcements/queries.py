"""Reading announcements: what was written, what waits, what is out and should not be."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from sangsuk.core.terms.announcement import HANDS
from sangsuk.records.announcements.models import Announcement, Release, Sending
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.films.queries import films_to_show

REACH_EVERY: Final = timedelta(hours=6)
REACH_FOR: Final = timedelta(days=60)
State = Sending.State


def announcements_of(campaign: Campaign) -> list[Announcement]:
    """All, what is due last first, with what became of each."""
    found = Announcement.objects.filter(campaign=campaign).select_related("film", "written")
    return list(found.prefetch_related("sendings", "releases"))


def announcement_called(campaign: Campaign, pk: int) -> Announcement | None:
    found = Announcement.objects.filter(campaign=campaign, pk=pk)
    return found.select_related("campaign", "film", "written").first()


def sendings_of(announcement: Announcement) -> list[Sending]:
    return list(Sending.objects.filter(announcement=announcement))


def releases_of(announcement: Announcement) -> list[Release]:
    return list(Release.objects.filter(announcement=announcement).select_related("act"))


def announcement_now(pk: int) -> Announcement:
    """As it stands at this moment."""
    return Announcement.objects.select_related("campaign", "film").get(pk=pk)


def announcements_of_films(films: Sequence[int]) -> list[int]:
    return list(Announcement.objects.filter(film__in=films).values_list("pk", flat=True))


def words_to_erase() -> list[int]:
    """Of films whose stories were taken back, what nothing is left to look for by its words."""
    gone = Announcement.objects.filter(film__story__withdrawn_at__isnull=False).exclude(text="")
    tried = Q(state__in=[State.LEAVING, State.OUT])
    tried |= Q(state=State.WAITING, first_tried_at__isnull=False)
    left = Sending.objects.filter(tried, announcement=OuterRef("pk"))
    return list(gone.exclude(Exists(left)).values_list("pk", flat=True))


def due_sendings(at: datetime, *, most: int) -> list[Sending]:
    """What two people let out and is to be sent now, and what is to be taken down."""
    joined = ("announcement__campaign", "announcement__film")
    return list(_due(at).select_related(*joined).order_by("due_at", "pk")[:most])


def _due(at: datetime) -> QuerySet[Sending]:
    hands = Count("announcement__releases")
    due = Sending.objects.filter(due_at__lte=at).annotate(hands=hands)
    ready = Q(state=State.WAITING, hands__gte=HANDS) | Q(state=State.LEAVING)
    return due.filter(ready)


def is_anything_due(at: datetime) -> bool:
    """Whether the worker has something to do at the outlets."""
    return (
        _due(at).exists() or _stale().exists() or _to_reach(at).exists() or bool(words_to_erase())
    )


def out_and_called_back() -> list[int]:
    """Announcements that were taken down, or whose film nobody may see any more, and are out."""
    return list(_stale().values_list("announcement", flat=True).distinct())


def sendings_to_reach(at: datetime, *, most: int) -> list[Sending]:
    """What is out and was not asked about for a while, the longest first."""
    return list(_to_reach(at).order_by("reached_at", "pk")[:most])


def _stale() -> QuerySet[Sending]:
    """What came out just while it was called back is found here, too."""
    shown = films_to_show().order_by().values("pk")
    hidden = Q(announcement__film__isnull=False) & ~Q(announcement__film__in=shown)
    called_back = Q(announcement__taken_down__isnull=False) | hidden
    return Sending.objects.filter(called_back, state=State.OUT)


def _to_reach(at: datetime) -> QuerySet[Sending]:
    out = Sending.objects.filter(state=State.OUT, sent_at__gt=at - REACH_FOR)
    never = Q(reached_at__isnull=True) & Q(sent_at__lte=at - timedelta(hours=1))
    return out.filter(never | Q(reached_at__lte=at - REACH_EVERY))
