"""What deliveries hold that proves claims: the word in a post, or in a message to the page."""

from collections.abc import Mapping
from itertools import chain
from typing import Final

from sangsuk.connectors.contract import Event, Told
from sangsuk.connectors.facebook.messages import read_messages
from sangsuk.connectors.redaction import redact
from sangsuk.flow.claims.claiming import heed_messages, heed_posts
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.inbox.erasing import redact_bodies
from sangsuk.records.inbox.models import Delivery

MESSAGING: Final = b'"messaging"'


def heed_claims(read: Mapping[Delivery, list[Event]], campaign: Campaign) -> None:
    """Prove claims by what came; of messages nothing is kept."""
    if not read:
        return
    at = max(delivery.arrived_at for delivery in read)
    told = [event for event in chain.from_iterable(read.values()) if isinstance(event, Told)]
    heed_posts(told, campaign, at=at)
    for delivery in read:
        raw = bytes(delivery.body.raw)
        messages = read_messages(raw) if MESSAGING in raw else []
        if messages:
            heed_messages(messages, campaign, at=delivery.arrived_at)
            senders = {one.sender for one in messages}
            redact_bodies(named=[(delivery.pk, one) for one in sorted(senders)], redact=redact)
