"""Accounts that have signed in as they should, with a password and a code of their phone."""

from datetime import UTC, datetime

from django.test import Client
from kept import TENTH

from sangsuk.records.accounts.actions import make_account
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.accounts.sessions import begin_session
from sangsuk.web.desk.roles import SECOND_STEP, SESSION

SECRET = "ดอกบัวตองบานปลายฝน"
# Of the roles that are not for the country: of what an account of each is.
SCOPES = {
    Role.PROVINCE: "50",
    Role.DISTRICT: "5007",
    Role.VOLUNTEER: "5007",
    Role.BUREAU: "registration",
}


def an_account(name: str, role: Role = Role.NATIONAL, **more) -> Account:
    """With a phone that gives codes."""
    made = make_account(name=name, role=role, password=SECRET, at=TENTH, **more)
    made.codes_since = TENTH
    made.code_secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    made.save(update_fields=["codes_since", "code_secret"])
    return made


def sign_in(account: Account, *, second_step: bool = True) -> Client:
    client = Client()
    client.force_login(account)
    session = client.session
    session[SESSION] = begin_session(account=account, device="Test", at=datetime.now(UTC))
    session[SECOND_STEP] = second_step
    session.save()
    return client
