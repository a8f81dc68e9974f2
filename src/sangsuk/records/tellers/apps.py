from django.apps import AppConfig


class TellersConfig(AppConfig):
    name = "sangsuk.records.tellers"
