"""How citizens see the offices: the answer in one page, its figures, its tables."""

import csv
import io
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import mark_safe

from sangsuk.core.tell.answers.answer import Answer
from sangsuk.core.tell.answers.drawn import FIGURES, draw_figure
from sangsuk.core.tell.figures.swarm import dots_of
from sangsuk.flow.answers.answering import answer_now, lay_out
from sangsuk.flow.answers.figures import draw_png
from sangsuk.flow.answers.tables import table_of
from sangsuk.records.officers.models import OfficersWord
from sangsuk.records.officers.queries import newest_words
from sangsuk.records.stories.heard import texts_to_quote
from sangsuk.web.components.templatetags.names import in_english
from sangsuk.web.public.frame import Frame, framed_kept
from sangsuk.web.public.slow_counts import held_count

SHOWN: Final = 2  # of each kind of officers' words
KINDS_OF_QUOTES: Final = ("typical", "vivid")
Told = dict[str, Any]


@framed_kept
def answers(request: HttpRequest, frame: Frame) -> HttpResponse:
    """Everything in one page; a quote that may not be shown any more is not in it."""
    answer = held_count(answer_now, frame.campaign)
    told = _told(frame, answer)
    figures = {name: mark_safe(draw_figure(told, name)) for name in FIGURES}  # noqa: S308 - escaped
    return frame.render(
        request,
        "answers",
        told=told,
        figures=figures,
        each=dots_of(answer.days),
        parts=_parts(told),
        officers=[one for about in OfficersWord.About for one in newest_words(about, most=SHOWN)],
    )


@framed_kept
def answer_figure(_request: HttpRequest, frame: Frame, name: str, form: str) -> HttpResponse:
    """One figure by itself, as SVG or PNG, or its numbers as CSV."""
    if name not in FIGURES:
        raise Http404
    told = _told(frame, held_count(answer_now, frame.campaign))
    if form == "csv":
        return _csv(table_of(told, name))
    svg = draw_figure(told, name, alone=True)
    if form == "svg":
        return HttpResponse(svg, content_type="image/svg+xml")
    return HttpResponse(draw_png(svg), content_type="image/png")


def _told(frame: Frame, answer: Answer) -> Told:
    """The answer in the reader's language, with the quotes that stand at this moment."""
    told = lay_out(answer, "en" if in_english() else "th")
    sides = (told["happy"], told["unhappy"])
    themes = told["themes"]["rows"]
    quotes = [one["quote"] for one in themes if one["quote"]] + [
        one[kind]
        for side in sides
        for one in side["quotes"]
        for kind in KINDS_OF_QUOTES
        if one[kind]
    ]
    stand = texts_to_quote(frame.campaign, [one["story"] for one in quotes])
    for side in sides:
        for one in side["quotes"]:
            for kind in KINDS_OF_QUOTES:
                one[kind] = one[kind] if one[kind] and one[kind]["story"] in stand else None
    for one in themes:
        one["quote"] = one["quote"] if one["quote"] and one["quote"]["story"] in stand else None
    return told


def _parts(told: Told) -> list[Told]:
    """What differs, beside the regions, which have a figure of their own."""
    return [one for one in told["happy"]["parts"] if one["key"] != "region"]


def _csv(rows: list[Told]) -> HttpResponse:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]) if rows else ["empty"], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return HttpResponse(
        "\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8"
    )  # Excel asks for the mark
