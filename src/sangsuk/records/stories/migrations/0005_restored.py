from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("stories", "0004_search"),
    ]

    operations = [
        migrations.AddField(
            model_name="story",
            name="restored",
            field=models.BooleanField(default=False),
        ),
    ]
