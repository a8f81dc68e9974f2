"""What a juror must not see: names, places, others' marks, stories with a conflict."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from judged import FEBRUARY, a_judged_campaign, a_leader, a_pass, a_round, opened, some_jurors
from kept import keep_reading
from shown import words_of
from signed import sign_in
from told import BETONG, MAE_RIM, PAI, PRAISED, a_reading

from sangsuk.core.terms.judging import Reader
from sangsuk.flow.judging.ballots import Filled, cast, next_entry
from sangsuk.records.jury.models import Ballot, Duty
from sangsuk.records.stories.models import Story
from sangsuk.web.jury import urls

pytestmark = pytest.mark.django_db
TOLD = (
    ("ab12", MAE_RIM, "ไปทำบัตรที่อำเภอแม่ริม เชียงใหม่ พี่แนน บริการดีมาก #รักแม่ริม"),
    ("cd34", PAI, "ปลัดเอก แห่งที่ว่าการอำเภอปาย จ.แม่ฮ่องสอน มาถึงบ้าน"),
    ("ef56", BETONG, "ที่เบตง เจ้าหน้าที่ช่วยยายทำบัตร น้องฝน ใจดีมากค่ะ"),
    ("gh78", BETONG, "อำเภอเบตง จังหวัดยะลา เร็วมาก ขอบคุณคุณสมศรี ครับ"),
)
NAMES = ("แม่ริม", "เชียงใหม่", "ปาย", "แม่ฮ่องสอน", "เบตง", "ยะลา", "พี่แนน", "ปลัดเอก", "น้องฝน", "สมศรี")
SECRET_REASON = "ประโยคเหตุผลของกรรมการคนอื่น"


@pytest.fixture(autouse=True)
def the_first_of_february(monkeypatch, settings):
    monkeypatch.setenv("SANGSUK_CLOCK", "2021-02-01T10:00:00+07:00")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def a_room(method="mark"):
    """Four stories that name people and places, two jurors and malee, who comes in."""
    who = "volunteers" if method == "read" else "panel"
    campaign = a_judged_campaign(a_round("r", method, week=1, goes_on=3, who=who), encourages=True)
    for name, code, text in TOLD:
        keep_reading(campaign, a_reading(name, f"author-{name}", (code, PRAISED), masked=text))
    reader = Reader(who)
    jurors = some_jurors(campaign, 2, reader=reader)
    way_in = a_pass(campaign, "malee", reader=reader)
    opened(campaign, "r")
    client = Client()
    client.post("/jury/in/", {"key": way_in.token, "code": way_in.code})
    return client, way_in.juror, jurors


def addresses():
    """Every page of the jury, in both languages."""
    paths = [
        reverse(f"jury:{one.name}", kwargs={"slug": "r"} if "slug" in str(one.pattern) else {})
        for one in urls.urlpatterns
    ]
    return [
        prefix + path
        for path in paths
        for prefix in ("", "/en")
        if "step-back" not in path and "out" not in path
    ]


def crawl(client):
    """Every page as often as there is something new on it: each round is judged to its end."""
    seen = []
    for _ in range(12):
        seen += [client.get(path, follow=True).content.decode() for path in addresses()]
        page = client.get("/jury/rounds/r/").content.decode()
        fields = dict(re.findall(r'type="hidden" name="(pair|key|number)" value="([^"]+)"', page))
        if not fields:
            break
        client.post(
            "/jury/rounds/r/",
            fields | {"said": "left", "mark-scene": "2", "reason": "เห็นภาพชัดว่าใครทำอะไร"},
        )
    return seen


@pytest.mark.parametrize("method", ["read", "compare", "mark"])
def test_no_page_of_the_jury_names_a_place_a_person_or_the_storys_own_page(method):
    client, _, _ = a_room(method)
    pages = crawl(client)
    stories = [f"/stories/{story.pk}/" for story in Story.objects.all()]
    hidden = [
        *NAMES,
        *stories,
        *(f"author-{name}" for name, _, _ in TOLD),
        *(name for name, _, _ in TOLD),
        MAE_RIM,
        BETONG,
    ]

    assert {word for word in hidden for page in pages if word in page} == set()
    assert any("[ท้องที่]" in page for page in pages)


def test_no_mark_or_reason_of_others_is_seen_before_the_own_ballot_is_sealed():
    client, juror, (other, _) = a_room()
    entry = next_entry(juror, "r", at=FEBRUARY)
    filled = Filled(
        number=entry.number, marks={"scene": 3}, reason=SECRET_REASON, key="k", line="สู้ ๆ นะคะ"
    )
    cast(other, "r", filled, at=FEBRUARY)
    before = [client.get(path, follow=True).content.decode() for path in addresses()]
    own = Filled(number=entry.number, marks={"scene": 1}, reason="เห็นภาพไม่ค่อยชัดเท่าไร", key="o")
    cast(juror, "r", own, at=FEBRUARY)
    after = words_of(client.get("/jury/rounds/r/mine/").content)

    assert [page for page in before if SECRET_REASON in page or "ค่ากลาง" in page] == []
    assert f"เรื่องที่ {entry.number} · คุณให้ 0 จาก 100 · คนอื่น 1 คน ค่ากลาง 100" in after
    assert SECRET_REASON not in after


def test_who_leads_sees_numbers_alone_while_a_round_is_open():
    _, juror, (other, _) = a_room()
    entry = next_entry(juror, "r", at=FEBRUARY)
    filled = Filled(number=entry.number, marks={"scene": 3}, reason=SECRET_REASON, key="k")
    cast(other, "r", filled, at=FEBRUARY)

    page = sign_in(a_leader()).get("/desk/jury/r/").content.decode()

    assert SECRET_REASON not in page
    assert "ส่งแล้ว 1 จาก 12 ใบ" in words_of(page.encode())


def test_a_juror_of_the_storys_province_never_gets_it_by_any_page():
    campaign = a_judged_campaign(a_round("r", "mark", week=1, goes_on=3))
    for name, code, text in TOLD:
        keep_reading(campaign, a_reading(name, f"author-{name}", (code, PRAISED), masked=text))
    some_jurors(campaign, 3)
    way_in = a_pass(campaign, "local", homes=[BETONG], workplaces=[PAI])
    kept = opened(campaign, "r")
    client = Client()
    client.post("/jury/in/", {"key": way_in.token, "code": way_in.code})
    crawl(client)

    judged = {ballot.entry.story.native_id for ballot in Ballot.objects.filter(juror=way_in.juror)}
    other = kept.entries.get(story__native_id="ef56")
    forced = client.post(
        "/jury/rounds/r/",
        {"number": other.number, "mark-scene": "3", "reason": "อยากให้เรื่องนี้ได้รางวัลมาก", "key": "x"},
    )
    assert judged == {"ab12"}
    assert forced.status_code == 409
    assert not Duty.objects.filter(juror=way_in.juror, entry=other).exists()
    assert "เพราะเป็นอำเภอบ้านคุณ" in words_of(client.get("/jury/rounds/r/mine/").content)
