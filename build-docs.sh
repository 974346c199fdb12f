#!/bin/sh
# Extracts every fence of the chapters, compiles it, runs it and compares what it
# prints; then makes the web pages in .build/docs.
#
# usage: ./build-docs.sh [--serve] [OPTION OF workbook verify]...
#        ./build-docs.sh --book [OPTION OF workbook verify]...
#        ./build-docs.sh --watch
#
# With --serve it then serves the pages on this machine alone. With --book it
# makes two files in .build/book instead, each of them the whole book: an EPUB,
# and a page of HTML that opens without a server; that needs pandoc. With --watch
# it serves the pages too, and verifies and makes again what each save has
# touched.
set -eu
cd "$(dirname "$0")"

serve=false
watch=false
book=false
case "${1:-}" in
--serve) serve=true && shift ;;
--watch) watch=true && shift ;;
--book) book=true && shift ;;
esac
if $book && ! command -v pandoc >/dev/null; then
  echo "There is no pandoc, which makes the book: install it (Debian: apt install pandoc; macOS: brew install pandoc)." >&2
  exit 1
fi

pages=.build/docs
swift build
if $watch; then exec .build/debug/workbook preview $pages; fi
.build/debug/workbook verify "$@"
if $book; then exec .build/debug/workbook bind .build/book; fi
.build/debug/workbook pages $pages
if $serve; then
  # The book's last chapter, separated as far as this system can do that.
  exec .build/debug/16-httpd --unsandboxed $pages
fi
echo "The pages are in $pages; ./build-docs.sh --serve shows them."
