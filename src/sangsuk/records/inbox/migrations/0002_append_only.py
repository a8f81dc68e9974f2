from django.db import migrations

from sangsuk.records.inbox.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("inbox", "0001_first")]
    operations = [append_only("inbox_arrival")]
