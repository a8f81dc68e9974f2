"""Feeds of new stories, of all districts or of one; for programs that read for people."""

from datetime import datetime
from typing import Any, Final

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from sangsuk.records.answers.queries import answers_to_all
from sangsuk.records.campaigns.queries import current_campaign
from sangsuk.records.districts.models import District
from sangsuk.records.stories.models import Story
from sangsuk.records.stories.wall import Part, stories_of, wall
from sangsuk.web.clock import now
from sangsuk.web.components.templatetags.names import office
from sangsuk.web.components.templatetags.offices import last_text, last_wording
from sangsuk.web.components.templatetags.tellings import opening_words
from sangsuk.web.public.parts import district_of

NEWEST: Final = 30
LONGEST: Final = 400  # code points of a story in a feed


class StoriesFeed(Feed):  # type: ignore[type-arg]
    """The newest stories that may be shown, masked, each with the way to the whole."""

    def get_object(self, _request: HttpRequest, code: str = "") -> District | None:
        return district_of(code)

    def title(self, district: District | None) -> str:
        return office(district) if district else _("เรื่องเล่าจากประชาชน")

    def description(self, _district: District | None) -> str:
        return _("เรื่องเล่าจากประชาชนถึงที่ว่าการอำเภอทั่วประเทศ และอันดับอำเภอที่ประชาชนชื่นชม")

    def link(self, district: District | None) -> str:
        if district:
            return reverse("public:district", kwargs={"code": district.code})
        return reverse("public:stories")

    def items(self, district: District | None) -> list[Story]:
        campaign = current_campaign(now())
        if campaign is None:
            raise Http404
        part = Part(district=district.code if district else "")
        found = list(wall(campaign, part).values_list("story_id", flat=True)[:NEWEST])
        stories, answers = stories_of(found), answers_to_all(found)
        for story in stories:
            story.answered = answers.get(story.pk, [])  # type: ignore[attr-defined]
        return stories

    def item_title(self, item: Any) -> str:
        mentions = list(item.reading.mentions.all())
        return office(mentions[0].district) if mentions else _("เรื่องเล่าจากประชาชน")

    def item_description(self, item: Any) -> str:
        said = [opening_words(item.reading.masked, LONGEST)]
        for answer in item.answered:
            told = {"office": office(answer.district), "words": last_text(answer)}
            said.append(_("%(office)sตอบว่า: %(words)s") % told)
        return "\n\n".join(said)

    def item_updateddate(self, item: Any) -> datetime:
        """When something was last said under it."""
        told: list[datetime] = [last_wording(one).at for one in item.answered]
        posted: datetime = item.posted_at
        return max([posted, *told])

    def item_link(self, item: Any) -> str:
        return reverse("public:story", kwargs={"pk": item.pk})

    def item_pubdate(self, item: Any) -> datetime:
        moment: datetime = item.posted_at
        return moment
