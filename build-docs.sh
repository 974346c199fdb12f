#!/bin/sh
# Extracts every fence of the chapters, compiles it, runs it and compares what it
# prints; then makes the web pages in .build/docs. With --serve, also serves them
# on this machine alone. Other options are those of `workbook verify`.
set -eu
cd "$(dirname "$0")"

serve=false
if [ "${1:-}" = --serve ]; then
  serve=true
  shift
fi

swift build
.build/debug/workbook verify "$@"
.build/debug/workbook weave .build/course.docc
if command -v xcrun >/dev/null; then
  docc="xcrun docc"
else
  # Beside swift, which need not be on the PATH as such.
  docc=$(dirname "$(readlink -f "$(command -v swift)")")/docc
fi
$docc convert .build/course.docc --output-path .build/docs \
  --transform-for-static-hosting
