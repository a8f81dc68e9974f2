#!/bin/sh
# Makes sure that the tests find Debian's chromium; as root on Debian it is installed.
set -eu
if command -v chromium >/dev/null 2>&1; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "installing: chromium" >&2
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
else
    echo "The browser tests need chromium. Install it first, e.g.: sudo apt-get install -y chromium" >&2
    exit 2
fi
