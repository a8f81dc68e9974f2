"""The feed of films; for programs that read for people."""

from datetime import datetime
from typing import Any, Final

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sangsuk.records.films.models import Film
from sangsuk.records.films.queries import films_to_show
from sangsuk.web.components.templatetags.names import office
from sangsuk.web.films.found import campaign_now

NEWEST: Final = 30


class FilmsFeed(Feed):  # type: ignore[type-arg]
    """The newest films that may be shown."""

    def title(self) -> str:
        return _("ภาพยนตร์จากเรื่องเล่า")

    def description(self) -> str:
        return _("ภาพยนตร์สั้นจากเรื่องเล่าของประชาชนถึงที่ว่าการอำเภอ ผู้เล่าดูและตกลงก่อนเผยแพร่")

    def link(self) -> str:
        return reverse("public:films")

    def items(self) -> list[Film]:
        return list(films_to_show(campaign_now())[:NEWEST])

    def item_title(self, item: Any) -> str:
        return str(item.title if get_language() == "th" else item.title_en)

    def item_description(self, item: Any) -> str:
        return office(item.award.district) if item.award else ""

    def item_link(self, item: Any) -> str:
        return reverse("public:film", kwargs={"pk": item.pk})

    def item_pubdate(self, item: Any) -> datetime:
        moment: datetime = item.published.moment
        return moment
