from django.apps import AppConfig


class AwardsPagesConfig(AppConfig):
    name = "sangsuk.web.awards"
    label = "awards_pages"  # records have the short name
