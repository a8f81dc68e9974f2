from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    name = "sangsuk.records.claims"
