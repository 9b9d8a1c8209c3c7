#!/bin/sh
# Makes an environment for the Python judges, once per user and list of packages, and prints its
# interpreter. Several tests may ask at the same time.
set -eu
packages="aiosmtpd==1.4.* icalendar==6.* pypdf==6.* trustme==1.*"
folder="${TMPDIR:-/tmp}/smart-meeting-test-python-$(id -un)"
mkdir -p "$folder"
exec 9>"$folder/gate"
flock 9
if [ "$(cat "$folder/made" 2>/dev/null || true)" != "$packages" ]; then
    python3 -m venv "$folder/env" >&2
    # shellcheck disable=SC2086
    "$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check $packages >&2
    printf '%s' "$packages" >"$folder/made"
fi
printf '%s\n' "$folder/env/bin/python"
