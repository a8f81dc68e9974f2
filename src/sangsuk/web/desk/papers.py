"""What was typed or copied by people of the desk, and the pictures that only they may see."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from sangsuk.flow.telling.photos import picture_of
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.entered import entered_stories
from sangsuk.records.stories.models import Story
from sangsuk.records.tellers.models import Photo
from sangsuk.records.tellers.photos import paper_called, papers_of
from sangsuk.web.desk.roles import for_roles

LISTED = 20


@require_safe
@for_roles(Role.NATIONAL, Role.AUDITOR, Role.PROVINCE, Role.DISTRICT, Role.VOLUNTEER)
def paper(_request: HttpRequest, account: Account, pk: int) -> HttpResponse:
    """A paper of consent, or how a post looked; of others for the national desk and auditors."""
    sees_all = account.role in (Role.NATIONAL, Role.AUDITOR)
    found = paper_called(pk, by="" if sees_all else account.name)
    raw = picture_of(found) if found else None
    if raw is None:
        raise Http404
    return HttpResponse(raw, content_type="image/webp")


def typed_by(campaign: Campaign, name: str) -> list[tuple[Story, Photo | None]]:
    """The newest stories that an account typed, each with its picture."""
    stories = list(entered_stories(campaign, name)[:LISTED])
    papers = papers_of(campaign, [(one.platform, one.native_id) for one in stories])
    return [(one, papers.get((one.platform, one.native_id))) for one in stories]
