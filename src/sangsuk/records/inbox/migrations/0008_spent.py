from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("inbox", "0007_erasure_requests"),
    ]

    operations = [
        migrations.CreateModel(
            name="Spent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("door", models.CharField(max_length=40)),
                ("day", models.DateField()),
                ("thing", models.CharField(blank=True, max_length=100)),
                ("amount", models.PositiveIntegerField(default=0)),
            ],
            options={
                "verbose_name_plural": "spent",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("door", "day", "thing"), name="spent_once_a_day"
                    )
                ],
            },
        ),
    ]
