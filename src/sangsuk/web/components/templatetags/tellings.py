"""A story's masked words made ready for the page."""

import re
from typing import Any, Final

from django import template
from django.template import Context
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from sangsuk.core.tell.quotes import shorten
from sangsuk.flow.showing.unbroken import load_unbroken
from sangsuk.records.districts.models import District
from sangsuk.records.stories.models import Story

register = template.Library()

HASHTAG: Final = re.compile(r"[#＃][^\s#＃]+")
# Bidi overrides and isolates could turn the words around them.
TURNING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")


@register.inclusion_tag("components/story_card.html", takes_context=True)
def story_card(
    context: Context,
    story: Story,
    limit: int,
    district: District | None = None,
    *,
    by_day: bool = False,
) -> dict[str, Any]:
    """How a story begins, what it says of `district` (else of its first), and the way to it.

    On the district's own page, where its name would stand over each, it is called by its day.
    """
    mentions = list(story.reading.mentions.all())
    of_this = [mention for mention in mentions if district and mention.district_id == district.code]
    return {
        "story": story,
        "limit": limit,
        "by_day": by_day,
        "mention": next(iter(of_this or mentions), None),
        "campaign_asked": context.get("campaign_asked", ""),
        "campaign": context.get("campaign"),
        "pulse": context.get("pulse", 0),
    }


@register.filter
def opening_words(masked: str, limit: int = 160) -> str:
    """How the story begins, without its hashtags."""
    plain = " ".join(HASHTAG.sub(" ", TURNING.sub("", masked)).split())
    return shorten(plain, limit)


@register.filter
def unbroken(text: str) -> SafeString:
    """The text with long words and names held together where a line ends."""
    held = (
        f'<span class="word">{escape(part)}</span>' if whole else escape(part)
        for part, whole in load_unbroken().parts(text)
    )
    return mark_safe("".join(held))  # noqa: S308 - every part is escaped


@register.filter
def paragraphs(masked: str) -> SafeString:
    """The whole story in paragraphs; its hashtags stand quietly."""
    parts = [part.strip() for part in TURNING.sub("", masked).split("\n")]
    return format_html_join("\n", "<p>{}</p>", ((_quiet_tags(part),) for part in parts if part))


def _quiet_tags(text: str) -> SafeString:
    pieces, at = [], 0
    for tag in HASHTAG.finditer(text):
        pieces.append(unbroken(text[at : tag.start()]))
        pieces.append(format_html('<span class="soft">{}</span>', tag.group()))
        at = tag.end()
    return format_html_join("", "{}", ((piece,) for piece in [*pieces, unbroken(text[at:])]))
