import json

from django.db import migrations

from sangsuk.records.inbox.append_only import allow_changes, append_only, refuse_changes

AT_ONCE = 1000


def say_of_which_post(apps, schema_editor):
    """Arrivals of a memory that is older than erasing: their rows are posts in canonical JSON."""
    Arrival = apps.get_model("inbox", "Arrival")
    allow_changes("inbox_arrival", schema_editor)
    some = []
    for arrival in Arrival.objects.filter(native_id=None).iterator(chunk_size=AT_ONCE):
        post = json.loads(bytes(arrival.raw))
        arrival.platform, arrival.native_id = post["platform"], post["id"]
        some.append(arrival)
        if len(some) == AT_ONCE:
            Arrival.objects.bulk_update(some, ["platform", "native_id"])
            some = []
    Arrival.objects.bulk_update(some, ["platform", "native_id"])
    refuse_changes("inbox_arrival", schema_editor)


class Migration(migrations.Migration):
    dependencies = [("inbox", "0003_deliveries")]
    operations = [
        migrations.RunPython(say_of_which_post, migrations.RunPython.noop),
        append_only("inbox_delivery"),
        append_only("inbox_body"),
    ]
