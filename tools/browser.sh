#!/bin/sh
# Makes sure that the tests find Debian's chromium, and the library that its driver needs; as root on Debian both are installed.
set -eu

lacking() {
    if ! command -v chromium >/dev/null 2>&1; then echo chromium; fi
    if ! ldconfig -p 2>/dev/null | grep -q libatomic.so.1; then echo libatomic1; fi
}

missing=$(PATH=$PATH:/sbin:/usr/sbin lacking | tr '\n' ' ')
if [ -z "$missing" ]; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "installing: $missing" >&2
    apt-get update -qq
    # shellcheck disable=SC2086  # a list of names
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
    echo "The browser tests need: $missing. Install them first, e.g.: sudo apt-get install -y $missing" >&2
    exit 2
fi
