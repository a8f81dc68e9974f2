"""`{% held "NAME" KEY … %} … {% endheld %}`: a part of a page, kept while its keys stand."""

from django import template
from django.template import Context
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from sangsuk.web.held import held as held_part

register = template.Library()


class HeldNode(template.Node):
    """Holds what stands in it under its name, the language, `campaign=` and its keys.

    What else it shows must follow from these.
    """

    def __init__(self, inner: NodeList, name: str, keys: list[FilterExpression]) -> None:
        self.nodelist, self._name, self._keys = inner, name, keys

    def render(self, context: Context) -> SafeString:
        keys = [key.resolve(context) for key in self._keys]
        campaign = getattr(context.get("campaign"), "pk", "")
        where = (self._name, get_language() or "th", campaign, context.get("campaign_asked", ""))
        # What a template gives is safe already.
        return mark_safe(held_part((*where, *keys), lambda: str(self.nodelist.render(context))))  # noqa: S308


@register.tag
def held(parser: Parser, token: Token) -> HeldNode:
    _, name, *keys = token.split_contents()
    inner = parser.parse(("endheld",))
    parser.delete_first_token()
    return HeldNode(inner, name.strip('"'), [parser.compile_filter(key) for key in keys])
