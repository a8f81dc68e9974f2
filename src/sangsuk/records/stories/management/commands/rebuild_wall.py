"""`sangsuk manage rebuild_wall`: puts up the wall of stories anew."""

from itertools import islice
from typing import Any, Final

from django.core.management.base import BaseCommand

from sangsuk.records.stories.models import Shown, Story
from sangsuk.records.stories.showing import show_stories

AT_ONCE: Final = 1000


class Command(BaseCommand):
    help = "Puts up the wall of stories anew, with what they are searched by; after an upgrade."

    def handle(self, *_args: Any, **_options: Any) -> None:
        stories = Story.objects.order_by("pk").values_list("pk", flat=True).iterator()
        while portion := list(islice(stories, AT_ONCE)):
            show_stories(portion)
        self.stdout.write(f"{Shown.objects.count():,} stories stand on the wall.")
