"""What offices answered and promised, as open data tells it: by office, of stories that count."""

from typing import Any

from django.db.models import Count, OuterRef, Q, Subquery

from sangsuk.records.answers.models import Answer, Opinion
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.queries import stories_that_count


def answers_by_office(campaign: Campaign) -> list[dict[str, Any]]:
    """Of each office that has answered: answers, changes promised, done, and confirmed."""
    words = Opinion.objects.filter(change=OuterRef("change")).order_by("-pk").values("is_done")
    answers = Answer.objects.filter(story__in=stories_that_count(campaign).values("pk"))
    rows = (
        answers.annotate(last_word=Subquery(words[:1]))
        .values("district")
        .order_by("district")
        .annotate(
            answers=Count("pk"),
            promised=Count("change"),
            done=Count("change", filter=Q(change__done_at__isnull=False)),
            confirmed_by_tellers=Count("pk", filter=Q(last_word=True)),
        )
    )
    return [dict(row) for row in rows]
