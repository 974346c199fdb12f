"""The fences of Markdown texts, as markdown-it-py finds them.

Reads texts from standard input, each a JSON string on a line of its own, and
prints for each a line with a JSON array of its fences, or with null if
markdown-it-py fails on it.
"""

import json
import sys

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll

reader = MarkdownIt("commonmark")
# Fences are blocks: what stands inside paragraphs need not be read.
reader.core.ruler.enableOnly(["normalize", "block"])


def fences(text):
    try:
        tokens = reader.parse(text)
    except IndexError:
        return None
    return [
        {
            "line": token.map[0] + 1,
            "endLine": token.map[1],
            "info": unescapeAll(token.info.strip(" \t")),
            "content": token.content,
        }
        for token in tokens
        if token.type == "fence"
    ]


for line in sys.stdin:
    print(json.dumps(fences(json.loads(line))))
