#!/bin/sh
# Extracts every fence of the texts, compiles it, runs it and compares what it
# prints; then makes the web pages in .build/docs.
#
# usage: ./build-docs.sh [--serve | --book | --watch] [OPTION OF workbook verify]...
#
#   --serve  then serves the pages, to this machine alone
#   --book   makes two files in .build/book instead, each of them the whole book:
#            an EPUB, and a page of HTML that opens without a server, by pandoc
#   --watch  serves the pages, and verifies and makes them again after each save
set -eu
cd "$(dirname "$0")"

mode=
case "${1:-}" in
--serve | --book | --watch) mode=$1 && shift ;;
esac
if [ "$mode" = --book ] && ! command -v pandoc >/dev/null; then
  echo "There is no pandoc, which makes the book: install it (Debian: apt install pandoc; macOS: brew install pandoc)." >&2
  exit 1
fi

# SwiftPM leaves files in the temporary directory, so it gets one of its own.
temporary=$(mktemp -d)
server=
trap 'rm -rf "$temporary"; [ -z "$server" ] || kill "$server"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# What was built in another directory holds its path, and does not build on.
if [ -f .build/built-in ] && [ "$(cat .build/built-in)" != "$PWD" ]; then
  echo "The book was moved here from $(cat .build/built-in): everything is built anew." >&2
  TMPDIR=$temporary swift package clean
fi
TMPDIR=$temporary swift build
products=$(TMPDIR=$temporary swift build --show-bin-path)
echo "$PWD" >.build/built-in

pages=.build/docs
case "$mode" in
--watch)
  mkdir -p $pages
  "$products/16-httpd" --unsandboxed $pages &
  server=$!
  "$products/workbook" preview $pages
  ;;
--book)
  "$products/workbook" verify "$@"
  "$products/workbook" bind .build/book
  ;;
*)
  "$products/workbook" verify "$@"
  "$products/workbook" pages $pages
  echo "The pages are in $pages; ./build-docs.sh --serve shows them."
  if [ "$mode" = --serve ]; then
    "$products/16-httpd" --unsandboxed $pages
  fi
  ;;
esac
