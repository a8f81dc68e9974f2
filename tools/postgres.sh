#!/bin/sh
# Runs a command with SANGSUK_DATABASE_URL naming a PostgreSQL of its own, thrown away afterwards.
# Usage: tools/postgres.sh COMMAND [ARGUMENT ...]
set -eu

find_server() { find /usr/lib/postgresql/*/bin -name initdb 2>/dev/null | sort -V | tail -n 1; }

if [ -z "$(find_server)" ]; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "installing: postgresql" >&2
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >/dev/null
    else
        echo "These tests need PostgreSQL. Install it first, e.g.: sudo apt-get install -y postgresql" >&2
        exit 2
    fi
fi
bin=$(dirname "$(find_server)")
folder=$(mktemp -d)

# The server refuses to be root; Debian's package brings a user for it.
as_server() {
    if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}
end() {
    as_server "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap end EXIT
trap 'exit 130' INT TERM

if [ "$(id -u)" = 0 ]; then chown postgres "$folder"; fi
as_server "$bin/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
# Nothing here outlives the tests, so nothing waits for the disk; a socket of its own, no port.
as_server "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/log" \
    -o "-k $folder -c listen_addresses= -c fsync=off -c synchronous_commit=off -c full_page_writes=off" \
    start >/dev/null || { cat "$folder/log" >&2; exit 1; }

SANGSUK_DATABASE_URL="postgres://postgres@/postgres?host=$folder"
export SANGSUK_DATABASE_URL
"$@"
