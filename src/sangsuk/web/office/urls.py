"""The room of offices: for officers of a district or a province, and for central bureaux."""

from django.urls import path, re_path

from sangsuk.web.office.home import home
from sangsuk.web.office.news import news, no_news
from sangsuk.web.office.own_words import own_words
from sangsuk.web.office.printing import poster, print_page, thanks_cards
from sangsuk.web.office.story import story

app_name = "office"
urlpatterns = [
    path("office/", home, name="home"),
    path("office/stories/<int:pk>/", story, name="story"),
    path("office/news/", news, name="news"),
    re_path(r"^office/news/stop/(?P<token>[\w:-]{1,80})/$", no_news, name="no_news"),
    path("office/words/", own_words, name="own_words"),
    path("office/print/", print_page, name="print"),
    re_path(r"^office/print/poster-(?P<code>[0-9]{4})[.]pdf$", poster, name="poster"),
    re_path(r"^office/print/thanks-(?P<code>[0-9]{4})[.]pdf$", thanks_cards, name="thanks_cards"),
]
