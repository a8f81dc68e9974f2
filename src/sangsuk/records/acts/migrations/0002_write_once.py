from django.db import migrations

from sangsuk.records.acts.write_once import write_once


class Migration(migrations.Migration):
    dependencies = [("acts", "0001_first")]
    operations = [write_once("acts_act")]
