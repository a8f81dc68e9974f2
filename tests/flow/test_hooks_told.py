"""What happens here is told to programs of others: signed, until it is taken, and never words."""

import json
import runpy
from datetime import timedelta
from pathlib import Path

import pytest
from fakes.listener import a_listener
from kept import TENTH
from shown import a_shown_campaign
from told import MAE_RIM

from sangsuk.flow.outbox.hooks import COUNTED, KINDS, WITHDRAWN, tell_hooks
from sangsuk.flow.outbox.sending import send_messages
from sangsuk.flow.telling.withdrawal import withdraw
from sangsuk.records.outbox.models import Channel, Message
from sangsuk.records.outbox.queries import count_by_state
from sangsuk.records.sources.actions import create_source
from sangsuk.records.sources.hooks import MOST, close_hook, hooks_of, make_hook, secret_of
from sangsuk.records.sources.models import Hook, Scope, Source
from sangsuk.records.stories.models import Story

CLIENT = runpy.run_path(
    str(Path(__file__).parents[2] / "clients" / "python" / "src" / "sangsuk_client" / "__init__.py")
)
Problem, verify_hook = CLIENT["Problem"], CLIENT["verify_hook"]

pytestmark = pytest.mark.django_db
TOLD = {"campaign": "amphoe-sangsuk-2563", "fingerprint": "f"}


@pytest.fixture
def listener(monkeypatch):
    monkeypatch.setenv("SANGSUK_HOOKS_INSIDE", "1")
    with a_listener() as fake:
        yield fake


def a_hook(url: str, *kinds: str, name: str = "vendor") -> Hook:
    create_source(name=name, at=TENTH, scopes=[Scope.HOOKS])
    hook = make_hook(source=Source.objects.get(name=name), url=url, kinds=kinds, at=TENTH)
    assert hook
    return hook


def send(minutes: float = 0) -> None:
    send_messages.call(Channel.HOOK.value, at=TENTH + timedelta(minutes=minutes))


def test_who_asked_is_told_signed_and_can_check_it(listener):
    hook = a_hook(listener.url, COUNTED)
    tell_hooks(COUNTED, "1", TOLD, at=TENTH)
    send()
    [(headers, body)] = listener.told

    assert json.loads(body) == {
        "type": COUNTED,
        "timestamp": TENTH.isoformat(),
        "data": TOLD,
    }
    at = TENTH.timestamp()
    assert verify_hook(headers, body, secret_of(hook), at=at) == json.loads(body)
    for forged in (
        (headers, body + b" ", secret_of(hook), at),
        (headers, body, b"another", at),
        (headers | {"webhook-id": "other"}, body, secret_of(hook), at),
        (headers, body, secret_of(hook), at + 600),
        ({}, body, secret_of(hook), at),
    ):
        with pytest.raises(Problem):
            verify_hook(*forged[:3], at=forged[3])


def test_nobody_is_told_of_what_they_did_not_ask_for(listener):
    a_hook(listener.url, WITHDRAWN)
    tell_hooks(COUNTED, "1", TOLD, at=TENTH)

    assert Message.objects.count() == 0


def test_a_program_that_is_away_is_told_later_and_holds_back_no_other(listener):
    a_hook("http://127.0.0.1:9/", COUNTED, name="away")
    a_hook(listener.url, COUNTED, name="there")
    for n in range(3):
        tell_hooks(COUNTED, f"{n}", TOLD, at=TENTH)
    send()

    assert len(listener.told) == 3
    assert count_by_state() | {} == {"waiting": 3, "sent": 3, "unwanted": 0, "refused": 0}


def test_what_was_not_taken_is_told_again_under_the_same_id(listener):
    a_hook(listener.url, COUNTED)
    tell_hooks(COUNTED, "1", TOLD, at=TENTH)
    listener.status = 500
    send()
    listener.status = 200
    send(minutes=2)
    send(minutes=9)

    ids = [headers["webhook-id"] for headers, _ in listener.told]
    assert (len(ids), len({*ids})) == (2, 1)


def test_a_program_that_says_that_nobody_listens_is_told_no_more(listener):
    hook = a_hook(listener.url, COUNTED)
    listener.status = 410
    tell_hooks(COUNTED, "1", TOLD, at=TENTH)
    send()
    tell_hooks(COUNTED, "2", TOLD, at=TENTH)

    assert (hooks_of(hook.source).count(), Message.objects.filter(state="waiting").count()) == (
        0,
        0,
    )


def test_a_hook_that_is_closed_hears_nothing_more_also_of_what_waits(listener):
    hook = a_hook(listener.url, COUNTED)
    tell_hooks(COUNTED, "1", TOLD, at=TENTH)
    close_hook(pk=hook.pk, source=hook.source, at=TENTH)
    send()

    assert (listener.told, count_by_state()["unwanted"]) == ([], 1)


def test_an_address_in_our_own_network_is_not_called(listener, monkeypatch):
    monkeypatch.delenv("SANGSUK_HOOKS_INSIDE")
    a_hook(listener.url, COUNTED)
    a_hook(listener.url.replace("http:", "https:"), COUNTED, name="by-tls")
    tell_hooks(COUNTED, "1", TOLD, at=TENTH)
    send()

    assert (listener.told, count_by_state()["waiting"]) == ([], 2)


def test_a_count_and_a_withdrawal_are_told_by_their_keys_and_without_words(listener):
    a_hook(listener.url, *KINDS)
    campaign = a_shown_campaign()
    story = Story.objects.get(native_id="first")
    withdraw(story, by="the teller", at=TENTH)
    send()
    told = {json.loads(body)["type"]: json.loads(body)["data"] for _, body in listener.told}

    assert told[WITHDRAWN] == {"campaign": campaign.slug, "story": str(story.pk)}
    assert {*told[COUNTED]} == {"campaign", "fingerprint"}
    assert MAE_RIM not in str(told)


def test_a_program_has_so_many_hooks_and_no_more():
    hook = a_hook("https://listener.example.org/", COUNTED)
    made = [
        make_hook(source=hook.source, url=hook.url, kinds=[COUNTED], at=TENTH) for _ in range(MOST)
    ]

    assert [one is None for one in made] == [False] * (MOST - 1) + [True]
