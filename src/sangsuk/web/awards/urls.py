"""The addresses of awards at the desk."""

from typing import Final

from django.urls import URLPattern, path

from sangsuk.web.awards.desk import awards, one_award
from sangsuk.web.awards.papers import award_paper, ceremony, revoke
from sangsuk.web.awards.reveal import reveal
from sangsuk.web.awards.withholding import withholding

AWARDS: Final[list[URLPattern]] = [
    path("desk/awards/", awards, name="awards"),
    path("desk/awards/withholding/", withholding, name="withholding"),
    path("desk/awards/ceremony/", ceremony, name="ceremony"),
    path("desk/awards/reveal/", reveal, name="reveal"),
    path("desk/awards/papers/<slug:code>/revoke/", revoke, name="revoke_paper"),
    path("desk/awards/<int:number>/", one_award, name="award"),
    path("desk/awards/<int:number>/papers/", award_paper, name="award_paper"),
]
