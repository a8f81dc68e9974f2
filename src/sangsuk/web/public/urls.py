"""The public pages; Thai at these paths, English under /en/."""

from django.urls import path, re_path

from sangsuk.web.api.embed import embedded_standings
from sangsuk.web.awards.winner import winner
from sangsuk.web.public.feeds import StoriesFeed
from sangsuk.web.public.films_urls import FILMS
from sangsuk.web.public.views.about import about, press, privacy
from sangsuk.web.public.views.answer_rows import answer_rows
from sangsuk.web.public.views.answers import answer_figure, answer_of_figure, answers
from sangsuk.web.public.views.cards import district_card, standings_card, story_card
from sangsuk.web.public.views.centres import centres
from sangsuk.web.public.views.claim import claim_page
from sangsuk.web.public.views.districts import district
from sangsuk.web.public.views.erasures import erasure
from sangsuk.web.public.views.follow import follow, follow_stop, follow_yes
from sangsuk.web.public.views.home import home
from sangsuk.web.public.views.live import live
from sangsuk.web.public.views.lost_codes import given_code, lost_code
from sangsuk.web.public.views.map import country_map
from sangsuk.web.public.views.officers import officers
from sangsuk.web.public.views.own_story import own_story_page, take_back_page
from sangsuk.web.public.views.photos import photo
from sangsuk.web.public.views.posters import district_poster
from sangsuk.web.public.views.rules import rules
from sangsuk.web.public.views.services import service, services
from sangsuk.web.public.views.standings import praise, standings
from sangsuk.web.public.views.stories import stories, story
from sangsuk.web.public.views.styleguide import styleguide
from sangsuk.web.public.views.tell import places_found, tell_page
from sangsuk.web.public.views.tell_quiet import tell_quiet
from sangsuk.web.public.views.thanks import thanks
from sangsuk.web.published.appeals import appeal, rulings
from sangsuk.web.published.papers import paper
from sangsuk.web.published.views import archive, check, result, results

app_name = "public"
urlpatterns = [
    *FILMS,
    path("", home, name="home"),
    path("standings/", standings, name="standings"),
    path("standings/card.png", standings_card, name="standings_card"),
    path("standings/praise/", praise, name="praise"),
    path("map/", country_map, name="map"),
    re_path(r"^districts/(?P<code>[0-9]{4})/$", district, name="district"),
    re_path(r"^districts/(?P<code>[0-9]{4})/card[.]png$", district_card, name="district_card"),
    re_path(r"^districts/(?P<code>[0-9]{4})/poster[.]pdf$", district_poster, name="poster"),
    path("stories/<int:pk>/card.png", story_card, name="story_card"),
    path("stories/", stories, name="stories"),
    path("stories/<int:pk>/", story, name="story"),
    path("photos/<int:pk>/<slug:slug>.webp", photo, name="photo"),
    path("stories/<int:pk>/thanks/", thanks, name="thanks"),
    path("officers/", officers, name="officers"),
    path("follow/", follow, name="follow"),
    re_path(r"^follow/yes/(?P<token>[\w-]{32})/$", follow_yes, name="follow_yes"),
    re_path(r"^follow/stop/(?P<token>[\w-]{32})/$", follow_stop, name="follow_stop"),
    path("rules/", rules, name="rules"),
    path("rulings/", rulings, name="rulings"),
    path("appeal/", appeal, name="appeal"),
    path("results/", results, name="results"),
    path("results/verify/", check, name="verify"),
    re_path(r"^results/(?P<code>[0-9a-f]{16})/$", result, name="result"),
    re_path(r"^results/(?P<code>[0-9a-f]{16})/(?P=code)[.]zip$", archive, name="archive"),
    path("answers/", answers, name="answers"),
    path("answers/stories/", answer_rows, name="answer_rows"),
    re_path(r"^answers/(?P<name>[a-z_]+)/$", answer_of_figure, name="answer_of_figure"),
    re_path(
        r"^answers/(?P<name>[a-z_]+)[.](?P<form>svg|png|csv)$", answer_figure, name="answer_figure"
    ),
    path("embed/standings/", embedded_standings, name="embedded_standings"),
    re_path(r"^papers/(?P<code>[0-9a-hjkmnp-tv-z]{16})/$", paper, name="paper"),
    re_path(r"^awards/(?P<link>[0-9a-f]{32})/$", winner, name="winner"),
    path("tell/", tell_page, name="tell"),
    path("tell/places/", places_found, name="places_found"),
    path("tell/centres.json", centres, name="centres"),
    path("tell/mine/", own_story_page, name="own_story"),
    path("tell/back/", take_back_page, name="take_back"),
    re_path(r"^tell/quiet/(?P<token>[\w:-]{1,80})/$", tell_quiet, name="tell_quiet"),
    path("tell/lost/", lost_code, name="lost_code"),
    path("tell/new-code/", given_code, name="given_code"),
    re_path(r"^claim/(?P<link>[0-9a-z-]{19})/$", claim_page, name="claim"),
    re_path(r"^erasures/(?P<code>[0-9a-f]{32})/$", erasure, name="erasure"),
    path("live/", live, name="live"),
    path("services/", services, name="services"),
    path("services/<slug:slug>/", service, name="service"),
    path("about/", about, name="about"),
    path("privacy/", privacy, name="privacy"),
    path("press/", press, name="press"),
    path("styleguide/", styleguide, name="styleguide"),
    path("stories/feed.xml", StoriesFeed(), name="feed"),
    re_path(r"^districts/(?P<code>[0-9]{4})/feed[.]xml$", StoriesFeed(), name="district_feed"),
]
