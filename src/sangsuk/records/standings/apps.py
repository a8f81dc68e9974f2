from django.apps import AppConfig


class StandingsConfig(AppConfig):
    name = "sangsuk.records.standings"
