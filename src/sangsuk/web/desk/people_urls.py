"""Addresses of who works at the desk: what waits for them, their accounts, passkeys and acts."""

from typing import Final

from django.urls import URLPattern, path

from sangsuk.web.desk.accounts import accounts, offices, one_account
from sangsuk.web.desk.acts import acts, acts_of_one_story
from sangsuk.web.desk.matters import many_matters, matter, matters, next_matter, undo_matters
from sangsuk.web.desk.passkeys import (
    ask_passkey,
    ask_who_signs_in,
    drop_my_passkey,
    keep_passkey,
    sign_in_by_passkey,
)
from sangsuk.web.desk.second_step import end_one_session

PEOPLE: Final[list[URLPattern]] = [
    path("desk/me/sessions/<int:number>/end/", end_one_session, name="end_session"),
    path("desk/me/passkeys/ask/", ask_passkey, name="ask_passkey"),
    path("desk/me/passkeys/keep/", keep_passkey, name="keep_passkey"),
    path("desk/me/passkeys/<int:number>/drop/", drop_my_passkey, name="drop_passkey"),
    path("desk/sign-in/passkey/", sign_in_by_passkey, name="passkey"),
    path("desk/sign-in/passkey/ask/", ask_who_signs_in, name="ask_who"),
    path("desk/accounts/", accounts, name="accounts"),
    path("desk/accounts/offices/", offices, name="offices"),
    path("desk/accounts/<int:number>/", one_account, name="account"),
    path("desk/acts/", acts, name="acts"),
    path("desk/acts/story/<int:number>/", acts_of_one_story, name="acts_of_story"),
    path("desk/matters/", matters, name="matters"),
    path("desk/matters/next/", next_matter, name="next_matter"),
    path("desk/matters/many/", many_matters, name="many_matters"),
    path("desk/matters/undo/", undo_matters, name="undo_matters"),
    path("desk/matters/<int:number>/", matter, name="matter"),
]
