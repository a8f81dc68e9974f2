from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("tellers", "0002_photos"),
    ]

    operations = [
        migrations.RenameField(
            model_name="told",
            old_name="stories",
            new_name="times",
        ),
    ]
