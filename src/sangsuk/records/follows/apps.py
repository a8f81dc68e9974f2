from django.apps import AppConfig


class FollowsConfig(AppConfig):
    name = "sangsuk.records.follows"
