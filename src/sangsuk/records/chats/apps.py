from django.apps import AppConfig


class ChatsConfig(AppConfig):
    name = "sangsuk.records.chats"
