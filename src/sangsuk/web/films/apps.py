from django.apps import AppConfig


class FilmsConfig(AppConfig):
    name = "sangsuk.web.films"
    label = "film_pages"
