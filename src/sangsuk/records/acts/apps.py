from django.apps import AppConfig


class ActsConfig(AppConfig):
    name = "sangsuk.records.acts"
