"""The answer of a campaign, from the memory as it is now."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final

from sangsuk.core.tell.answers.answer import Answer, Asked, answer, ways_of
from sangsuk.core.tell.answers.figured import lay_out_figures
from sangsuk.core.tell.answers.former import Former, count_alike, look_back
from sangsuk.core.tell.answers.pictured import lay_out_pictures
from sangsuk.core.tell.answers.policy import Frame, read_frame
from sangsuk.core.tell.answers.practices import Practice, Promised, read_practices
from sangsuk.core.tell.answers.rows import Source
from sangsuk.core.tell.answers.sentences import Tongue
from sangsuk.core.tell.answers.telling import Telling
from sangsuk.core.tell.open_data.released import as_released
from sangsuk.core.terms.codes import Words
from sangsuk.flow.answers.driver_errors import load_driver_errors, stories_read_by_people
from sangsuk.flow.answers.themes import themes_of
from sangsuk.flow.reading.gazetteer import load_gazetteer
from sangsuk.flow.showing.hexmap import load_hexmap
from sangsuk.records.answers.told import promises_told, what_became
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import campaign_before, rules_of
from sangsuk.records.stories.heard import heard_stories, quotable_texts

_ASSETS: Final = files("sangsuk") / "assets" / "answers"


def answer_now(campaign: Campaign) -> Answer:
    """The answer by all stories that count at this moment, as it may leave the house.

    What the open tables hide is not in it, and nobody is quoted who is not shown.
    """
    return source_now(campaign).answer


def source_now(campaign: Campaign) -> Source:
    """The answer with what it was counted from, so that each number can be opened."""
    rules = rules_of(campaign)
    stories, texts = heard_stories(campaign), dict(quotable_texts(campaign))
    asked = Asked(
        campaign=rules,
        districts=[one for one in load_gazetteer().districts if rules.covers(one.code)],
        errors=load_driver_errors(),
        practices=load_practices(),
        doors=rules.doors_that_add_hashtags,
        themes=themes_of(campaign, stories, texts),
        promised=[Promised(*one) for one in promises_told(campaign)],
        became=what_became(campaign),
        frame=load_frame(),
        former=_former(campaign),
    )
    return Source(
        stories=stories,
        answer=as_released(answer(stories, texts, asked)),
        ways=ways_of(asked),
        became=asked.became,
        promised=asked.promised,
        frame=asked.frame,
    )


def _former(campaign: Campaign) -> Former | None:
    """The campaign before; None where there is none, or it counted by other rules."""
    before = campaign_before(campaign)
    if before is None or not count_alike(rules_of(before), rules_of(campaign)):
        return None
    return look_back(rules_of(before), heard_stories(before), load_driver_errors())


@cache
def load_tongue(language: str) -> Tongue:
    """What says the answer in Thai ("th") or English ("en")."""
    told = tomllib.loads((_ASSETS / "sentences.toml").read_text("utf-8"))
    return Tongue(language, {key: Words(**said) for key, said in told.items()})


def name_of_driver(side: str, code: str) -> Words:
    """What the answer calls a driver on its side, "happy" or "unhappy"."""
    thai, english = (load_tongue(one).label(f"{side}_{code}") for one in ("th", "en"))
    return Words(thai, english)


def lay_out(answer: Answer, language: str) -> dict[str, Any]:
    """The answer as the page, the report and the slides tell it."""
    districts = load_gazetteer().by_code()
    tongue = load_tongue(language)
    told = Telling(tongue, districts, known=stories_read_by_people()).lay_out(answer)
    told |= lay_out_pictures(answer, told, tongue, load_hexmap())
    return told | {"figures": lay_out_figures(told, tongue)}


@cache
def load_frame() -> Frame:
    """The editable table of policies, and what practices and concerns are tagged to."""
    told = tomllib.loads((_ASSETS / "policy.toml").read_text("utf-8"))
    return read_frame(told, [one.code for one in load_practices()])


@cache
def load_practices() -> tuple[Practice, ...]:
    """The editable list of acts that another office could take up."""
    told = tomllib.loads((_ASSETS / "practices.toml").read_text("utf-8"))
    return read_practices(told["practice"])
