from django.apps import AppConfig


class FilmsConfig(AppConfig):
    name = "sangsuk.records.films"
