#!/usr/bin/env bash
# Installs what a list of packages names, as far as this machine allows:
#     tools/ci_packages.sh [LIST]      (default: .ci/packages.txt)
# Best effort: says what it did and always ends with 0, for the tests skip what is not there.
set -uo pipefail
list=${1:-"$(dirname "$0")/../.ci/packages.txt"}
seconds=${CI_PACKAGES_SECONDS:-600}
export DEBIAN_FRONTEND=noninteractive

say() { echo "ci packages: $*"; }
installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }
apt() { timeout "$seconds" $as_root apt-get -qq -o DPkg::Lock::Timeout=60 "$@" </dev/null >/dev/null; }
add() { apt install -y --no-install-recommends "$@"; }

mapfile -t wanted < <(sed 's/#.*//' "$list" | grep -oE '[^[:space:]]+')
if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    say "no apt here, nothing installed"
    exit 0
fi
as_root=
if [ "$(id -u)" != 0 ]; then
    as_root="sudo -n --preserve-env=DEBIAN_FRONTEND"
    if ! sudo -n true 2>/dev/null; then
        say "not root, nothing installed"
        exit 0
    fi
fi

missing=()
for package in "${wanted[@]}"; do
    installed "$package" || missing+=("$package")
done
if [ ${#missing[@]} = 0 ]; then
    say "all ${#wanted[@]} are here already"
    exit 0
fi

say "missing: ${missing[*]}"
apt update || say "apt-get update failed; trying with what is known"
add "${missing[@]}" || for package in "${missing[@]}"; do
    installed "$package" || add "$package" || true # one that is not to be had must not stop others
done
for package in "${missing[@]}"; do
    if installed "$package"; then say "installed $package"; else say "could not install $package"; fi
done
exit 0
