"""Links within the site that keep the campaign one is looking at."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import quote, urlencode

from django import template
from django.template import Context
from django.urls import reverse, translate_url

register = template.Library()
EVERY: Final[Mapping[str, str]] = MappingProxyType({})


@register.simple_tag(takes_context=True)
def to(context: Context, where: str, **parts: Any) -> str:
    """The address of a public page; `campaign=` goes along where it was asked for.

    `code`, `pk` and `slug` are parts of the path, all else of the query; empty parts are left out.
    """
    path: dict[str, Any] = {key: parts.pop(key) for key in ("code", "pk", "slug") if key in parts}
    if asked := context.get("campaign_asked"):
        parts["campaign"] = asked
    query = urlencode({key: value for key, value in parts.items() if value})
    address = reverse(f"public:{where}", kwargs=path)
    return f"{address}?{query}" if query else address


@register.simple_tag(takes_context=True)
def to_same(context: Context, where: str, here: dict[str, Any], **parts: Any) -> str:
    """A page with what is asked of it now and `parts` beside."""
    return to(context, where, **{**here, **parts})


@register.simple_tag(takes_context=True)
def to_rows(context: Context, opens: Mapping[str, str] = EVERY) -> str:
    """The stories behind a number of the answer, as its table asks for them; all: none asked."""
    return to(context, "answer_rows", **opens)


@register.simple_tag(takes_context=True)
def to_part(context: Context, side: str, by: str = "", part: str = "") -> str:
    """The stories of one side of the answer, or of a part of it."""
    return to(context, "answer_rows", side=side, by=by, part=part)


@register.simple_tag(takes_context=True)
def to_figure(context: Context, name: str, form: str = "") -> str:
    """The page of a figure of the answer, or it by itself, or its numbers: svg, png or csv."""
    where = {"name": name, "form": form} if form else {"name": name}
    address = reverse(f"public:{'answer_figure' if form else 'answer_of_figure'}", kwargs=where)
    asked = context.get("campaign_asked")
    return f"{address}?{urlencode({'campaign': asked})}" if asked else address


SHARERS: Final = {
    "facebook": "https://www.facebook.com/sharer/sharer.php?u=",
    "line": "https://social-plugins.line.me/lineit/share?url=",
}


@register.simple_tag(takes_context=True)
def elsewhere(context: Context, where: str) -> str:
    """Where one shares this page: a link; nothing is asked there before it is followed."""
    request = context.get("request")
    return SHARERS[where] + quote(request.build_absolute_uri() if request else "", safe="")


@register.simple_tag(takes_context=True)
def in_tongue(context: Context, language: str) -> str:
    """This same page in the other language; where there is no such page, its own address.

    A page that knows not what was asked leads to the first page in that language.
    """
    request = context.get("request")
    return translate_url(request.get_full_path() if request else "/", language)


@register.simple_tag(takes_context=True)
def canonical(context: Context) -> str:
    """The one address of this page in its language, with scheme and host.

    Of what is asked, the campaign and the page of a whole list stay; filters do not, for what they
    choose is a part of this same page.
    """
    request = context["request"]
    number = getattr(context.get("page"), "number", 1) if context.get("whole") else 1
    told = {"campaign": context.get("campaign_asked"), "page": number if number > 1 else ""}
    query = urlencode({key: value for key, value in told.items() if value})
    address = request.build_absolute_uri(request.path)
    return f"{address}?{query}" if query else str(address)
