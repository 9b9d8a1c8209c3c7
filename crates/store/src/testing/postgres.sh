#!/bin/sh
# Starts the PostgreSQL that tests without SMART_MEETING_TEST_POSTGRES share, and prints its URL.
# $1 is a folder of its own. Whoever uses the server holds a shared lock on $1/users; a guardian
# stops the server soon after the last user is gone. The caller holds $1/gate while this runs.
set -eu
folder=$1
programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$programs" ] || programs=$(dirname "$(command -v postgres)")

if [ "$(id -u)" = 0 ]; then
    # PostgreSQL refuses to run as root.
    as() { runuser -u postgres -- "$@"; }
    owner=postgres
else
    as() { "$@"; }
    owner=$(id -un)
fi

if [ -f "$folder/url" ]; then
    url=$(cat "$folder/url")
    if "$programs/pg_isready" -q -d "$url"; then
        echo "$url"
        exit 0
    fi
fi

rm -rf "$folder/data" "$folder/url"
install -d -m 700 -o "$owner" "$folder/data"
cd "$folder/data"
as "$programs/initdb" --pgdata="$folder/data" --username=postgres --auth=trust \
    --encoding=UTF8 --locale=C.UTF-8 --no-sync >/dev/null
port=$((20000 + $$ % 10000))
for _ in 1 2 3 4 5 6 7 8 9 10; do
    if as "$programs/pg_ctl" start --wait --silent --pgdata="$folder/data" --log="$folder/data/log" \
        --options="-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300" \
        >/dev/null 2>&1 </dev/null; then
        url="postgres://postgres@127.0.0.1:$port/postgres"
        echo "$url" >"$folder/url"
        setsid sh -c '
            while sleep 10; do
                flock "$0/gate" sh -c "
                    flock --nonblock --exclusive \"\$0/users\" true || exit 1
                    rm -f \"\$0/url\"
                    $2 \"$1/pg_ctl\" stop --silent --mode=immediate --pgdata=\"\$0/data\"
                    rm -rf \"\$0/data\"
                " "$0" && exit 0
            done' "$folder" "$programs" "$([ "$owner" = postgres ] && echo 'runuser -u postgres --')" \
            >/dev/null 2>&1 </dev/null &
        echo "$url"
        exit 0
    fi
    port=$((port + 1))
done
cat "$folder/data/log" >&2
exit 1
