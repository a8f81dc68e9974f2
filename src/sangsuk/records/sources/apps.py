from django.apps import AppConfig


class SourcesConfig(AppConfig):
    name = "sangsuk.records.sources"
