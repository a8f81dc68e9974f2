"""Who may enter: every address of the site, asked as everybody, beside the table in access.toml."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, resolve
from judged import a_pass
from kept import TENTH, a_kept_campaign, keep_stories
from shown import THREE
from signed import SCOPES, SECRET, an_account, sign_in

from sangsuk.flow.judging.panel import juror_of_link
from sangsuk.records.accounts.actions import make_account
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.stories.models import Story
from sangsuk.web.jury.juror import SESSION

pytestmark = pytest.mark.django_db
TABLE = tomllib.loads((Path(__file__).parent / "access.toml").read_text("utf-8"))
ADDRESSES: dict[str, str] = TABLE["addresses"]
OPEN = ("everybody", "programs")
OF_ANY = ("any account", "no phone yet")
WAYS_IN = ("/desk/sign-in/", "/desk/second-step/", "/jury/in/")
DISTRICT = "5007"


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def campaign():
    """With stories that are read; what opens to whom does not hang on their places."""
    kept = a_kept_campaign()
    keep_stories(kept, THREE)
    return kept


def an_account_of(role: Role) -> Account:
    return an_account(f"a-{role.value}", role, scope=SCOPES.get(role, ""))


def routes(patterns, before: str = "") -> Iterator[str]:
    for one in patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLPattern):
            yield route
        else:
            yield from routes(one.url_patterns, route)


def lines() -> list[tuple[str, str]]:
    """The addresses with things that there are: a story, and an account of แม่ริม."""
    things = {"story": Story.objects.order_by("pk")[0].pk, "account": a_colleague().pk}
    return [(address.format(**things), who) for address, who in ADDRESSES.items()]


def a_colleague() -> Account:
    return Account.objects.filter(name="colleague").first() or an_account(
        "colleague", Role.DISTRICT, scope=DISTRICT
    )


def asked(client: Client, address: str) -> Iterator[tuple[int, str]]:
    """What becomes of a look and of a press, each without any effect."""
    for method in (client.get, client.post):
        with transaction.atomic():
            answered = method(address)
            yield answered.status_code, answered.headers.get("Location", "")
            transaction.set_rollback(True)


def is_let_in(client: Client, address: str) -> bool:
    """Whether any of both led past the doorkeeper; 405 says that only the other way leads."""
    return any(
        status not in (403, 405) and not where.startswith(WAYS_IN)
        for status, where in asked(client, address)
    )


def may_enter(role: str, who: str) -> bool:
    return who in OF_ANY or role in who.split()


def test_every_address_has_a_line_and_every_line_an_address():
    told = {resolve(re.sub("{[a-z]+}", "1", address)).route for address in ADDRESSES}

    assert sorted(set(routes(get_resolver().url_patterns)) ^ told) == []


def test_every_line_names_roles_that_there_are():
    known = {role.value for role in Role}
    words = {*OPEN, *OF_ANY, "jurors"}

    assert [
        who for who in ADDRESSES.values() if who not in words and set(who.split()) - known
    ] == []


@pytest.mark.parametrize("role", list(Role), ids=lambda role: role.value)
def test_a_role_enters_what_its_lines_say_and_nothing_else(campaign, role):
    account = an_account_of(role)
    wrong = [
        (address, who)
        for address, who in lines()
        if who not in OPEN and is_let_in(sign_in(account), address) != may_enter(role.value, who)
    ]

    assert wrong == []


def test_who_has_not_signed_in_enters_nothing_but_what_is_for_everybody(campaign):
    entered = [one for one, who in lines() if who not in OPEN and is_let_in(Client(), one)]

    assert entered == []


def test_a_password_without_the_second_step_enters_nothing(campaign):
    account = an_account_of(Role.NATIONAL)
    entered = []
    for address, who in lines():
        client = sign_in(account, second_step=False)
        entered += [address] if who not in OPEN and is_let_in(client, address) else []

    assert entered == []


def test_who_has_no_phone_yet_is_asked_for_one_and_sees_nothing_before(campaign):
    account = make_account(name="new", role=Role.NATIONAL, password=SECRET, at=TENTH)
    entered = []
    for address, who in lines():
        client = sign_in(account, second_step=False)
        statuses = [status for status, where in asked(client, address) if not where]
        entered += [address] if who not in OPEN and set(statuses) - {403, 405} else []

    assert entered == [one for one, who in lines() if who == "no phone yet"]


def test_an_account_that_is_closed_while_it_is_signed_in_enters_nothing_more(campaign):
    account = an_account_of(Role.NATIONAL)
    clients = {address: sign_in(account) for address, _ in lines()}
    Account.objects.update(is_active=False)

    entered = [one for one, who in lines() if who not in OPEN and is_let_in(clients[one], one)]

    assert entered == []


def test_what_is_open_answers_every_account_as_it_answers_a_citizen(campaign):
    accounts = {role: sign_in(an_account_of(role)) for role in Role}
    different = []
    for address in (one for one, who in lines() if who in OPEN):
        citizen = Client().get(address).status_code
        different += [
            (address, role.value)
            for role, client in accounts.items()
            if client.get(address).status_code != citizen
        ]

    assert different == []


def test_jurors_enter_their_room_and_nothing_of_the_desk(campaign):
    way_in = a_pass(campaign, "juror")
    juror = juror_of_link(way_in.token)
    entered = []
    for address, who in lines():
        client = Client()
        session = client.session
        session[SESSION] = [juror.pk, juror.links]
        session.save()
        entered += [address] if who not in OPEN and is_let_in(client, address) else []

    assert entered == [one for one, who in lines() if who == "jurors"]


@pytest.mark.parametrize("one", TABLE["object"], ids=lambda one: one["what"])
def test_what_is_of_one_part_of_the_country_opens_to_that_part_alone(campaign, one):
    address = one["address"].format(account=placed("thing", one["account"]).pk)
    asking = [*one["entered_by"], *one["refused_to"]]
    entered = [
        who
        for who in asking
        if sign_in(placed(f"asks as {who}", who)).get(address).status_code == 200
    ]

    assert entered == one["entered_by"]


def placed(name: str, who: str) -> Account:
    role, _, scope = who.partition(" ")
    return an_account(name, Role(role), scope=scope)
