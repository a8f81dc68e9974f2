from django.apps import AppConfig


class ThanksConfig(AppConfig):
    name = "sangsuk.records.thanks"
