"""Where the site's style and faces lie."""

from django import template
from django.urls import reverse

from sangsuk.web.style import font_addresses, site_style

register = template.Library()


@register.simple_tag
def style_address() -> str:
    return reverse("style", kwargs={"digest": site_style().digest})


@register.simple_tag
def fonts() -> list[str]:
    """The faces that every page needs."""
    return font_addresses()
