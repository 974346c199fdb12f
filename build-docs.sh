#!/bin/sh
# Extracts every fence of the chapters, compiles it, runs it and compares what it
# prints; then makes the web pages in .build/docs.
#
# usage: ./build-docs.sh [--serve] [OPTION OF workbook verify]...
#
# With --serve it then serves the pages on this machine alone.
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

# DocC comes with the toolchain, and on macOS is found by xcrun alone.
if command -v xcrun >/dev/null; then
  docc=$(xcrun --find docc)
else
  docc=$(readlink -f "$(command -v docc)")
fi
# DocC copies its files with their owner, which only root may for another's: it
# is given files of our own.
rm -rf .build/docs .build/render
cp -R "$(dirname "$docc")/../share/docc/render" .build/render
DOCC_HTML_DIR=.build/render "$docc" convert .build/course.docc --output-path .build/docs \
  --experimental-enable-custom-templates \
  --enable-experimental-code-block-annotations --warnings-as-errors
echo "The pages are in .build/docs; ./build-docs.sh --serve shows them."

if $serve; then
  exec .build/debug/workbook serve .build/docs
fi
