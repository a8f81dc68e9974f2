from django.apps import AppConfig


class AnnouncementsConfig(AppConfig):
    name = "sangsuk.records.announcements"
