"""How citizens see the offices: the answer in one page, its figures, its tables."""

from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import mark_safe

from sangsuk.core.tell.answers.answer import Answer
from sangsuk.core.tell.answers.drawn import draw_figure
from sangsuk.core.tell.answers.figured import FIGURES, PARTED, SIDES
from sangsuk.core.tell.figures.swarm import dots_of
from sangsuk.flow.answers.answering import lay_out, source_now
from sangsuk.flow.answers.figures import draw_png
from sangsuk.flow.answers.tables import as_csv, table_of
from sangsuk.records.officers.models import OfficersWord
from sangsuk.records.officers.queries import newest_words
from sangsuk.records.stories.heard import texts_to_quote
from sangsuk.records.stories.wall import stand_on_the_wall
from sangsuk.web.components.templatetags.names import in_english
from sangsuk.web.public.frame import Frame, framed_kept
from sangsuk.web.public.slow_counts import held_count

SHOWN: Final = 2  # of each kind of officers' words
DOTTED: Final = ("days", "became")
BY_DAY: Final = (*DOTTED, "calendar")
# What the page leaves to pages of their own: all ways to part stories but one, and the same dots.
ALONE: Final = {"days", *(name for name, (_, by) in PARTED.items() if by != "region")}
QUOTES: Final = ("typical", "vivid")
Told = dict[str, Any]


@framed_kept
def answers(request: HttpRequest, frame: Frame) -> HttpResponse:
    """Everything in one page; a quote that may not be shown any more is not in it."""
    answer = held_count(source_now, frame.campaign).answer
    told = _told(frame, answer)
    figures = _figures(told)
    return frame.render(
        request,
        "answers",
        told=told,
        figures=figures,
        each=dots_of(answer.stories),
        parts=_parts(told, figures),
        officers=[one for about in OfficersWord.About for one in newest_words(about, most=SHOWN)],
    )


def _figures(told: Told) -> Told:
    """Those of which there is something to show; each has a page of its own with its table."""
    shown = [name for name in FIGURES if told["figures"][name]["table"].rows]
    return {name: _figure(told, name, is_drawn=name not in ALONE) for name in shown}


def _figure(told: Told, name: str, *, is_drawn: bool) -> Told:
    svg = mark_safe(draw_figure(told, name)) if is_drawn else ""  # noqa: S308 - escaped
    of = "by-part" if name in PARTED else "by-day" if name in BY_DAY else name
    return {"name": name, "of": of, "svg": svg, **told["figures"][name]}


@framed_kept
def answer_of_figure(request: HttpRequest, frame: Frame, name: str) -> HttpResponse:
    """One figure with its whole table, each number of which opens its stories."""
    if name not in FIGURES:
        raise Http404
    answer = held_count(source_now, frame.campaign).answer
    told = _told(frame, answer)
    return frame.render(
        request,
        "answer_of_figure",
        section="answers",
        told=told,
        one=_figure(told, name, is_drawn=True),
        has_dots=name in DOTTED,
        each=dots_of(answer.stories),
    )


@framed_kept
def answer_figure(_request: HttpRequest, frame: Frame, name: str, form: str) -> HttpResponse:
    """One figure by itself, as SVG or PNG, or its numbers as CSV."""
    if name not in FIGURES:
        raise Http404
    told = _told(frame, held_count(source_now, frame.campaign).answer)
    if form == "csv":
        return HttpResponse(as_csv(table_of(told, name)), content_type="text/csv; charset=utf-8")
    svg = draw_figure(told, name, alone=True)
    if form == "svg":
        return HttpResponse(svg, content_type="image/svg+xml")
    return HttpResponse(draw_png(svg), content_type="image/png")


def _told(frame: Frame, answer: Answer) -> Told:
    """The answer in the reader's language, with the quotes that stand at this moment."""
    told = lay_out(answer, "en" if in_english() else "th")
    themes, concerns = told["themes"]["rows"], told["concerns"]
    holders = [(pair, kind) for side in SIDES for pair in told[side]["quotes"] for kind in QUOTES]
    holders += [(theme, "quote") for theme in themes]
    quoted = [one[kind]["story"] for one, kind in holders if one[kind]]
    stand = texts_to_quote(frame.campaign, quoted)
    for one, kind in holders:
        one[kind] = one[kind] if one[kind] and one[kind]["story"] in stand else None
    shown = stand_on_the_wall([did["story"] for one in concerns for did in one["did"]])
    for one in concerns:
        one["did"] = [did for did in one["did"] if did["story"] in shown]
    return told


def _parts(told: Told, figures: Told) -> list[Told]:
    """By side the ways in which its stories are parted, each with its figure where it has one."""
    return [
        {
            "side": told[side],
            "groups": [
                {**group, **_sorted(group), "figure": figures.get(f"{side}_{group['key']}")}
                for group in told[side]["parts"]
            ],
        }
        for side in SIDES
        if told[side]["rows"]
    ]


def _sorted(group: Told) -> Told:
    """Its parts of which something stands out, those that are as others, those of few stories."""
    others = [part for part in group["parts"] if not part["out"]]
    return {
        "out": [part for part in group["parts"] if part["out"]],
        "alike": [part for part in others if part["rows"]],
        "few": [part for part in others if not part["rows"]],
    }
