import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('campaigns', '0001_first'),
    ]

    operations = [
        migrations.CreateModel(
            name='Offer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('platform', models.CharField(max_length=40)),
                ('native_id', models.CharField()),
                ('link', models.CharField(max_length=64, unique=True)),
                ('until', models.DateTimeField()),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='campaigns.campaign')),
            ],
            options={
                'indexes': [models.Index(fields=['campaign', 'platform', 'native_id'], name='offer_of_a_post')],
            },
        ),
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('receipt', models.CharField(max_length=64, unique=True)),
                ('word', models.CharField(max_length=20)),
                ('opened_at', models.DateTimeField()),
                ('proved_at', models.DateTimeField(null=True)),
                ('way', models.CharField(blank=True, choices=[('post', 'Post'), ('message', 'Message')], max_length=7)),
                ('signed_at', models.DateTimeField(null=True)),
                ('person', models.CharField(blank=True, max_length=32)),
                ('offer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='claims', to='claims.offer')),
            ],
            options={
                'ordering': ('pk',),
                'indexes': [models.Index(fields=['person'], name='claims_of_a_person')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('signed_at__isnull', False)), fields=('offer',), name='claim_signed_once'), models.CheckConstraint(condition=models.Q(('signed_at__isnull', True), models.Q(('proved_at__isnull', False), models.Q(('way', ''), _negated=True), models.Q(('person', ''), _negated=True)), _connector='OR'), name='claim_proved_before_signed')],
            },
        ),
    ]
