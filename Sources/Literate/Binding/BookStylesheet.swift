extension Volume {
  /// How the text looks, in a program for reading as well as in a browser.
  ///
  /// A program for reading has its own colours for text and ground, light or
  /// dark: what is set apart only shades the ground.
  static let stylesheet = """
    :root {
      --keyword: #9b2393;
      --type: #4b21b0;
      --function: #0b6086;
      --number: #1c00cf;
      --string: #b3140f;
      --comment: #536579;
      --directive: #78492a;
      --quiet: #62626a;
      --rule: #c8c8cc;
      --shade: rgba(127, 127, 140, 0.1);
    }
    @media screen and (prefers-color-scheme: dark) {
      :root {
        --keyword: #ff7ab2;
        --type: #dabaff;
        --function: #6bc9e0;
        --number: #d9c97c;
        --string: #ff8170;
        --comment: #9aa7b4;
        --directive: #ffa14f;
        --quiet: #a2a2aa;
        --rule: #55555c;
      }
    }
    code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, monospace }
    code { font-size: 0.9em; overflow-wrap: anywhere }
    /* Long lines wrap: none of the code is cut. */
    pre {
      margin: 1em 0;
      padding: 0.7em 0.9em;
      line-height: 1.45;
      background: var(--shade);
      border-radius: 6px;
      white-space: pre-wrap;
      white-space: break-spaces;
    }
    pre > code { font-size: 0.85em }
    div.sourceCode { margin: 1em 0 }
    div.sourceCode > pre { margin: 0 }
    .sourceCode a { text-decoration: none }
    /* What is printed is set apart from what is written, by a bar: grey for an
       output, red for one of a failure, blue for a terminal. */
    pre.output, pre.failure, pre.console, pre.check {
      background: none;
      border-left: 4px solid var(--rule);
      border-radius: 0;
    }
    pre.failure { border-left-color: var(--string) }
    pre.console { border-left-color: var(--function) }
    figure { margin: 1em 0 }
    figure pre, figure div.sourceCode { margin: 0.3em 0 0 }
    figcaption { font-size: 0.8em; color: var(--quiet); break-after: avoid }
    pre, figure, img, tr { break-inside: avoid }
    img { max-width: 100%; height: auto }
    .note {
      margin: 1em 0;
      padding: 0.1em 1em;
      border: 1px solid var(--rule);
      border-radius: 6px;
      background: var(--shade);
    }
    .note blockquote { margin: 0; padding: 0; border: 0 }
    summary { font-weight: bold; cursor: pointer }
    table { border-collapse: collapse; font-size: 0.9em }
    th, td {
      padding: 0.4em 0.6em;
      border-bottom: 1px solid var(--rule);
      text-align: left;
      vertical-align: top;
    }
    /* The classes are pandoc's: keywords, types, functions, numbers, strings,
       comments, directives. It takes some parts of strings for errors. */
    .kw, .cf { color: var(--keyword); font-weight: 600 }
    .dt { color: var(--type) }
    .fu { color: var(--function) }
    .dv, .bn, .fl, .cn { color: var(--number) }
    .st, .ch, .sc, .vs, .ss, .er { color: var(--string) }
    .co, .do, .an, .cv, .in, .wa { color: var(--comment) }
    .pp, .im, .at { color: var(--directive) }

    """

  /// How the page is laid out in a browser, and printed.
  static let pageStylesheet = """
    :root {
      color-scheme: light dark;
      --ground: #fff;
      --ink: #1d1d1f;
      --link: #0060c0;
    }
    @media screen and (prefers-color-scheme: dark) {
      :root { --ground: #000; --ink: #e6e6ea; --link: #6cb0ff }
    }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100% }
    body {
      margin: 0;
      font: 1.06rem/1.6 system-ui, sans-serif;
      color: var(--ink);
      background: var(--ground);
    }
    header, main, nav {
      max-width: 46rem;
      margin: 0 auto;
      padding: 0 1.1rem;
      overflow-wrap: break-word;
    }
    main { padding-bottom: 6rem }
    h1, h2, h3, h4 { margin: 2em 0 0.6em; line-height: 1.25 }
    h1 { font-size: 2rem }
    h1.title { margin: 0; padding-top: 2rem; font-size: 2.4rem }
    h2 { padding-top: 1.2em; font-size: 1.7rem }
    h2 { border-top: 1px solid var(--rule) }
    h1 + h2 { margin-top: 0 }
    h3 { font-size: 1.3rem }
    h4 { font-size: 1.1rem }
    h1 code, h2 code, h3 code, h4 code { font-size: inherit }
    a { color: var(--link); text-underline-offset: 0.15em }
    img { display: block; margin: 1.5em auto }
    /* A wide table is scrolled by itself. */
    table { display: block; overflow-x: auto }
    nav { padding-top: 1rem; font-size: 0.9rem; line-height: 1.4 }
    nav ul { margin: 0; padding: 0; list-style: none }
    nav ul ul { padding-left: 1rem; font-weight: normal }
    nav ul ul ul { font-size: 0.92em }
    nav li { margin: 0.35em 0 }
    nav > details > ul > li { margin-top: 1em; font-weight: 600 }
    nav a { text-decoration: none }
    @media screen and (min-width: 75rem) {
      nav {
        position: fixed;
        inset: 0 auto 0 0;
        box-sizing: border-box;
        width: 20rem;
        padding-bottom: 3rem;
        overflow-y: auto;
        border-right: 1px solid var(--rule);
      }
      header, main { margin-left: max(22rem, 50vw - 20rem) }
      @supports selector(::details-content) {
        nav summary { display: none }
        nav details::details-content { content-visibility: visible }
      }
    }
    @media print {
      body { font-size: 10.5pt }
      header, main, nav { max-width: none; padding: 0 }
      nav ul ul ul { display: none }
      a { color: inherit; text-decoration: none }
      main, h1, h2 { break-before: page }
      h1.title, h1 + h2 { break-before: avoid }
      h1, h2, h3, h4 { break-after: avoid }
      h2 { padding: 0; border: 0 }
      p { orphans: 3; widows: 3 }
      table { display: table }
      td, td code { overflow-wrap: anywhere }
      /* On paper nothing can be unfolded. */
      details::details-content { content-visibility: visible }
    }

    """
}
