from functools import reduce

from django.db import migrations
from django.db.models import F, Value
from django.db.models.functions import Replace

from sangsuk.core.thai.searching import LETTERS, MARKS


def replaced(pairs):
    return reduce(lambda words, pair: Replace(words, *map(Value, pair)), pairs, F("words"))


def write_marks_as_letters(apps, schema_editor):
    """As `searched` writes words from now on: an index of PostgreSQL ends a word at such a mark."""
    apps.get_model("stories", "Shown").objects.update(words=replaced(zip(MARKS, LETTERS)))


def write_marks(apps, schema_editor):
    apps.get_model("stories", "Shown").objects.update(words=replaced(zip(LETTERS, MARKS)))


class Migration(migrations.Migration):
    dependencies = [("stories", "0008_polarities_by_people")]
    operations = [migrations.RunPython(write_marks_as_letters, write_marks)]
