"""LINE's own client and this house understand each other: `make test-line-sdk`."""

import base64
import hashlib
import hmac
import json

import pytest
from fakes.line import a_line
from hypothesis import given
from hypothesis import strategies as st
from line_says import delivered, event, says, signature_of
from linebot.v3.exceptions import InvalidSignatureError
from linebot.v3.messaging import ApiClient, Configuration, MessagingApi, MessagingApiBlob
from linebot.v3.messaging.exceptions import ApiException
from linebot.v3.messaging.models import PushMessageRequest, ReplyMessageRequest, TextMessage
from linebot.v3.webhook import SignatureValidator, WebhookParser
from linebot.v3.webhooks import models as theirs
from told import december

from sangsuk.connectors.line.client import LineClient, LineError
from sangsuk.connectors.line.hook import Kind, read_line
from sangsuk.connectors.line.signature import is_signed
from sangsuk.flow.campaigns import default_campaign
from sangsuk.flow.line import words

SECRET = "channel-secret"
EVENTS = [
    says(1, "ไปทำบัตรที่อำเภอแม่ริม"),
    event(
        2,
        message={
            "id": "m2",
            "type": "image",
            "contentProvider": {"type": "line"},
            "quoteToken": "q",
        },
    ),
    event(
        3,
        message={
            "id": "m3",
            "type": "audio",
            "duration": 9000,
            "contentProvider": {"type": "line"},
        },
    ),
    event(
        4,
        message={
            "id": "m4",
            "type": "location",
            "latitude": 18.9,
            "longitude": 98.9,
            "address": "อ.แม่ริม",
        },
    ),
    event(
        5,
        message={
            "id": "m5",
            "type": "sticker",
            "packageId": "1",
            "stickerId": "2",
            "stickerResourceType": "STATIC",
            "quoteToken": "q",
        },
    ),
    event(6, "unsend", unsend={"messageId": "m1"}),
    event(7, "postback", postback={"data": "drop"}),
    event(8, "follow", follow={"isUnblocked": False}),
]
KINDS = [
    Kind.TEXT,
    Kind.PHOTO,
    Kind.VOICE,
    Kind.PLACE,
    Kind.OTHER,
    Kind.UNSEND,
    Kind.POSTBACK,
    Kind.FOLLOW,
]


def test_their_parser_takes_what_our_fake_delivers_event_by_event():
    raw = delivered(*EVENTS)
    parsed = WebhookParser(SECRET).parse(raw.decode(), signature_of(raw, SECRET))

    assert [type(one).__name__ for one in parsed] == [
        *["MessageEvent"] * 5,
        "UnsendEvent",
        "PostbackEvent",
        "FollowEvent",
    ]
    assert [one.kind for one in read_line(raw)] == KINDS
    assert [one.event_id for one in read_line(raw)] == [one.webhook_event_id for one in parsed]


def test_our_hook_reads_what_their_models_write():
    message = theirs.TextMessageContent(id="m1", text="ไปทำบัตร 😊", quoteToken="q")
    told = theirs.MessageEvent(
        message=message,
        source=theirs.UserSource(userId="U1"),
        timestamp=1_608_436_800_000,
        mode=theirs.EventMode.ACTIVE,
        webhookEventId="01E1",
        deliveryContext=theirs.DeliveryContext(isRedelivery=False),
        replyToken="r1",
    )
    raw = json.dumps({"destination": "U0", "events": [json.loads(told.to_json())]}).encode()
    [said] = read_line(raw)

    assert (said.kind, said.text, said.user, said.reply_token) == (
        Kind.TEXT,
        "ไปทำบัตร 😊",
        "U1",
        "r1",
    )


@given(st.text(), st.text(min_size=1))
def test_a_signature_fits_there_where_it_fits_here(body, secret):
    raw = body.encode("utf-8", "surrogatepass").decode("utf-8", "replace").encode()
    key = secret.encode("utf-8", "replace").decode()
    made = base64.b64encode(hmac.new(key.encode(), raw, hashlib.sha256).digest()).decode()
    for signature in (made, made[:-4] + "AAA=", ""):
        there = SignatureValidator(key).validate(raw.decode(), signature)
        assert there == is_signed(raw, signature, key)


def test_a_signature_of_another_secret_is_refused_by_both():
    raw = delivered(EVENTS[0])
    with pytest.raises(InvalidSignatureError):
        WebhookParser(SECRET).parse(raw.decode(), signature_of(raw, "another"))

    assert not is_signed(raw, signature_of(raw, "another"), SECRET)


def test_what_we_say_is_what_their_models_allow():
    rules = default_campaign(december(20))
    messages = words.shown(
        "เรื่อง", ["อำเภอแม่ริม"], words.asked(rules.consent, ["count"], "tell:x", has_office=True)
    )
    reply = ReplyMessageRequest.from_dict({"replyToken": "r", "messages": messages})
    push = PushMessageRequest.from_dict({"to": "U1", "messages": words.typed("ไปทำบัตร")})

    assert (len(reply.messages), len(push.messages)) == (4, 3)
    labels = [one.action.label for one in reply.messages[-1].quick_reply.items]
    assert labels[0] == words.AGREE


def test_our_fake_takes_from_their_client_what_it_takes_from_ours():
    with a_line("channel-token") as fake:
        fake.contents["m1"] = (b"\xff\xd8\xff", "image/jpeg")
        with ApiClient(Configuration(host=fake.url, access_token="channel-token")) as client:
            said = [TextMessage(text="สวัสดี")]
            MessagingApi(client).reply_message(ReplyMessageRequest(replyToken="r1", messages=said))
            with pytest.raises(ApiException) as used:
                MessagingApi(client).reply_message(
                    ReplyMessageRequest(replyToken="r1", messages=said)
                )
            MessagingApi(client).push_message(
                PushMessageRequest(to="U1", messages=said), x_line_retry_key="k"
            )
            blob = MessagingApiBlob(client)
            blob.line_base_path = fake.url
            content = (
                blob.get_message_content("m1", _request_timeout=5) if blob.line_base_path else b""
            )
        ours = LineClient(fake.url, "channel-token")
        with pytest.raises(LineError) as used_here:
            ours.reply("r1", words.said("สวัสดี"))

        assert (used.value.status, used_here.value.status) == (400, 400)
        assert fake.texts == ["สวัสดี", "สวัสดี"]
        assert bytes(content) == ours.content(fake.url, "m1")[0]
