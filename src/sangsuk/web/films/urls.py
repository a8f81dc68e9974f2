"""The film room, for the film team; the pages of who appears and of storytellers, by links."""

from django.urls import path, re_path

from sangsuk.web.films.board import board
from sangsuk.web.films.captions import captions
from sangsuk.web.films.cuts import cuts, moving, still
from sangsuk.web.films.folder import folder
from sangsuk.web.films.papers import (
    call_sheet_page,
    release_form,
    shot_list,
    storyboard,
    whole_folder,
)
from sangsuk.web.films.script import script
from sangsuk.web.films.signing import sign, watch, watch_captions, watch_moving
from sangsuk.web.films.tus import tus_create, tus_one

LINK = "(?P<link>[0-9a-f]{32})"
app_name = "films"
urlpatterns = [
    path("film-room/", board, name="board"),
    path("film-room/<int:pk>/", folder, name="folder"),
    path("film-room/<int:pk>/script/", script, name="script"),
    path("film-room/<int:pk>/cuts/", cuts, name="cuts"),
    path("film-room/<int:pk>/captions/", captions, name="captions"),
    path("film-room/<int:pk>/release-<int:person>.pdf", release_form, name="release_form"),
    path("film-room/<int:pk>/call-sheet.pdf", call_sheet_page, name="call_sheet"),
    path("film-room/<int:pk>/storyboard.pdf", storyboard, name="storyboard"),
    path("film-room/<int:pk>/shot-list.pdf", shot_list, name="shot_list"),
    path("film-room/<int:pk>/folder.zip", whole_folder, name="whole_folder"),
    path("film-room/<int:pk>/uploads/", tus_create, name="tus_create"),
    path("film-room/uploads/<int:footage>", tus_one, name="tus_one"),
    path("film-room/footage/<int:footage>.mp4", moving, name="moving"),
    path("film-room/footage/<int:footage>.jpg", still, name="still"),
    re_path(f"^films/sign/{LINK}/$", sign, name="sign"),
    re_path(f"^films/watch/{LINK}/$", watch, name="watch"),
    re_path(f"^films/watch/{LINK}/film[.]mp4$", watch_moving, name="watch_moving"),
    re_path(
        f"^films/watch/{LINK}/(?P<language>th|en)[.]vtt$", watch_captions, name="watch_captions"
    ),
]
