"""The addresses of judging at the desk."""

from typing import Final

from django.urls import URLPattern, path

from sangsuk.web.desk.jury import jury_round, jury_rounds
from sangsuk.web.desk.jury_override import change_who_goes_on
from sangsuk.web.desk.jury_panel import name_a_juror, one_juror
from sangsuk.web.desk.jury_papers import jury_minutes, jury_mirror

JURY: Final[list[URLPattern]] = [
    path("desk/jury/", jury_rounds, name="jury"),
    path("desk/jury/jurors/new/", name_a_juror, name="jury_name"),
    path("desk/jury/jurors/<int:number>/", one_juror, name="jury_juror"),
    path("desk/jury/<slug:slug>/", jury_round, name="jury_round"),
    path("desk/jury/<slug:slug>/override/", change_who_goes_on, name="jury_override"),
    path("desk/jury/<slug:slug>/mirror/", jury_mirror, name="jury_mirror"),
    path("desk/jury/<slug:slug>/minutes.pdf", jury_minutes, name="jury_minutes"),
]
