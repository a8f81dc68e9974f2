from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "sangsuk.web.public"
