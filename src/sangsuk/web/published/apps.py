from django.apps import AppConfig


class PublishedConfig(AppConfig):
    name = "sangsuk.web.published"
