from django.apps import AppConfig


class DoorsConfig(AppConfig):
    name = "sangsuk.web.doors"
