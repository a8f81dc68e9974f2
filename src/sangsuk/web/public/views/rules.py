"""The rules of the campaign, told from the campaign file that the count itself uses."""

from typing import Final

from django.http import HttpRequest, HttpResponse

from sangsuk.flow.publishing.rules_log import rules_log
from sangsuk.web.public.frame import Frame, framed

GROUPS: Final = ("function", "area", "agenda")


@framed
def rules(request: HttpRequest, frame: Frame) -> HttpResponse:
    services = frame.rules.services
    return frame.render(
        request,
        "rules",
        acts=rules_log(frame.campaign),
        service_groups=[
            (group, [service for service in services if service.group == group]) for group in GROUPS
        ],
    )
