"""Passkeys (WebAuthn): a device proves who signs in, to this site alone, with its owner there."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple

from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from sangsuk.core.errors import CallError, refusals_of
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.passkeys import keep_passkey, note_use, passkey_of

ISSUER: Final = "สร้างสุข"
LONGEST_NAME: Final = 80
_refused: Final = refusals_of("passkeys")


class Site(NamedTuple):
    """Where the passkey is good: the name that it is bound to, and the exact address."""

    host: str  # without a port
    origin: str


class Question(NamedTuple):
    """What the browser is asked, as JSON, and what the session remembers of it."""

    options: dict[str, Any]
    state: dict[str, str]


def ask_for_new(account: Account, site: Site) -> Question:
    """Ask a device for a new passkey, unless it has one for this account already."""
    user = PublicKeyCredentialUserEntity(
        id=str(account.pk).encode(), name=account.name, display_name=account.name
    )
    known = [AttestedCredentialData(bytes(one.public)) for one in account.passkeys.all()]
    options, state = _server(site).register_begin(
        user,
        known,
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return Question(dict(options), _kept(state))


def keep_new(
    account: Account, site: Site, state: Mapping[str, str], answer: str, *, name: str, at: datetime
) -> list[str] | None:
    """Keep the passkey that a device made; recovery codes where it is the first second step.

    Raises:
        CallError: the answer does not prove what was asked.
    """
    try:
        proven = _server(site).register_complete(dict(state), json.loads(answer))
    except (ValueError, KeyError, TypeError) as fault:
        raise _not_proven() from fault
    made = proven.credential_data
    if made is None or passkey_of(_written(made.credential_id)):
        raise _not_proven()
    return keep_passkey(
        account=account,
        key_id=_written(made.credential_id),
        public=bytes(made),
        counter=proven.counter,
        name=name.strip()[:LONGEST_NAME] or "passkey",
        at=at,
    )


def ask_who(site: Site) -> Question:
    """Ask whoever is there to sign in with a passkey of theirs."""
    options, state = _server(site).authenticate_begin(
        user_verification=UserVerificationRequirement.REQUIRED
    )
    return Question(dict(options), _kept(state))


def who_answers(site: Site, state: Mapping[str, str], answer: str, *, at: datetime) -> Account:
    """The account whose passkey answered.

    Raises:
        CallError: the answer does not prove it, or the key may have been copied.
    """
    try:
        told = json.loads(answer)
        response = AuthenticationResponse.from_dict(told)
        kept = passkey_of(_written(response.raw_id))
        if kept is None:
            raise _not_proven()
        known = AttestedCredentialData(bytes(kept.public))
        _server(site).authenticate_complete(dict(state), [known], response)
    except (ValueError, KeyError, TypeError) as fault:
        raise _not_proven() from fault
    counter = response.response.authenticator_data.counter
    if not note_use(passkey=kept, counter=counter, at=at):
        raise _not_proven()
    return kept.account


def _server(site: Site) -> Fido2Server:
    rp = PublicKeyCredentialRpEntity(name=ISSUER, id=site.host)
    return Fido2Server(rp, verify_origin=lambda origin: origin == site.origin)


def _kept(state: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(getattr(value, "value", value)) for name, value in state.items()}


def _written(key: bytes) -> str:
    return urlsafe_b64encode(key).decode().rstrip("=")


def _not_proven() -> CallError:
    what = "The device did not prove that the passkey is this account's."
    return _refused("not_proven", what, "the passkey", "try again, or sign in with the password.")
