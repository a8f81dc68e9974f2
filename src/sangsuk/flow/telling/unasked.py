"""Stories that come to us alone, from people who were asked nothing: counted, and not shown."""

from collections.abc import Sequence

from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.inbox.actions import Key
from sangsuk.records.tellers.actions import keep_consents
from sangsuk.records.tellers.queries import COUNT, consents_of

NOT_ASKED = ""


def keep_unasked(keys: Sequence[Key], campaign: Campaign) -> None:
    """Note that nothing but counting is allowed, until their teller says otherwise.

    A letter is written to us, not to the public: that it names the campaign asks for no more.
    """
    layers = [layer.slug for layer in rules_of(campaign).consent]
    for key in dict.fromkeys(keys):
        if not consents_of(campaign, key):
            keep_consents(
                campaign=campaign,
                key=key,
                given={layer: layer == COUNT for layer in layers},
                asked=dict.fromkeys(layers, NOT_ASKED),
                at=campaign.opens,
            )
