from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "sangsuk.records.outbox"
