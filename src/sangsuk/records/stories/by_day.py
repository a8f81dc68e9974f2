"""How many shown stories were told on each day."""

from datetime import date, timedelta

from django.db.models import Count, IntegerField, Value

from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.wall import Part, wall

MOST_DAYS = 93


def stories_by_day(campaign: Campaign, first: date, last: date) -> list[tuple[date, int]]:
    """Every day from the first to the last, at most 93; one question for all."""
    many = min((last - first).days + 1, MOST_DAYS)
    days = [first + timedelta(days=n) for n in range(many)]
    asked = [
        wall(campaign, Part(day=day))
        .order_by()
        .values("campaign")
        .annotate(at=Value(n, output_field=IntegerField()), stories=Count("pk"))
        .values_list("at", "stories")
        for n, day in enumerate(days)
    ]
    told = dict(asked[0].union(*asked[1:], all=True)) if asked else {}
    return [(day, told.get(n, 0)) for n, day in enumerate(days)]
