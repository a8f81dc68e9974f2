"""The desk: for people with an account; every view says for which roles."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from sangsuk.web.desk.views import SignIn, audit

app_name = "desk"
urlpatterns = [
    path("desk/sign-in/", SignIn.as_view(), name="login"),
    path("desk/sign-out/", LogoutView.as_view(), name="logout"),
    path("desk/audit/", audit, name="audit"),
]
