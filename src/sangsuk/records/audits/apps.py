from django.apps import AppConfig


class AuditsConfig(AppConfig):
    name = "sangsuk.records.audits"
