"""All pages that search engines may list, in both languages; a map of addresses a part."""

from datetime import datetime
from typing import Final

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from sangsuk.records.campaigns.queries import current_campaign
from sangsuk.records.districts.models import District
from sangsuk.records.districts.queries import all_districts
from sangsuk.records.stories.models import Story
from sangsuk.records.stories.queries import stories_to_show
from sangsuk.web.clock import now

PAGES: Final = (
    *("home", "standings", "map", "stories", "answers", "services", "rules"),
    *("about", "privacy", "press", "results", "verify", "films"),
)
AT_ONCE: Final = 5000  # addresses, each in two languages


class _InBothLanguages(Sitemap):  # type: ignore[type-arg]
    i18n = True
    alternates = True
    languages = ["th", "en"]  # noqa: RUF012 - Django reads a list
    limit = AT_ONCE


class PagesMap(_InBothLanguages):
    def items(self) -> list[str]:
        return list(PAGES)

    def location(self, item: str) -> str:
        return reverse(f"public:{item}")


class DistrictsMap(_InBothLanguages):
    def items(self) -> list[District]:
        return list(all_districts())

    def location(self, item: District) -> str:
        return reverse("public:district", kwargs={"code": item.code})


class StoriesMap(_InBothLanguages):
    """Stories of the current campaign that may be shown."""

    def items(self) -> QuerySet[Story] | list[Story]:
        campaign = current_campaign(now())
        if campaign is None:
            return []
        return stories_to_show(campaign).prefetch_related(None).order_by("pk")

    def location(self, item: Story) -> str:
        return reverse("public:story", kwargs={"pk": item.pk})

    def lastmod(self, item: Story) -> datetime:
        return item.reading.read_at


SITEMAPS: Final = {"pages": PagesMap, "districts": DistrictsMap, "stories": StoriesMap}
