from django.apps import AppConfig


class DistrictsConfig(AppConfig):
    name = "sangsuk.records.districts"
