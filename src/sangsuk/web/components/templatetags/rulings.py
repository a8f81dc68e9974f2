"""Rulings and appeals in words."""

from typing import Any

from django import template
from django.template import Context
from django.utils.translation import gettext as _

from sangsuk.core.rank.rules import EXCLUSION_RULES
from sangsuk.core.terms.ruling import RULING_REASONS
from sangsuk.core.terms.ruling import Ruling as Ruled
from sangsuk.flow.reading.gazetteer import load_gazetteer
from sangsuk.records.rulings.models import Ruling
from sangsuk.records.rulings.queries import rulings_on
from sangsuk.records.stories.models import Story
from sangsuk.web.components.templatetags.names import in_english, spoken

register = template.Library()


@register.filter
def law_words(rule: str) -> str:
    return spoken(EXCLUSION_RULES[rule]) if rule in EXCLUSION_RULES else rule


@register.filter
def reason_words(reason: str) -> str:
    return spoken(RULING_REASONS[reason]) if reason in RULING_REASONS else reason


@register.filter
def law_and_reason(one: Ruling | Ruled) -> str:
    """By which rule and why; once, where both say the same."""
    law, reason = law_words(one.rule), reason_words(one.reason)
    return law if law == reason else f"{law} · {reason}"


@register.filter
def office_coded(code: str) -> str:
    """The district of a code, as an office is named."""
    place = load_gazetteer().by_code().get(code)
    if place is None:
        return code
    return f"{place.name_en} District" if in_english() else f"อำเภอ{place.name_th}"


@register.filter
def appellant_words(who: str) -> str:
    """What somebody who appeals is to the story."""
    said = {
        "teller": _("ผู้เล่าเรื่อง"),
        "office": _("ที่ว่าการอำเภอ"),
        "other": _("ผู้เกี่ยวข้องคนอื่น"),
    }
    return said.get(who, who)


@register.inclusion_tag("components/ruled.html", takes_context=True)
def ruled(context: Context, story: Story) -> dict[str, Any]:
    """What people ruled of a story, and where to appeal."""
    asked = {"campaign_asked": context.get("campaign_asked", "")}
    made = list(rulings_on([story.pk]).select_related("district", "act"))
    return asked | {"story": story, "rulings": made}
