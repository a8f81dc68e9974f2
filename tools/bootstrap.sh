#!/bin/sh
# Makes sure that Python can make a virtual environment; on Debian as root it installs what lacks.
# Usage: tools/bootstrap.sh PYTHON
set -eu
python=${1:-python3}

lacking() {
    if ! command -v "$python" >/dev/null 2>&1; then echo python3; fi
    if ! "$python" -c 'import venv, ensurepip' >/dev/null 2>&1; then echo python3-venv; fi
    if ! command -v git >/dev/null 2>&1; then echo git; fi
    # What trains the reader is built with OpenMP; a small Debian comes without its library.
    if ! "$python" -c 'import ctypes; ctypes.CDLL("libgomp.so.1")' >/dev/null 2>&1; then echo libgomp1; fi
}

missing=$(lacking | sort -u | tr '\n' ' ')
if [ -n "$missing" ]; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "installing: $missing" >&2
        apt-get update -qq
        # shellcheck disable=SC2086  # a list of names
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
    else
        echo "Missing: $missing. Install them first, e.g.: sudo apt-get install -y $missing" >&2
        exit 2
    fi
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "Python 3.11 or newer is needed; $python is $("$python" -V 2>&1). Try: make PY=python3.11" >&2
    exit 2
fi
