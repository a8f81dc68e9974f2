"""The log tells where a bug is, and nothing that people wrote or that opens a page by itself."""

import io
import logging
import logging.config
import re

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.urls import URLPattern, URLResolver, get_resolver

from sangsuk.web.log_lines import HIDDEN, without_secrets

WORDS = "ปลัดสมศรีด่าฉันต่อหน้าคนทั้งห้อง 081-234-5678"
OPENING = {"token", "link"}  # so a view calls what opens something by itself
AS_GIVEN = {
    "award": "0123456789abcdef0123456789abcdef",
    "claim": "abcd-efgh-jkmn-pqrs",
    "follow": "wJ_dQ-3hYk2mT8sV5bX7cZ1nR4gL6pF0",
    "signed": "42:1tQx9Z:mZcQ3mE0-cDo1Yb2nqXhUuY2zJ8",
}


@pytest.fixture
def log():
    """A logger that writes as the site's does, and what it wrote."""
    told = io.StringIO()
    line = dict(settings.LOGGING["formatters"]["line"])
    made = logging.config.DictConfigurator({"version": 1}).configure_formatter(line)
    handler = logging.StreamHandler(told)
    handler.setFormatter(made)
    logger = logging.getLogger("a site's")
    logger.addHandler(handler)
    yield logger, told
    logger.removeHandler(handler)


def test_a_bug_is_told_by_its_frames_and_kinds_without_the_words_that_it_quotes(log):
    logger, told = log
    try:
        keep_words()
    except IntegrityError:
        logger.exception("Internal Server Error: %s", "/tell/")
    line = told.getvalue()

    assert "ERROR a site's Internal Server Error: /tell/\n" in line
    assert line.count("in keep_words") == 2
    assert re.findall(r"^[\w.]+Error$", line, re.MULTILINE) == [
        "builtins.ValueError",
        "django.db.utils.IntegrityError",
    ]
    assert "สมศรี" not in line
    assert "081-234-5678" not in line


def test_a_page_that_is_not_for_a_role_is_told_in_one_line(log):
    logger, told = log
    refused = PermissionDenied()
    logger.warning("Forbidden (Permission denied): %s", "/desk/accounts/", exc_info=refused)

    line = "WARNING a site's Forbidden (Permission denied): /desk/accounts/\n"
    assert told.getvalue().endswith(line)
    assert told.getvalue().count("\n") == 1


def keep_words():
    """Fails as a database does that refuses a row."""
    try:
        int(WORDS)
    except ValueError as error:
        raise IntegrityError(f"Failing row contains ({WORDS})") from error


@pytest.mark.parametrize("given", AS_GIVEN.values(), ids=AS_GIVEN)
def test_what_opens_a_page_by_itself_is_in_no_line(log, given):
    logger, told = log
    logger.warning("Gone: %s", f"/en/somewhere/{given}/film.mp4")
    logger.warning("Bad Request: %s", f"/somewhere/{given}/")
    logger.warning("%s", f"/somewhere/{given}?q=words")

    assert given not in told.getvalue()
    assert told.getvalue().count(HIDDEN) == 3
    assert "words" not in told.getvalue()


def test_every_address_that_opens_something_is_told_without_what_opens_it():
    found = [one for one in addresses(get_resolver()) if OPENING & {*one.pattern.regex.groupindex}]
    told = [without_secrets(f"/{sample_of(one)}") for one in found]

    assert len(told) > 7
    assert [path for path in told if path.count(HIDDEN) != 1] == []


@pytest.mark.parametrize(
    "path",
    [
        "/districts/5007/card.png",
        "/en/services/national_id/",
        "/results/0123456789abcdef/0123456789abcdef.zip",
        "/desk/campaign/result/",
    ],
)
def test_all_other_addresses_are_told_whole(path):
    assert without_secrets(path) == path


def addresses(resolver: URLResolver):
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from addresses(one)
        else:
            yield one


def sample_of(pattern: URLPattern) -> str:
    """A path that the pattern takes."""
    whole = pattern.pattern.regex.pattern.lstrip("^").rstrip("$").replace(r"\Z", "")
    whole = whole.replace("[.]mp4", ".mp4").replace("(?P<language>th|en)[.]vtt", "th.vtt")
    path = re.sub(r"\(\?P<\w+>[^()]*\)", AS_GIVEN["award"], whole)
    if not pattern.pattern.regex.search(path):
        path = path.replace(AS_GIVEN["award"], AS_GIVEN["claim"])
    assert pattern.pattern.regex.search(path)
    return path
