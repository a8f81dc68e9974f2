from django.apps import AppConfig


class AwardsConfig(AppConfig):
    name = "sangsuk.records.awards"
