from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "sangsuk.web.desk"
