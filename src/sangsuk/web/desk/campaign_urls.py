"""The addresses of the campaign at the desk."""

from typing import Final

from django.urls import URLPattern, path

from sangsuk.web.desk.campaign import campaign, campaign_rules, next_campaign
from sangsuk.web.desk.results import campaign_result

CAMPAIGN: Final[list[URLPattern]] = [
    path("desk/campaign/", campaign, name="campaign"),
    path("desk/campaign/rules/", campaign_rules, name="campaign_rules"),
    path("desk/campaign/next/", next_campaign, name="next_campaign"),
    path("desk/campaign/result/", campaign_result, name="campaign_result"),
]
