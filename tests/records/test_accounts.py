"""Accounts: one role, for one part of the country."""

import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError, transaction
from kept import TENTH

from sangsuk.core.errors import CallError
from sangsuk.records.accounts.actions import make_account
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role

pytestmark = pytest.mark.django_db
SECRET = "ดอกบัวตองบานปลายฝน"


def test_a_district_account_covers_its_district_alone():
    made = make_account(name="mae.rim", role=Role.DISTRICT, scope="5007", password=SECRET, at=TENTH)

    assert [made.covers(code) for code in ("5007", "5001", "5803")] == [True, False, False]


def test_a_province_account_covers_its_districts_and_a_national_one_all():
    province = make_account(name="cm", role=Role.PROVINCE, scope="50", password=SECRET, at=TENTH)
    national = make_account(name="dopa", role=Role.NATIONAL, password=SECRET, at=TENTH)

    assert [province.covers(code) for code in ("5007", "5803")] == [True, False]
    assert national.covers("5803")


@pytest.mark.parametrize(
    ("role", "scope"),
    [
        (Role.DISTRICT, "50"),
        (Role.PROVINCE, ""),
        (Role.AUDITOR, "5007"),
        (Role.VOLUNTEER, ""),
        (Role.BUREAU, "5007"),
        (Role.BUREAU, "unknown"),
    ],
)
def test_a_scope_that_does_not_fit_the_role_is_refused(role, scope):
    with pytest.raises(CallError) as error:
        make_account(name="x", role=role, scope=scope, password=SECRET, at=TENTH)

    assert error.value.code == "accounts.scope"


@pytest.mark.parametrize(
    ("role", "scope"), [(Role.DISTRICT, "50"), (Role.BUREAU, ""), (Role.BUREAU, "5007")]
)
def test_the_database_refuses_such_a_scope_too(role, scope):
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.create(name="x", role=role, scope=scope, made_at=TENTH)


def test_an_account_of_a_bureau_covers_no_district():
    place = {"role": Role.BUREAU, "scope": "registration"}
    made = make_account(name="bora", password=SECRET, at=TENTH, **place)

    assert [made.covers(code) for code in ("5007", "5803")] == [False, False]


def test_a_short_password_and_a_name_that_is_taken_are_refused():
    make_account(name="nid", role=Role.AUDITOR, password=SECRET, at=TENTH)
    for name, password, code in (("nok", "short", "password"), ("nid", SECRET, "name")):
        with pytest.raises(CallError) as error:
            make_account(name=name, role=Role.AUDITOR, password=password, at=TENTH)
        assert error.value.code == f"accounts.{code}"


def test_who_signs_in_is_known_by_name_and_password():
    made = make_account(name="nid", role=Role.AUDITOR, password=SECRET, at=TENTH)

    assert authenticate(username="nid", password=SECRET) == made
    assert authenticate(username="nid", password="something else") is None
