"""`sangsuk manage rebuild_counters`: for every night."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.standings.rebuilding import rebuild_counters, wrong_counters


class Command(BaseCommand):
    """Counts every campaign anew and says which live counters differ; these it sets right.

    Only while it sets right does a story that is told wait.
    """

    help = __doc__ or ""

    def handle(self, **_: Any) -> None:
        wrong = 0
        for campaign in Campaign.objects.all():
            differing = wrong_counters(campaign)
            if differing:
                differing = rebuild_counters(campaign=campaign)
            wrong += len(differing)
            for code, (stood, right) in differing.items():
                self.stdout.write(f"{campaign.slug} {code}: stood {stood}, is {right}")
            if not differing:
                self.stdout.write(f"{campaign.slug}: every counter equals the full count.")
        if wrong:
            raise CommandError(f"{wrong} districts were counted wrong; they are right now.")
