"""The desk: for people with an account; every view says for which roles."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from sangsuk.web.announcements.urls import ANNOUNCEMENTS
from sangsuk.web.awards.urls import AWARDS
from sangsuk.web.desk.appeals import appeals, decide_appeal
from sangsuk.web.desk.audit import audit, audit_taken_out
from sangsuk.web.desk.campaign_urls import CAMPAIGN
from sangsuk.web.desk.disputes import decide_dispute, disputes
from sangsuk.web.desk.doors import doors
from sangsuk.web.desk.helped import type_story
from sangsuk.web.desk.intake import intake
from sangsuk.web.desk.joining import join
from sangsuk.web.desk.jury_urls import JURY
from sangsuk.web.desk.lost_codes import lost_codes
from sangsuk.web.desk.papers import paper
from sangsuk.web.desk.people_urls import PEOPLE
from sangsuk.web.desk.rulings import choose_story, make_ruling, rulings
from sangsuk.web.desk.second_step import me, new_codes, second_step, sign_out_all
from sangsuk.web.desk.seen import copy_post
from sangsuk.web.desk.sign_in import give_code, sign_in
from sangsuk.web.desk.themes import change_theme, themes
from sangsuk.web.desk.views import desk

app_name = "desk"
urlpatterns = [
    path("desk/", desk, name="desk"),
    path("desk/sign-in/", sign_in, name="login"),
    path("desk/sign-in/code/", give_code, name="code"),
    path("desk/second-step/", second_step, name="second_step"),
    path("desk/me/", me, name="me"),
    path("desk/me/codes/", new_codes, name="new_codes"),
    path("desk/me/sign-out/", sign_out_all, name="sign_out_all"),
    path("desk/join/", join, name="join"),
    path("desk/sign-out/", LogoutView.as_view(), name="logout"),
    path("desk/audit/", audit, name="audit"),
    path("desk/audit/taken-out/", audit_taken_out, name="audit_taken_out"),
    *CAMPAIGN,
    *JURY,
    *AWARDS,
    *ANNOUNCEMENTS,
    *PEOPLE,
    path("desk/rulings/", rulings, name="rulings"),
    path("desk/rulings/story/", choose_story, name="choose_story"),
    path("desk/rulings/story/<int:number>/", make_ruling, name="rule"),
    path("desk/doors/", doors, name="doors"),
    path("desk/intake/", intake, name="intake"),
    path("desk/telling/", type_story, name="typing"),
    path("desk/seen/", copy_post, name="seen"),
    path("desk/lost/", lost_codes, name="lost_codes"),
    path("desk/themes/", themes, name="themes"),
    path("desk/themes/<slug:code>/", change_theme, name="change_theme"),
    path("desk/papers/<int:pk>.webp", paper, name="paper"),
    path("desk/appeals/", appeals, name="appeals"),
    path("desk/disputes/", disputes, name="disputes"),
    path("desk/disputes/<int:number>/", decide_dispute, name="decide_dispute"),
    path("desk/appeals/<int:number>/", decide_appeal, name="decide_appeal"),
]
