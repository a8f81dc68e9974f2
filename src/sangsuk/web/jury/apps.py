from django.apps import AppConfig


class JuryConfig(AppConfig):
    name = "sangsuk.web.jury"
    label = "jury_pages"  # the records have the shorter name
