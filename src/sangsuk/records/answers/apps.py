from django.apps import AppConfig


class AnswersConfig(AppConfig):
    name = "sangsuk.records.answers"
