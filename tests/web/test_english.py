"""The English of the site is whole, and what is served is what was written."""

import importlib.util
import re
from pathlib import Path

TOOL = Path(__file__).parents[2] / "tools" / "messages.py"


def messages():
    spec = importlib.util.spec_from_file_location("messages", TOOL)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def written():
    tool = messages()
    return tool.read_catalogue((tool.CATALOGUE / "django.po").read_text("utf-8"))


def test_all_that_the_site_says_is_in_the_catalogue_and_nothing_else():
    """Mend it with `make messages`."""
    assert set(written()) == set(messages().collect())


def test_everything_is_said_in_english():
    assert [thai for thai, english in written().items() if not all(english)] == []
    assert [english for english in written().values() if re.search("[ก-๛]", "".join(english))] == []


def test_the_english_names_the_same_variables():
    names = re.compile(r"%\(\w+\)s")
    different = [
        one
        for (one, more), said in written().items()
        if [set(names.findall(text)) for text in said]
        != [set(names.findall(thai)) for thai in ((one, more) if more else (one,))]
    ]

    assert different == []


def test_the_compiled_catalogue_is_current():
    """Mend it with `make messages`."""
    tool = messages()

    assert (tool.CATALOGUE / "django.mo").read_bytes() == tool.compile_catalogue(written())


def test_messages_are_found_in_templates_and_code():
    tool = messages()
    template = """{% translate "ก" %}{% blocktranslate with a=b trimmed %}
      ข {{ a }}
      100%
    {% endblocktranslate %}{% blocktranslate count n=x %}{{ n }} ค{% plural %}{{ n }} ง{% endblocktranslate %}"""

    assert tool.said_in_template(template) == [
        ("ก", ""),
        ("ข %(a)s 100%%", ""),
        ("%(n)s ค", "%(n)s ง"),
    ]
    assert tool.said_in_code('_("จ") + other("ฉ")') == [("จ", "")]
