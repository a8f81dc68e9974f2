"""What one may do with a page: hand it on; and the parts of the site side by side, in debug alone."""

import pytest
from shown import a_shown_campaign

from sangsuk.records.stories.models import Story

pytestmark = pytest.mark.django_db


def test_a_story_is_handed_on_by_links_that_ask_nothing_before_they_are_followed(client):
    a_shown_campaign()
    story = Story.objects.order_by("pk")[0]
    page = client.get(f"/stories/{story.pk}/").content.decode()
    address = f"http%3A%2F%2Ftestserver%2Fstories%2F{story.pk}%2F"

    assert f'href="https://www.facebook.com/sharer/sharer.php?u={address}"' in page
    assert f'href="https://social-plugins.line.me/lineit/share?url={address}"' in page
    assert 'src="https://' not in page


def test_the_style_guide_is_for_debug_alone(client, settings):
    a_shown_campaign()
    hidden = client.get("/styleguide/").status_code
    settings.DEBUG = True

    assert (hidden, client.get("/styleguide/").status_code) == (404, 200)
