from django.apps import AppConfig


class OfficersConfig(AppConfig):
    name = "sangsuk.records.officers"
