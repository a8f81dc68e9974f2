"""Telling a story: the form, how it will be shown, the receipt; and taking it back."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from sangsuk.flow.telling import preview, take_back, tell
from sangsuk.web.public.frame import Frame, framed_form
from sangsuk.web.public.tell_form import TellForm, new_code

REFUSED: Final = 400
NOT_OPEN: Final = 403


@require_http_methods(["GET", "HEAD", "POST"])
@framed_form
def tell_page(request: HttpRequest, frame: Frame) -> HttpResponse:
    """Three pages of one address: the form, the masked story to agree to, the receipt."""
    if not frame.rules.window.holds(frame.at):
        status = NOT_OPEN if request.method == "POST" else 200
        return frame.render(request, "tell_closed", section="tell", status=status)
    if request.method != "POST":
        form = TellForm(initial={"code": new_code()}, provinces=frame.rules.provinces)
        return frame.render(request, "tell", form=form, who="citizen")
    form = TellForm(request.POST, provinces=frame.rules.provinces)
    if not form.is_valid():
        return _asked_again(request, frame, form, status=REFUSED)
    if "change" in request.POST:
        return _asked_again(request, frame, form, status=200)
    if "send" in request.POST:
        return _received(request, frame, form)
    read = preview(form.telling(), frame.campaign, at=frame.at)
    return frame.render(request, "tell_preview", section="tell", form=form, read=read)


@require_http_methods(["GET", "HEAD", "POST"])
@framed_form
def take_back_page(request: HttpRequest, frame: Frame) -> HttpResponse:
    """By the receipt a story is taken back, at once and everywhere."""
    code = request.POST.get("code", "").strip().lower()
    if request.method != "POST":
        return frame.render(request, "take_back", section="tell")
    if "\0" in code:
        raise Http404
    done = take_back(code, frame.campaign, at=frame.at)
    return frame.render(
        request, "take_back", section="tell", done=done, wrong=not done, status=200 if done else 404
    )


def _asked_again(
    request: HttpRequest, frame: Frame, form: TellForm, *, status: int
) -> HttpResponse:
    who = form.data.get("who", "citizen")
    return frame.render(request, "tell", form=form, who=who, status=status)


def _received(request: HttpRequest, frame: Frame, form: TellForm) -> HttpResponse:
    story = tell(form.telling(), frame.campaign, at=frame.at)
    return frame.render(
        request,
        "tell_thanks",
        section="tell",
        code=form.cleaned_data["code"],
        story=story,
        shown=hasattr(story, "shown"),
    )
