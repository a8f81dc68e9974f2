from django.db import migrations

from sangsuk.core.thai.searching import searched
from sangsuk.records.stories.runs_of_three import index_runs_of_three

AT_ONCE = 1000


def show_what_may_be_shown(apps, schema_editor):
    """The wall of a memory that is older than the wall."""
    Reading = apps.get_model("stories", "Reading")
    Finding = apps.get_model("stories", "Finding")
    Shown = apps.get_model("stories", "Shown")
    unsure = Finding.objects.filter(kind="review", code="pii_unsure")
    readings = (
        Reading.objects.filter(eligible=True, story__withdrawn_at__isnull=True)
        .exclude(pk__in=unsure.values("reading"))
        .select_related("story")
        .order_by("story")
    )
    rows = []
    for reading in readings.iterator(chunk_size=AT_ONCE):
        text = searched(reading.masked)
        rows.append(
            Shown(
                story_id=reading.story_id,
                campaign_id=reading.story.campaign_id,
                posted_at=reading.story.posted_at,
                words=text.words,
                sounds=text.sounds,
            )
        )
    Shown.objects.bulk_create(rows, batch_size=AT_ONCE)


class Migration(migrations.Migration):
    dependencies = [("stories", "0003_shown")]
    operations = [
        index_runs_of_three(),
        migrations.RunPython(show_what_may_be_shown, migrations.RunPython.noop),
    ]
