"""A post's author shows that it is theirs; what is copied, too old, used or another's proves nothing."""

import json
from datetime import timedelta

import pytest
from facebook_says import DAY, PAGE, TAGS, change, delivery
from kept import a_kept_campaign
from told import MAE_RIM, PRAISED, a_reading

from sangsuk.connectors.contract import Gone
from sangsuk.core.errors import CallError
from sangsuk.flow.claims.claiming import WORD, offer_claim
from sangsuk.flow.counting.memory import rank_memory_to
from sangsuk.flow.counting.site import rank_site
from sangsuk.flow.doors.deliveries import FACEBOOK_HOOK, parse
from sangsuk.flow.doors.erasure import erase
from sangsuk.records.claims.models import Claim, Offer
from sangsuk.records.inbox.actions import keep_delivery
from sangsuk.records.inbox.models import Body
from sangsuk.records.standings.counters import count_stories
from sangsuk.records.standings.models import DistrictCount
from sangsuk.records.stories.actions import keep_readings
from sangsuk.records.stories.models import Story
from sangsuk.records.stories.queries import revisions_to_read
from sangsuk.records.tellers.queries import consents_of
from sangsuk.web.clock import now

pytestmark = pytest.mark.django_db
HIDDEN = {"from": None}


def take_in(*entries: dict) -> None:
    kept, _ = keep_delivery(
        door=FACEBOOK_HOOK, raw=delivery(*entries), headers={"page": PAGE}, at=now()
    )
    parse(kept, a_kept_campaign())


def read_all() -> None:
    """Every story praises Mae Rim's office."""
    campaign = a_kept_campaign()
    for revision in revisions_to_read(campaign, reader="reader-1"):
        story = revision.story
        read = a_reading(story.native_id, story.author, (MAE_RIM, PRAISED), platform=story.platform)
        keep_readings(rows=[(revision, read)], rules_digest=campaign.digest, at=now())
    count_stories(campaign=campaign, stories=list(Story.objects.values_list("pk", flat=True)))


def key_of(n: int) -> tuple[str, str]:
    return ("facebook", f"{PAGE}_{n}")


def a_link(n: int = 1) -> str:
    return f"/claim/{offer_claim(key_of(n), a_kept_campaign(), at=now())}/"


def opened(client, link: str) -> tuple[str, str]:
    """The word and the receipt that whoever opens the link is given."""
    answer = client.post(link, {"mine": "1"})
    return answer.context["claim"].word, answer.context["receipt"]


def step(client, link: str, receipt: str, **more: str) -> tuple[int, str]:
    answer = client.post(link, {"receipt": receipt} | more)
    return answer.status_code, answer.context["step"]


def adds(n: int, word: str) -> None:
    take_in(change(n, f"ไปทำบัตรที่อำเภอแม่ริม เร็วมาก {word}", verb="edited", at=DAY + 90, **HIDDEN))


@pytest.fixture(autouse=True)
def two_posts_whose_author_is_hidden():
    take_in(change(1, **HIDDEN), change(2, "อีกเรื่องที่อำเภอแม่ริม", **HIDDEN))
    read_all()


def claim(client, n: int, *, former: str = "") -> str:
    link = a_link(n)
    word, receipt = opened(client, link)
    adds(n, word)
    assert step(client, link, receipt, sign="1", former=former) == (200, "signed")
    return receipt


def test_the_author_adds_the_word_and_signs_what_may_be_done(client):
    link = a_link()
    assert "เป็นของคุณใช่ไหม" in client.get(link).content.decode()
    word, receipt = opened(client, link)
    before = step(client, link, receipt)
    adds(1, word)

    assert (before, step(client, link, receipt)) == ((200, "prove"), (200, "sign"))
    assert word.startswith(WORD)
    assert step(client, link, receipt, sign="1", allow_count="on") == (200, "signed")
    assert Claim.objects.get().way == "post"
    assert consents_of(a_kept_campaign(), key_of(1))["publish"] is False


def test_who_copied_the_link_or_the_word_proves_nothing(client):
    link = a_link()
    word, receipt = opened(client, link)
    others_word, others_receipt = opened(client, link)
    adds(1, word)

    assert others_word != word
    assert step(client, link, others_receipt, sign="1") == (200, "prove")
    assert step(client, link, receipt, sign="1") == (200, "signed")
    assert step(client, link, others_receipt, sign="1") == (200, "prove")


def test_a_word_in_another_post_proves_nothing(client):
    link = a_link(1)
    word, receipt = opened(client, link)
    adds(2, word)

    assert step(client, link, receipt, sign="1") == (200, "prove")


def test_a_link_is_used_up_once_somebody_has_signed_and_no_other_can_be_made(client):
    link, second = a_link(), a_link()
    word, receipt = opened(client, link)
    adds(1, word)
    step(client, link, receipt, sign="1")

    assert (client.get(link).status_code, client.get(second).status_code) == (404, 404)
    assert client.post(second, {"mine": "1"}).context["step"] == "used"
    with pytest.raises(CallError) as refused:
        a_link()
    assert refused.value.code == "claim.no_post"


def test_of_two_who_proved_it_by_two_links_one_signs(client):
    link, second = a_link(), a_link()
    (word, receipt), (again, other) = opened(client, link), opened(client, second)
    adds(1, f"{word} {again}")

    assert step(client, link, receipt, sign="1") == (200, "signed")
    assert step(client, second, other, sign="1") == (400, "used")


def test_a_receipt_of_another_link_and_a_made_up_one_open_nothing(client):
    _, receipt = opened(client, a_link(1))

    assert step(client, a_link(2), receipt) == (404, "ask")
    assert step(client, a_link(1), "abcd-efgh-jkmn-pqrs") == (404, "ask")
    assert client.get("/claim/abcd-efgh-jkmn-pqrs/").status_code == 404


def test_a_link_is_too_old_after_fourteen_days(client, monkeypatch):
    link = a_link()
    late = now() + timedelta(days=14)
    monkeypatch.setenv("SANGSUK_CLOCK", late.isoformat())

    assert client.post(link, {"mine": "1"}).status_code == 404


def test_a_message_proves_it_where_the_account_of_the_post_sent_it_and_none_is_kept(client):
    take_in(change(7))
    link = a_link(7)
    word, receipt = opened(client, link)

    def sends(sender: str) -> None:
        about = {"sender": {"id": sender}, "message": {"text": f"นี่ค่ะ {word}"}}
        take_in({"time": DAY, "messaging": [about], "n": sender})

    sends("799")
    before = step(client, link, receipt)
    sends("707")

    assert (before, step(client, link, receipt)) == ((200, "prove"), (200, "sign"))
    assert Claim.objects.get(receipt__gt="", proved_at__isnull=False).way == "message"
    kept = [
        json.dumps(json.loads(bytes(one.raw)), ensure_ascii=False) for one in Body.objects.all()
    ]
    assert not any("นี่ค่ะ" in one for one in kept)


def test_where_the_author_is_hidden_a_message_proves_nothing(client):
    link = a_link()
    word, receipt = opened(client, link)
    take_in({"messaging": [{"sender": {"id": "701"}, "message": {"text": word}}]})

    assert step(client, link, receipt) == (200, "prove")


def test_posts_of_one_person_are_one_voice_in_the_live_count_and_in_the_result(client, tmp_path):
    counts = DistrictCount.objects.get(district="5007")
    assert (counts.positive_voices, counts.unidentified_voices) == (2, 2)
    first = claim(client, 1)
    claim(client, 2, former=first)
    read_all()

    counts.refresh_from_db()
    assert (counts.positive_voices, counts.unidentified_voices) == (1, 0)
    snapshot, _ = rank_site(a_kept_campaign(), at=now())
    assert snapshot.standings.get(district="5007").positive_voices == 1
    rank_memory_to(a_kept_campaign(), tmp_path)
    assert [
        row.split(",")[1:] for row in (tmp_path / "identities.csv").read_text().splitlines()
    ] == [
        ["platform", "author", "post", "proof"],
        ["facebook", "", f"{PAGE}_1", "claim"],
        ["facebook", "", f"{PAGE}_2", "claim"],
    ]


def test_two_persons_posts_stay_two_voices_and_are_known(client):
    claim(client, 1)
    claim(client, 2)
    read_all()

    counts = DistrictCount.objects.get(district="5007")
    assert (counts.positive_voices, counts.unidentified_voices) == (2, 0)


def test_a_post_that_is_gone_takes_its_claim_along(client):
    link = a_link()
    opened(client, link)
    erase(Gone(platform="facebook", id=f"{PAGE}_1"), a_kept_campaign(), at=now())

    assert (Offer.objects.count(), client.get(link).status_code) == (0, 404)
    with pytest.raises(CallError):
        a_link()


def test_the_page_is_complete_in_english(client):
    link = a_link()
    page = client.get(f"/en{link}").content.decode()

    assert "This post is mine" in page
    assert TAGS not in page
