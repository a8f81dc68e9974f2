"""How many stories praise an office."""

from sangsuk.core.terms.reading import Polarity
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.counting import that_count
from sangsuk.records.stories.models import Mention


def praising_stories(campaign: Campaign, district: str | None = None) -> int:
    """How many stories that count praise an office; that of a district, or any."""
    praise = Mention.objects.filter(
        that_count(reading="reading__", story="reading__story__"),
        polarity=Polarity.POSITIVE,
        reading__story__campaign=campaign,
        reading__story__withdrawn_at__isnull=True,
    )
    if district:
        praise = praise.filter(district=district)
    return praise.values("reading").distinct().count()
