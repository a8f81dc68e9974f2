from django.db import migrations

from sangsuk.records.inbox.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("stories", "0001_first")]
    operations = [append_only("stories_revision")]
