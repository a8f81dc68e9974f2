import pytest
from django.core.wsgi import get_wsgi_application
from shown import a_shown_campaign

from sangsuk.web.warming import PAGES, warm_pages

# The application closes its connection after each answer, as it does when it is served.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("hosts", [["sangsuk.example"], [".sangsuk.example"], ["*"]])
def test_pages_are_made_before_anybody_asks_whatever_the_host_is_called(settings, hosts):
    settings.ALLOWED_HOSTS = hosts
    a_shown_campaign()

    assert warm_pages(get_wsgi_application()) == ["200 OK"] * len(PAGES)


def test_a_memory_without_a_campaign_is_no_hindrance():
    assert set(warm_pages(get_wsgi_application())) == {"503 Service Unavailable"}
