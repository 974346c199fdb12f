#!/bin/sh
# Extracts every fence of the chapters, compiles it, runs it and compares what it
# prints; then makes the web pages in .build/docs.
#
# usage: ./build-docs.sh [--serve] [OPTION OF workbook verify]...
#        ./build-docs.sh --watch
#
# With --serve it then serves the pages on this machine alone. With --watch it
# serves them too, and verifies and makes again what each save has touched.
set -eu
cd "$(dirname "$0")"

serve=false
watch=false
case "${1:-}" in
--serve) serve=true && shift ;;
--watch) watch=true && shift ;;
esac

swift build
$watch || .build/debug/workbook verify "$@"

# DocC comes with the toolchain, and on macOS is found by xcrun alone.
if command -v xcrun >/dev/null; then
  docc=$(xcrun --find docc)
else
  docc=$(readlink -f "$(command -v docc)")
fi
# DocC copies its files with their owner, which only root may for another's: it
# is given files of our own.
rm -rf .build/render
cp -R "$(dirname "$docc")/../share/docc/render" .build/render
export DOCC_HTML_DIR=.build/render
catalogue=.build/course.docc
pages=.build/docs
set -- "$docc" convert $catalogue --output-path $pages \
  --experimental-enable-custom-templates \
  --enable-experimental-code-block-annotations --warnings-as-errors

if $watch; then
  exec .build/debug/workbook preview $catalogue $pages -- "$@"
fi
.build/debug/workbook weave $catalogue
"$@"
echo "The pages are in $pages; ./build-docs.sh --serve shows them."

if $serve; then
  # The book's last chapter, separated as far as this system can do that.
  exec .build/debug/12-httpd --unsandboxed $pages
fi
