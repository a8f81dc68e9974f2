"""A post's author says that it is theirs, proves it, and signs what may be done with it."""

import re
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from sangsuk.flow.claims.claiming import begin_claim, offered, sign
from sangsuk.records.claims.models import Claim, Offer
from sangsuk.records.claims.queries import claim_of, is_claimed
from sangsuk.records.stories.queries import reading_of
from sangsuk.web.public.frame import Frame, framed_form
from sangsuk.web.public.tell_form import CODE, allowing, new_code

UNKNOWN: Final = 404
REFUSED: Final = 400


@require_http_methods(["GET", "HEAD", "POST"])
@framed_form
def claim_page(request: HttpRequest, frame: Frame, link: str) -> HttpResponse:
    """By the link that was written under the post; opened, nothing happens yet."""
    found = offered(link, at=frame.at)
    if found is None:
        return _page(request, frame, link, "unknown", status=UNKNOWN)
    offer, story = found
    about = {"story": story, "reading": reading_of(story)}
    receipt = request.POST.get("receipt", "").strip().lower()
    claim = claim_of(offer, receipt) if re.fullmatch(CODE, receipt) else None
    if claim:
        return _step(request, frame, link, claim, receipt=receipt, **about)
    if is_claimed(offer.campaign, (offer.platform, offer.native_id)):
        return _page(request, frame, link, "used", status=UNKNOWN)
    if "mine" in request.POST:
        return _begun(request, frame, link, offer, **about)
    wrong = bool(receipt)
    return _page(
        request, frame, link, "ask", wrong=wrong, status=UNKNOWN if wrong else 200, **about
    )


def _begun(
    request: HttpRequest, frame: Frame, link: str, offer: Offer, **about: Any
) -> HttpResponse:
    receipt = new_code()
    claim = begin_claim(offer, receipt, at=frame.at)
    return _page(request, frame, link, "prove", claim=claim, receipt=receipt, is_new=True, **about)


def _step(
    request: HttpRequest, frame: Frame, link: str, claim: Claim, *, receipt: str, **about: Any
) -> HttpResponse:
    """Where a claim stands: to be proved, to be signed, or signed."""
    about |= {"claim": claim, "receipt": receipt}
    if claim.signed_at:
        return _page(request, frame, link, "signed", **about)
    if claim.proved_at is None:
        return _page(request, frame, link, "prove", **about)
    if "sign" not in request.POST:
        asked = [(layer, allowing(layer.slug)) for layer in frame.rules.consent]
        return _page(request, frame, link, "sign", asked=asked, **about)
    signed = sign(
        claim,
        receipt=receipt,
        former=request.POST.get("former", "").strip().lower(),
        consents={
            layer.slug: bool(request.POST.get(allowing(layer.slug)))
            for layer in frame.rules.consent
        },
        at=frame.at,
    )
    step, status = ("signed", 200) if signed else ("used", REFUSED)
    return _page(request, frame, link, step, status=status, **about)


def _page(
    request: HttpRequest, frame: Frame, link: str, step: str, *, status: int = 200, **parts: Any
) -> HttpResponse:
    answer = frame.render(
        request, "claim", section="tell", status=status, link=link, step=step, **parts
    )
    answer["X-Robots-Tag"] = "noindex"
    return answer
