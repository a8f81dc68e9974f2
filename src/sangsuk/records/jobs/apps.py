from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "sangsuk.records.jobs"
