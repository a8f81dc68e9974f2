"""The form by which a story is told."""

import secrets
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy

from sangsuk.core.terms.codes import SERVICES
from sangsuk.flow.telling import Telling
from sangsuk.records.districts.queries import all_districts
from sangsuk.web.components.templatetags.names import name, service_name

SHORTEST, LONGEST = 10, 10_000  # code points
# Without what is mistaken for something else when it is copied by hand.
LETTERS: Final = "23456789abcdefghjkmnpqrstuvwxyz"
CODE: Final = rf"[{LETTERS}]{{4}}(-[{LETTERS}]{{4}}){{3}}"


def new_code() -> str:
    """A receipt: sixteen letters in four groups, 79 bits."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))
    return "-".join(groups)


class TellForm(forms.Form):
    """What is asked of a teller: the story, and if they like the office and the service."""

    text = forms.CharField(min_length=SHORTEST, max_length=LONGEST)
    district = forms.ChoiceField(required=False)
    service = forms.ChoiceField(required=False)
    who = forms.ChoiceField(choices=[("citizen", ""), ("staff", "")])
    agrees = forms.BooleanField(
        error_messages={"required": gettext_lazy("โปรดทำเครื่องหมายว่าให้เรานับและแสดงเรื่องนี้")}
    )
    code = forms.RegexField(f"^{CODE}$")

    def __init__(self, *args: Any, provinces: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = _groups(provinces)
        codes = [(code, "") for _, of_province in self.groups for code, _ in of_province]
        self.services = [(code, service_name(code)) for code in SERVICES]
        for field, choices in (("district", codes), ("service", self.services)):
            asked = self.fields[field]
            if isinstance(asked, forms.ChoiceField):
                asked.choices = [("", ""), *choices]

    def telling(self) -> Telling:
        """What was told, after the form was found good."""
        given = self.cleaned_data
        return Telling(
            code=given["code"],
            text=given["text"],
            district=given["district"],
            services=(given["service"],) if given["service"] else (),
            is_staff=given["who"] == "staff",
        )


def _groups(provinces: tuple[str, ...]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The districts of each province, both in the order of their names."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for district in all_districts():
        if not provinces or district.province_id in provinces:
            groups.setdefault(name(district.province), []).append((district.code, name(district)))
    return sorted((province, sorted(of, key=lambda one: one[1])) for province, of in groups.items())
