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

pages=.build/docs
swift build
if $watch; then exec .build/debug/workbook preview $pages; fi
.build/debug/workbook verify "$@"
.build/debug/workbook pages $pages
echo "The pages are in $pages; ./build-docs.sh --serve shows them."

if $serve; then
  # The book's last chapter, separated as far as this system can do that.
  exec .build/debug/12-httpd --unsandboxed $pages
fi
