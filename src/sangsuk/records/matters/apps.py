from django.apps import AppConfig


class MattersConfig(AppConfig):
    name = "sangsuk.records.matters"
