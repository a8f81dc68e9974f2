from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "sangsuk.web.office"
    label = "office_pages"
