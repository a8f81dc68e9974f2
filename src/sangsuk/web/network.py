"""From which network somebody asks, as far as the servers before the site tell."""

import hashlib
import hmac
import ipaddress
import os
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest


def network_of(request: HttpRequest) -> str | None:
    """The network of who asks, /24 or /48; None where it is this machine's own.

    `SANGSUK_PROXIES` says how many web servers of ours stand before the site:
    the address is taken from what the outermost of them wrote.
    """
    proxies = int(os.environ.get("SANGSUK_PROXIES", "0") or 0)
    passed = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",")]
    given = passed[-proxies] if 0 < proxies <= len(passed) else request.META.get("REMOTE_ADDR", "")
    try:
        address = ipaddress.ip_address(given)
    except ValueError:
        return None
    # A server that listens to both kinds writes 203.0.113.7 as ::ffff:203.0.113.7.
    address = getattr(address, "ipv4_mapped", None) or address
    if address.is_loopback:
        return None
    length = 24 if address.version == 4 else 48
    return str(ipaddress.ip_network(f"{address}/{length}", strict=False))


def hidden(network: str, at: datetime) -> str:
    """The network under a key of the day: nobody can tell tomorrow who asked today."""
    key = f"{settings.SECRET_KEY} {at:%Y-%m-%d}".encode()
    return hmac.new(key, network.encode(), hashlib.sha256).hexdigest()
