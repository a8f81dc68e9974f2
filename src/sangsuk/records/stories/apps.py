from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "sangsuk.records.stories"
