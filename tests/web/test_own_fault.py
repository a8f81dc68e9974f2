"""A fault of our own: the page says so in the reader's language, and leads on."""

import logging

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("page", "said", "home", "other"),
    [
        ("/broken/", "ความผิดพลาดนี้เป็นของเรา", "/", "/en/"),
        ("/en/broken/", "the fault is ours", "/en/", "/"),
    ],
)
def test_after_a_fault_both_languages_lead_to_their_first_page(
    settings, caplog, page, said, home, other
):
    settings.ROOT_URLCONF = "urls_with_a_fault"
    caplog.set_level(logging.CRITICAL, "django.request")
    answer = Client(raise_request_exception=False).get(page)
    told = answer.content.decode()

    assert (answer.status_code, said in told) == (500, True)
    assert f'<a class="act" href="{home}">' in told
    assert f'href="{other}" lang=' in told
    assert "A fault of our own." not in told
