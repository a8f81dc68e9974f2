"""The results of a campaign, the newest first."""

from django.db.models import QuerySet

from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.results.models import Publication


def publications_of(campaign: Campaign) -> QuerySet[Publication]:
    return campaign.publications.order_by("-act")


def publication_by_citation(citation: str) -> Publication | None:
    return Publication.objects.filter(pk=citation).first()
