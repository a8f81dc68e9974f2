from django.apps import AppConfig


class AnnouncementsConfig(AppConfig):
    name = "sangsuk.web.announcements"
    label = "announcement_pages"
