#!/bin/sh
# Sets up what a command needs, once, then gets out of the way. Called by the Makefile; may be called by hand.
#   ./setup.sh run      the program: native libraries, .venv, the packages of requirements.lock
#   ./setup.sh test     its tests: the same, with requirements-dev.lock and a virtual display
#   ./setup.sh sample   show the first sample story: in a window, or in files where there is no display
#   ./setup.sh lock     pin the dependencies anew, with uv
set -eu
cd "$(dirname "$0")"

VENV=.venv
SAMPLE_LEFT=seeds/lighthouse/harbour-ledger.txt
SAMPLE_RIGHT=seeds/lighthouse/newsloop.txt

# What Qt loads at run time: file name, and the Debian or Ubuntu package that has it.
# The first six serve every window and picture, the next eight an X display, the last one printing.
LIBRARIES="
libGL.so.1               libgl1
libEGL.so.1              libegl1
libglib-2.0.so.0         libglib2.0-0
libfontconfig.so.1       libfontconfig1
libdbus-1.so.3           libdbus-1-3
libxkbcommon.so.0        libxkbcommon0
libxcb-cursor.so.0       libxcb-cursor0
libxcb-icccm.so.4        libxcb-icccm4
libxcb-image.so.0        libxcb-image0
libxcb-keysyms.so.1      libxcb-keysyms1
libxcb-render-util.so.0  libxcb-render-util0
libxcb-shape.so.0        libxcb-shape0
libxcb-xkb.so.1          libxcb-xkb1
libxkbcommon-x11.so.0    libxkbcommon-x11-0
libcups.so.2             libcups2
"

say() { printf '%s\n' "$*"; }
stop() { printf '%s\n' "$*" >&2; exit 1; }

# Packages that are missing for $1 (run or test), separated by spaces.
missing_packages() {
    known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p)
    printf '%s' "$LIBRARIES" | while read -r library package; do
        [ -n "$library" ] || continue
        case "$known" in *"$library "*) ;; *) printf '%s ' "$package" ;; esac
    done
    has_font || printf 'fonts-noto-core '
    if [ "$1" = test ] && ! command -v Xvfb >/dev/null; then printf 'xvfb '; fi
    # xvfb-run needs it, and Debian's xvfb only recommends it.
    if [ "$1" = test ] && ! command -v xauth >/dev/null; then printf 'xauth '; fi
}

has_font() {
    for folder in /usr/share/fonts /usr/local/share/fonts "${HOME:-/}/.local/share/fonts" "${HOME:-/}/.fonts"; do
        if [ -d "$folder" ] && [ -n "$(find -L "$folder" -name '*.[ot]t[fc]' -print -quit)" ]; then return 0; fi
    done
    return 1
}

# Install the packages $*, or print the line to type and stop.
install_packages() {
    line="apt-get update && apt-get install -y --no-install-recommends $*"
    command -v apt-get >/dev/null ||
        stop "Qt needs libraries that are not here. On Debian or Ubuntu they are called: $*
Please install them with your system's package manager, then try again."
    if [ "$(id -u)" = 0 ]; then
        as_root="env DEBIAN_FRONTEND=noninteractive"
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        as_root="sudo -n env DEBIAN_FRONTEND=noninteractive"
    else
        stop "Some native libraries are missing. Please type this, then try again:

  sudo sh -c '$line'
"
    fi
    say "Installing native libraries: $*"
    # shellcheck disable=SC2086  # as_root is words on purpose
    { $as_root apt-get -qq update && $as_root apt-get -qq install -y --no-install-recommends "$@" >/dev/null 2>&1; } ||
        stop "They could not be installed. As root, please type this, then try again:

  $line
"
}

# Make .venv hold exactly what lock file $2 pins, unless stamp $1 says that it does.
install_locked() {
    stamp=$VENV/.set-up-$1
    wanted="$(cksum "$2" pyproject.toml) $PWD"
    if [ -x "$VENV/bin/python" ] && [ "$wanted" = "$(cat "$stamp" 2>/dev/null)" ]; then return; fi
    python=${PYTHON:-python3} # e.g. PYTHON=python3.13 make run
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || stop "Python 3.11 or newer is needed ($python)."
    if [ ! -x "$VENV/bin/python" ]; then
        "$python" -m venv "$VENV" || stop "There is no venv module. On Debian or Ubuntu: apt-get install python3-venv"
    fi
    say "Installing the packages that $2 pins into $VENV (once)"
    pip="$VENV/bin/python -m pip -qq --disable-pip-version-check install"
    $pip --require-hashes -r "$2"
    $pip --no-deps --no-build-isolation --editable .
    say "$wanted" >"$stamp"
}

set_up() {
    if [ "$(uname)" = Linux ]; then
        missing=$(missing_packages "$1")
        # shellcheck disable=SC2086  # a list of packages
        [ -z "$missing" ] || install_packages $missing
    fi
    case "$1" in
        run) install_locked run requirements.lock ;;
        test) install_locked test requirements-dev.lock ;;
    esac
}

show_sample() {
    if [ "$(uname)" != Linux ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        exec "$VENV/bin/twicetold" "$SAMPLE_LEFT" "$SAMPLE_RIGHT"
    fi
    say "There is no display here, so no window can open. Writing the sample story's report and a picture of its window instead."
    mkdir -p out
    export QT_QPA_PLATFORM=offscreen
    "$VENV/bin/twicetold" "$SAMPLE_LEFT" "$SAMPLE_RIGHT" \
        --report out/report.html --report out/report.pdf --picture out/window.png >/dev/null
    for file in out/report.html out/report.pdf out/window.png; do
        [ -s "$file" ] || stop "$file was not written."
    done
    printf '  %s\n' "$PWD/out/report.html" "$PWD/out/report.pdf" "$PWD/out/window.png"
}

# Needs uv on the PATH. Where packages come from is each machine's own setting, and doesn't enter the locks.
write_locks() {
    compile="uv pip compile --quiet --no-config --universal --python-version 3.11 --upgrade
        --generate-hashes --no-header --no-annotate --group build"
    # shellcheck disable=SC2086  # compile is words on purpose
    $compile pyproject.toml --output-file requirements.lock
    # shellcheck disable=SC2086
    $compile pyproject.toml --extra dev --constraint requirements.lock --output-file requirements-dev.lock
}

case "${1:-}" in
    run | test) set_up "$1" ;;
    sample) show_sample ;;
    lock) write_locks ;;
    *) stop "usage: ./setup.sh run|test|sample|lock" ;;
esac
