"""Addresses of films that are out."""

from django.urls import path, re_path

from sangsuk.web.public.feeds_of_films import FilmsFeed
from sangsuk.web.public.views.film_parts import (
    film_captions,
    film_card,
    film_embed,
    film_moving,
    oembed,
)
from sangsuk.web.public.views.films import film, films

FILMS = [
    path("films/", films, name="films"),
    path("films/feed.xml", FilmsFeed(), name="films_feed"),
    path("films/<int:pk>/", film, name="film"),
    path("films/<int:pk>/film.mp4", film_moving, name="film_moving"),
    path("films/<int:pk>/card.jpg", film_card, name="film_card"),
    path("films/<int:pk>/embed/", film_embed, name="film_embed"),
    re_path(
        r"^films/(?P<pk>[0-9]{1,18})/(?P<language>th|en)[.](?P<form>vtt|srt)$",
        film_captions,
        name="film_captions",
    ),
    path("oembed/", oembed, name="oembed"),
]
