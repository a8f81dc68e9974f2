from django.apps import AppConfig


class InboxConfig(AppConfig):
    name = "sangsuk.records.inbox"
