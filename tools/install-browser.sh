#!/bin/sh
# The tests of the page run in Debian's Chromium with a Chinese font. Installs what is
# missing where that is possible (apt-get as root), else says what to do and goes on: the
# tests that need a browser are then skipped, with a reason. In CI they may not be.
set -eu

missing=""
command -v chromium >/dev/null 2>&1 || missing="chromium"
if ! { command -v fc-list >/dev/null 2>&1 && fc-list :lang=zh | grep -q .; }; then
    missing="$missing fontconfig fonts-noto-cjk"
fi
[ -n "$missing" ] || exit 0

if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing for the browser tests: $missing"
    # shellcheck disable=SC2086  # a list of packages
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends $missing >/dev/null && exit 0
fi
echo "The browser tests need:$missing (Debian and Ubuntu: sudo apt-get install $missing)" >&2
[ -z "${CI:-}" ]
