from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "sangsuk.records.campaigns"
