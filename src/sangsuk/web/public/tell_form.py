"""The form by which a story is told: the story, where it was, what its teller allows."""

import secrets
from collections.abc import Iterator
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from sangsuk.core.terms.campaign import Campaign as Rules
from sangsuk.core.terms.campaign import ConsentLayer
from sangsuk.core.terms.codes import SERVICES
from sangsuk.flow.telling.photos import LONGEST_ALT
from sangsuk.flow.telling.telling import Telling
from sangsuk.records.districts.queries import all_districts
from sangsuk.records.tellers.queries import COUNT, NEWS
from sangsuk.records.tellers.reach import is_address, reach_of
from sangsuk.web.components.templatetags.names import service_name

SHORTEST, LONGEST = 10, 10_000  # code points
LONGEST_PLACE, LONGEST_CONTACT = 80, 200
# Without what is mistaken for something else when it is copied by hand.
LETTERS: Final = "23456789abcdefghjkmnpqrstuvwxyz"
CODE: Final = rf"[{LETTERS}]{{4}}(-[{LETTERS}]{{4}}){{3}}"
UNKNOWN: Final = "none"  # what is chosen where the teller does not know the district


def new_code() -> str:
    """A receipt: sixteen letters in four groups, 79 bits."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))
    return "-".join(groups)


class TellForm(forms.Form):
    """What is asked of a teller: the story; if they like where and what for; what they allow."""

    text = forms.CharField(min_length=SHORTEST, max_length=LONGEST)
    code = forms.RegexField(f"^{CODE}$")
    begun = forms.CharField(required=False, max_length=200)
    work = forms.CharField(required=False, max_length=20)  # what a script worked out for this form
    website = forms.CharField(required=False, max_length=200)  # people do not see it
    place = forms.CharField(required=False, max_length=LONGEST_PLACE)
    district = forms.CharField(required=False, max_length=4)
    service = forms.ChoiceField(
        required=False, choices=[("", ""), *((code, "") for code in SERVICES)]
    )
    who = forms.ChoiceField(required=False, choices=[("citizen", ""), ("staff", "")])
    contact = forms.CharField(required=False, max_length=LONGEST_CONTACT)
    alt = forms.CharField(required=False, max_length=LONGEST_ALT)  # what a photo shows
    kiosk = forms.CharField(required=False, max_length=1)  # the device is everybody's
    show_photo = forms.BooleanField(required=False)
    allow_news = forms.BooleanField(required=False)

    def __init__(self, *args: Any, rules: Rules, is_sent: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._rules = rules
        for layer in rules.consent:
            self.fields[allowing(layer.slug)] = forms.BooleanField(
                required=is_sent and layer.slug == COUNT,
                error_messages={"required": _("โปรดทำเครื่องหมายว่าให้เรานับเรื่องนี้ ถ้าไม่ให้นับก็ยังไม่ต้องส่ง")},
            )

    def clean_district(self) -> str:
        """A code of ours, or none."""
        given = str(self.cleaned_data["district"])
        if given in ("", UNKNOWN):
            return given
        found = all_districts().filter(pk=given)
        if self._rules.provinces:
            found = found.filter(province__in=self._rules.provinces)
        if not found.exists():
            raise forms.ValidationError(_("ไม่พบอำเภอที่เลือก ลองพิมพ์ชื่อใหม่อีกครั้ง"))
        return given

    @property
    def services(self) -> list[tuple[str, str]]:
        return [(code, service_name(code)) for code in SERVICES]

    @property
    def layers(self) -> Iterator[tuple[ConsentLayer, str, bool]]:
        """Each layer, the name of its box, and whether it is ticked."""
        for layer in self._rules.consent:
            box = allowing(layer.slug)
            yield layer, box, bool(self.data.get(box))

    def telling(self) -> Telling:
        """What was told, after the form was found good."""
        given = self.cleaned_data
        district = given["district"]
        layers = {layer.slug: given[allowing(layer.slug)] for layer in self._rules.consent}
        if is_address(reach_of(given["contact"])):
            layers[NEWS] = given[allowing(NEWS)]
        return Telling(
            code=given["code"],
            text=given["text"],
            district="" if district == UNKNOWN else district,
            services=(given["service"],) if given["service"] else (),
            is_staff=given["who"] == "staff",
            consents=layers,
            contact=given["contact"],
        )


def allowing(layer: str) -> str:
    """The name of the box that allows a layer."""
    return f"allow_{layer}"
