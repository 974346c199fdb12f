extension Volume {
  /// Pandoc's template for the page of HTML.
  ///
  /// Pandoc fills in what stands between dollar signs. The contents are folded
  /// away on a narrow screen, and stand beside the text on a wide one.
  static let pageTemplate = """
    <!DOCTYPE html>
    <html lang="$lang$">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>$pagetitle$</title>
    $for(css)$
    <link rel="stylesheet" href="$css$">
    $endfor$
    <style>
    \(pageStylesheet)</style>
    </head>
    <body>
    <header>
    <h1 class="title">$title$</h1>
    </header>
    <nav id="contents" aria-label="Contents">
    <details>
    <summary>Contents</summary>
    $toc$
    </details>
    </nav>
    <main>
    $body$
    </main>
    </body>
    </html>

    """

  /// Pandoc's template for each text of an EPUB: it leaves the colours of code
  /// to the stylesheet.
  static let epubTemplate = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE html>
    <html xmlns="http://www.w3.org/1999/xhtml"
      xmlns:epub="http://www.idpf.org/2007/ops" lang="$lang$" xml:lang="$lang$">
    <head>
    <meta charset="utf-8" />
    <title>$pagetitle$</title>
    $for(css)$
    <link rel="stylesheet" type="text/css" href="$css$" />
    $endfor$
    </head>
    <body$if(body-type)$ epub:type="$body-type$"$endif$>
    $if(titlepage)$
    <section epub:type="titlepage">
    <h1 class="title">$title$</h1>
    </section>
    $else$
    $body$
    $endif$
    </body>
    </html>

    """
}
