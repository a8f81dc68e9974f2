"""A pasted address: whose post it is, the same however it was passed on."""

import pytest

from sangsuk.connectors.public_address import other_ways, read_address
from sangsuk.core.errors import CallError


@pytest.mark.parametrize(
    ("pasted", "platform", "url"),
    [
        (
            "https://m.facebook.com/a/posts/1/?fbclid=x",
            "facebook",
            "https://facebook.com/a/posts/1",
        ),
        ("http://www.pantip.com/topic/41", "pantip", "https://pantip.com/topic/41"),
        ("https://www.tiktok.com/@a/video/7?_t=1&lang=th", "tiktok", None),
        ("https://youtu.be/abc?si=track", "youtube", "https://youtu.be/abc"),
        ("https://www.instagram.com/p/C1/?igsh=zz", "instagram", "https://instagram.com/p/C1"),
        ("https://news.example.co.th/a?id=5&utm_source=x", "news.example.co.th", None),
    ],
)
def test_what_tracks_is_left_out_and_the_platform_is_known_by_its_host(pasted, platform, url):
    read = read_address(pasted)

    assert read.platform == platform
    assert url is None or read.url == url
    assert "utm" not in read.url


def test_a_post_of_x_has_the_number_that_its_search_tells():
    ways = [
        "https://x.com/a/status/123456789?s=20",
        "https://mobile.twitter.com/b/status/123456789",
    ]

    assert {(read_address(one).platform, read_address(one).id) for one in ways} == {
        ("x", "123456789")
    }


def test_the_same_page_is_the_same_post_and_another_is_another():
    same = ["https://pantip.com/topic/41", "http://m.pantip.com/topic/41/#comment1"]

    assert len({read_address(one).id for one in same}) == 1
    assert read_address("https://pantip.com/topic/42").id != read_address(same[0]).id


def test_services_call_the_same_page_by_other_addresses():
    assert "https://www.facebook.com/a/posts/1/" in other_ways("https://facebook.com/a/posts/1")


@pytest.mark.parametrize(
    "pasted",
    [
        "",
        "facebook.com/a",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://localhost/x",
        "https://192.168.0.1/x",
        "https://[::1]/x",
        "https://user:word@facebook.com/x",
        "https://facebook.com:8080/x",
        "https://face book.com/x",
        "https://facebook.com:x/",
        "https://office.local/x",
        "https://facebook.com/" + "a" * 2000,
    ],
)
def test_what_is_no_public_page_is_refused(pasted):
    with pytest.raises(CallError) as refused:
        read_address(pasted)

    assert refused.value.code == "address.not_public"
