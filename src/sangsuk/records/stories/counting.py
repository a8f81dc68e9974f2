"""Which stories count, and which of their revisions."""

from datetime import datetime

from django.db.models import F, Q

from sangsuk.records.inbox.actions import COLLECTED_BEFORE


def that_count(*, reading: str = "", story: str = "story__") -> Q:
    """Stories that the reader calls eligible or that people brought back, from the row asked for.

    Args:
        reading: the way from that row to the reading.
        story: the way to the story.
    """
    return Q(**{f"{reading}eligible": True}) | Q(**{f"{story}restored": True})


def came_late(closes: datetime | F) -> Q:
    """Revisions that stand only since the close.

    Since when one stands its source says; else it is when the source was asked, or
    when it came.  A row of a file or a push that says nothing of that is taken as
    it is: who brings it answers for it.
    """
    told = Q(revised_at__gte=closes)
    asked = Q(revised_at__isnull=True, arrival__version_at__gte=closes)
    came = Q(revised_at__isnull=True, arrival__version_at__isnull=True)
    late = Q(arrival__arrived_at__gte=closes) & ~Q(arrival__source__in=COLLECTED_BEFORE)
    return told | asked | (came & late)
