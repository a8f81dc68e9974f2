from django.apps import AppConfig


class ResultsConfig(AppConfig):
    name = "sangsuk.records.results"
