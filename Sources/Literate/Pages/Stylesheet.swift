extension Catalogue {
  /// DocC's `header.html`, which is on every page, and shows nothing here.
  ///
  /// DocC shuts it off from the page, so its style has to be moved out to it.
  /// A site is entered at its root, where DocC has no page: there the script
  /// leads on to the front page.
  static let header = """
    <style>
      /* Eighty columns stand in a line of a wide page. Longer lines wrap, and
         so does all code on a narrow page: none of it is cut. */
      #app .code-listing code { font-size: 13.5px }
      #app .code-listing :is(pre, code) {
        white-space: break-spaces;
        overflow-wrap: anywhere;
      }
      /* What is printed is set apart from what is written, by a bar: grey for an
         output, red for one of a failure, blue for a terminal. */
      #app .code-listing:is(
          [data-syntax=output], [data-syntax=failure], [data-syntax=console],
          [data-syntax=check]) {
        background: none;
        border-left: 4px solid var(--color-figure-gray-tertiary);
      }
      #app .code-listing[data-syntax=failure] {
        border-left-color: var(--color-figure-red);
      }
      #app .code-listing[data-syntax=console] {
        border-left-color: var(--color-figure-blue);
      }
      #app :is(
          [data-syntax=output], [data-syntax=failure], [data-syntax=console],
          [data-syntax=check]) .copy-button {
        display: none;
      }
      /* One who comes to it by keyboard sees it. */
      #app .copy-button:focus-visible { opacity: 1 }
      /* Comments are darker than DocC's, which are too bright to be read well. */
      @media not (prefers-color-scheme: dark) {
        [data-color-scheme=auto] #app { --color-syntax-comments: #5d6b77 }
      }
      [data-color-scheme=light] #app { --color-syntax-comments: #5d6b77 }
      /* Where nothing hovers the copy button is always there. */
      @media (hover: none) {
        #app .code-listing:is([data-syntax=swift], [data-syntax=c]) pre {
          padding-right: 3em;
        }
      }
      /* A caption, `***so written***`, belongs to the block below it. */
      #app p:has(> em:only-child > strong:only-child) {
        margin-bottom: 6px;
        font-size: 13px;
        color: var(--color-figure-gray-secondary);
      }
      #app p > em:only-child > strong:only-child {
        font-style: normal;
        font-weight: inherit;
      }
      #app p:has(> em:only-child > strong:only-child) + .code-listing {
        margin-top: 6px;
      }
      #app .code-listing + p:has(> em:only-child > strong:only-child) {
        margin-top: 10px;
      }
      /* The front page lists the chapters in its text. DocC's own list below
         it is for the sidebar. */
      #app section.contenttable { display: none }
      /* The title's words are not written over a picture of a page. */
      #app .documentation-hero .icon { display: none }
      /* The sidebar has room for the whole title of the book. */
      #app .technology-title .card-link { font-size: 15px }
    </style>
    <script>
      document.head.append(
        document.querySelector("custom-header").shadowRoot
          .querySelector("style"))
      // DocC leaves these without a name, by which a screen reader tells them.
      new MutationObserver(() => {
        for (const button of document.querySelectorAll(".hierarchy .toggle"))
          button.ariaLabel = "Pages above"
        for (const [index, tabs] of
            document.querySelectorAll("nav.tabnav").entries())
          tabs.ariaLabel = "Exercise " + (index + 1)
      }).observe(document.body, {childList: true, subtree: true})
      if (location.pathname == baseUrl)
        location.replace(baseUrl + "documentation/\(name)/")
    </script>

    """
}
