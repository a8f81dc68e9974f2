from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "sangsuk.records.accounts"
