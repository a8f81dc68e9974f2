from django.db import migrations

from sangsuk.core.terms.ruling import Verdict


def mark_what_was_brought_back(apps, schema_editor):
    """Stories of which a ruling stands that restores; of (story, district) the last one stands."""
    Ruling = apps.get_model("rulings", "Ruling")
    Story = apps.get_model("stories", "Story")
    standing: dict[int, dict[str | None, str]] = {}
    for ruling in Ruling.objects.order_by("act"):
        of_story = standing.setdefault(ruling.story_id, {})
        if ruling.district_id is None:
            of_story.clear()
        of_story[ruling.district_id] = ruling.verdict
    back = [story for story, said in standing.items() if Verdict.RESTORE in said.values()]
    Story.objects.filter(pk__in=back).update(restored=True)


class Migration(migrations.Migration):
    dependencies = [("rulings", "0001_first"), ("stories", "0005_restored")]
    operations = [
        migrations.RunPython(mark_what_was_brought_back, migrations.RunPython.noop),
    ]
