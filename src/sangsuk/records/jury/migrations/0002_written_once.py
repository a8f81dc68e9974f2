from django.db import migrations

from sangsuk.records.acts.write_once import write_once


class Migration(migrations.Migration):
    dependencies = [("jury", "0001_first")]
    operations = [
        write_once("jury_ballot"),
        write_once("jury_choice"),
        write_once("jury_recusal"),
        write_once("jury_override"),
    ]
