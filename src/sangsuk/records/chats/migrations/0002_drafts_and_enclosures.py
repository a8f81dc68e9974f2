from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('chats', '0001_first'),
    ]

    operations = [
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('user', models.CharField(primary_key=True, serialize=False)),
                ('district', models.CharField(blank=True, max_length=4)),
                ('allowed', models.JSONField(default=list)),
                ('asks_office', models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name='Enclosure',
            fields=[
                ('message_id', models.CharField(primary_key=True, serialize=False)),
                ('user', models.CharField()),
                ('kind', models.CharField(choices=[('photo', 'Photo'), ('voice', 'Voice')], max_length=5)),
                ('said_at', models.DateTimeField()),
                ('story', models.CharField(blank=True)),
                ('raw', models.BinaryField(null=True)),
                ('media_type', models.CharField(blank=True, max_length=40)),
                ('is_typed', models.BooleanField(default=False)),
            ],
            options={
                'ordering': ('said_at', 'message_id'),
                'indexes': [models.Index(fields=['user', 'story'], name='enclosure_of_a_draft')],
            },
        ),
        migrations.CreateModel(
            name='Receipt',
            fields=[
                ('digest', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('user', models.CharField()),
                ('story', models.CharField()),
            ],
        ),
        migrations.AddField(
            model_name='line',
            name='typed_by',
            field=models.CharField(blank=True, max_length=150),
        ),
    ]
