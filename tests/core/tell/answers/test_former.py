"""What changed since the campaign before: told where both count alike, and else not at all."""

from dataclasses import replace
from datetime import date

from told import a_campaign, a_gazetteer

from sangsuk.core.tell.answers.answer import Asked, answer
from sangsuk.core.tell.answers.former import Former, count_alike, look_back
from sangsuk.core.tell.answers.heard import Heard
from sangsuk.flow.answers.answering import lay_out


def stories(many: int, driver: str) -> list[Heard]:
    return [
        Heard(
            story=n,
            day=date(2020, 12, 1 + n % 28),
            platform="web",
            praised=(f"{1000 + n % 40}",),
            blamed=(),
            mentioned=(f"{1000 + n % 40}",),
            services=("id_card",),
            drivers=(driver,),
        )
        for n in range(many)
    ]


def told_since(former: Former | None) -> list[tuple[str, str, str]]:
    asked = Asked(
        campaign=a_campaign(),
        districts=a_gazetteer().districts,
        errors={},
        practices=(),
        doors=(),
        former=former,
    )
    rows = lay_out(answer(stories(60, "speed"), {}, asked), "en")["former"]["rows"]
    return [(row["code"], row["first_text"], row["last_text"]) for row in rows]


def test_reasons_are_told_beside_those_of_the_campaign_before():
    before = look_back(a_campaign(), stories(60, "courtesy"), {})

    assert before.stories == 60
    assert told_since(before)[:2] == [("speed", "0", "100"), ("care_for_vulnerable", "0", "0")]
    assert ("courtesy", "100", "0") in told_since(before)


def test_nothing_is_told_without_one_or_of_one_with_too_few_stories():
    assert told_since(None) == []
    assert told_since(look_back(a_campaign(), stories(10, "speed"), {})) == []


def test_campaigns_of_other_days_and_tags_count_alike_and_of_another_metric_do_not():
    now = a_campaign()

    assert count_alike(now, replace(now, slug="later", hashtags=("#ใหม่",)))
    assert not count_alike(now, replace(now, metric="net"))
    assert not count_alike(now, replace(now, tie_chain=now.tie_chain[:1]))
