"""Who follows what, and what is new for them."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from django.db.models import CharField, Exists, Max, OuterRef, Q
from django.db.models.functions import Cast

from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.answers.models import Answer
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.follows.models import Follow, OfficeDigest
from sangsuk.records.outbox.models import Channel
from sangsuk.records.stories.models import Shown
from sangsuk.records.stories.wall import Part, wall

Thing = tuple[str, str, int]  # kind, code, and the story up to which was told


def follow_of(token: str) -> Follow | None:
    return Follow.objects.filter(token=token).first()


def is_following(pk: str, to: str) -> bool:
    """Whether that address still follows, and said yes."""
    standing = Follow.objects.filter(pk=pk, to=to, confirmed_at__isnull=False)
    return standing.exists()


def is_asked(pk: str, to: str) -> bool:
    """Whether that address was asked and has not said yes or no."""
    return Follow.objects.filter(pk=pk, to=to, confirmed_at__isnull=True).exists()


def unanswered(to: str) -> int:
    """How many questions an address has not said yes or no to."""
    return Follow.objects.filter(to=to, confirmed_at__isnull=True).count()


def wants_digest(pk: str, to: str) -> bool:
    """Whether an officer of that address still works here and wants to hear what is new."""
    reached = Q(email=to) | Q(digest__line_user=to)
    account = Account.objects.filter(reached, pk=pk, is_active=True)
    return bool(to) and account.exclude(digest__is_wanted=False).exists()


def follows_by_line(user: str) -> list[Follow]:
    """What somebody follows by LINE."""
    return list(Follow.objects.filter(channel=Channel.LINE, to=user).order_by("pk"))


def follows_by_thing(chunk: int = 2000) -> Iterator[tuple[Thing, list[Follow]]]:
    """Followers of places and services, those together who are told the same."""
    standing = Follow.objects.filter(confirmed_at__isnull=False).exclude(kind=Follow.Kind.STORY)
    rows = standing.order_by("kind", "code", "last_story", "pk").iterator(chunk_size=chunk)
    for thing, follows in groupby(rows, key=lambda one: (one.kind, one.code, one.last_story)):
        yield thing, list(follows)


def follows_of_stories() -> list[Follow]:
    """Who wants to hear what becomes of a story."""
    standing = Follow.objects.filter(confirmed_at__isnull=False, kind=Follow.Kind.STORY)
    return list(standing.order_by("pk"))


def officers_to_tell() -> list[Account]:
    """Officers of districts, provinces and bureaux who can be reached and want to hear."""
    roles = [Role.DISTRICT, Role.PROVINCE, Role.BUREAU]
    officers = Account.objects.filter(is_active=True, role__in=roles)
    reached = officers.filter(~Q(email="") | Q(digest__line_user__gt=""))
    wanting = reached.exclude(digest__is_wanted=False).select_related("digest")
    return list(wanting.order_by("pk"))


def officers_of(district: str) -> list[Account]:
    """Officers of a district's office whose accounts may be used."""
    officers = Account.objects.filter(is_active=True, role=Role.DISTRICT, scope=district)
    return list(officers.select_related("digest").order_by("pk"))


def told_up_to(account: Account) -> int:
    kept: OfficeDigest | None = getattr(account, "digest", None)
    return kept.last_story if kept else 0


def handed_up_to(account: Account) -> int:
    """The last handover that somebody of a bureau was told of."""
    kept: OfficeDigest | None = getattr(account, "digest", None)
    return kept.last_handover if kept else 0


def newest_story(campaign: Campaign) -> int:
    """The number of the newest story on the wall; 0: there is none."""
    newest: int | None = Shown.objects.filter(campaign=campaign).aggregate(n=Max("story"))["n"]
    return newest or 0


def new_stories(campaign: Campaign, part: Part, *, after: int) -> list[int]:
    """Stories of a part of the wall that came after one, the newest first."""
    found = wall(campaign, part).filter(story__gt=after).order_by("-story")
    return list(found.values_list("story", flat=True).distinct())


def latest_words() -> dict[str, datetime]:
    """When something was last answered, promised, reported or confirmed, by followed story."""
    followed = Follow.objects.filter(
        kind=Follow.Kind.STORY, code=Cast(OuterRef("story_id"), CharField())
    )
    moments = ("wordings__at", "change__at", "change__done_at", "change__opinions__at")
    rows = (
        Answer.objects.filter(Exists(followed), story__shown__isnull=False)
        .order_by()
        .values_list("story")
        .annotate(*(Max(moment) for moment in moments))
    )
    return {str(story): max(filter(None, told)) for story, *told in rows}
