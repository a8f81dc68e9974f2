from django.apps import AppConfig


class ComponentsConfig(AppConfig):
    name = "sangsuk.web.components"
