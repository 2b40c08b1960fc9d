#!/bin/sh
# Set up what a command needs, once: the environment, the pinned packages, Qt's native libraries. Then get out of the way.
#   ./setup.sh run|test   set up for the program, or for its tests
#   ./setup.sh sample     show the first sample story: in a window, or in files where there is no display
#   ./setup.sh lock       pin the dependencies anew
set -eu
cd "$(dirname "$0")"
