"""What a page is about, for search engines: JSON-LD in the words of schema.org."""

import json
from collections.abc import Iterable
from typing import Any, Final

from django import template
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sangsuk.records.districts.models import District
from sangsuk.records.standings.models import Standing
from sangsuk.records.stories.models import Story
from sangsuk.web.components.templatetags.names import in_english, office, province_name
from sangsuk.web.components.templatetags.tellings import opening_words

register = template.Library()

LONGEST: Final = 160  # code points of a story
# A script ends at `</`, wherever that stands.
UNSAFE: Final = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})


@register.simple_tag(takes_context=True)
def linked_site(context: Context) -> SafeString:
    """The site, and how it is searched."""
    request = context["request"]
    search = _address(request, reverse("public:stories")) + "?q={search_term_string}"
    return _script(
        "WebSite",
        name=_("สร้างสุข"),
        inLanguage=get_language() or "th",
        url=_address(request, reverse("public:home")),
        potentialAction={
            "@type": "SearchAction",
            "target": search,
            "query-input": "required name=search_term_string",
        },
    )


@register.simple_tag(takes_context=True)
def linked_story(context: Context, story: Story) -> SafeString:
    """A story as a posting about its offices; with its words on its Thai page alone."""
    request = context["request"]
    words = {} if in_english() else {"articleBody": opening_words(story.reading.masked, LONGEST)}
    return _script(
        "SocialMediaPosting",
        headline=context.get("story_title", _("เรื่องเล่าจากประชาชน")),
        inLanguage="th",
        datePublished=story.posted_at.isoformat(),
        url=_address(request, reverse("public:story", kwargs={"pk": story.pk})),
        image=_address(request, reverse("public:story_card", kwargs={"pk": story.pk})),
        about=[_office(request, one.district) for one in story.reading.mentions.all()],
        **words,
    )


@register.simple_tag(takes_context=True)
def linked_district(context: Context, district: District) -> SafeString:
    """A district's office."""
    return _script(**_office(context["request"], district))


@register.simple_tag(takes_context=True)
def linked_standings(context: Context, rows: Iterable[Standing]) -> SafeString:
    """The places of a page of the standings."""
    request = context["request"]
    items = [
        {
            "@type": "ListItem",
            "position": row.place,
            "name": office(row.district),
            "url": _address(request, reverse("public:district", kwargs={"code": row.district_id})),
        }
        for row in rows
    ]
    return _script("ItemList", name=_("อันดับอำเภอที่ประชาชนชื่นชม"), itemListElement=items)


def _office(request: HttpRequest, district: District) -> dict[str, Any]:
    return {
        "@type": "GovernmentOffice",
        "name": office(district),
        "url": _address(request, reverse("public:district", kwargs={"code": district.code})),
        "address": {
            "@type": "PostalAddress",
            "addressLocality": office(district),
            "addressRegion": province_name(district.province),
            "addressCountry": "TH",
        },
    }


def _address(request: HttpRequest, path: str) -> str:
    return request.build_absolute_uri(path)


def _script(kind: str = "", **said: Any) -> SafeString:
    about = {"@context": "https://schema.org", **({"@type": kind} if kind else {}), **said}
    words = json.dumps(about, ensure_ascii=False).translate(UNSAFE)
    return mark_safe(f'<script type="application/ld+json">{words}</script>')  # noqa: S308 - escaped above
