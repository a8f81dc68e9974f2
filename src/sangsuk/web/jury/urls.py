"""The pages of the jury: for jurors alone."""

from django.urls import path

from sangsuk.web.jury.entering import enter, leave
from sangsuk.web.jury.home import home
from sangsuk.web.jury.mirror import mirror
from sangsuk.web.jury.own import own_part
from sangsuk.web.jury.practice import practice
from sangsuk.web.jury.rounds import judging_round
from sangsuk.web.jury.stepping_back import stepping_back

app_name = "jury"
urlpatterns = [
    path("jury/", home, name="home"),
    path("jury/in/", enter, name="enter"),
    path("jury/out/", leave, name="leave"),
    path("jury/rounds/<slug:slug>/", judging_round, name="round"),
    path("jury/rounds/<slug:slug>/step-back/", stepping_back, name="step_back"),
    path("jury/rounds/<slug:slug>/practice/", practice, name="practice"),
    path("jury/rounds/<slug:slug>/mirror/", mirror, name="mirror"),
    path("jury/rounds/<slug:slug>/mine/", own_part, name="own"),
]
