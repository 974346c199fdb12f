import Foundation

/// What the book as one page of HTML is like, as it measures itself.
struct BookMeasurement: Decodable {
  /// The page's headline.
  var headline: String
  /// The widths of the window and of all that is in it, in pixels.
  var window: Double
  var content: Double
  /// How bright the background is, from 0 to 1.
  var brightness: Double
  /// The elements that reach out of the window, and code that does of its
  /// block.
  var outside: [String]
  /// The code of the listings, and the captions.
  var listings: [String]
  var captions: [String]
  /// The pictures that are not shown, and how many there are.
  var missing: [String]
  var pictures: Int
  /// The links within the book that lead nowhere, and names given twice.
  var broken: [String]
  var doubles: [String]
  /// What the page would have to fetch or run.
  var foreign: [String]
  /// Each colour of writing that is hard to read on its ground: a contrast
  /// below 4.5 to 1, as WCAG counts it.
  var faint: [String]
  /// The colours of a keyword and of the code around it.
  var keyword: String
  var code: String

  init(of browser: Browser) throws {
    let json = try browser.evaluate(Self.script, as: String.self)
    self = try JSONDecoder().decode(Self.self, from: Data(json.utf8))
  }

  private static let script = """
    (() => {
      const all = (selector) => [...document.querySelectorAll(selector)]
      const right = document.documentElement.clientWidth
      const isOutside = (element) => {
        const box = element.getBoundingClientRect()
        return box.width > 0 && (box.left < -0.5 || box.right > right + 0.5)
          // A wide table is scrolled by itself.
          && !element.closest("table")
      }
      const isCut = (block) => block.scrollWidth > block.clientWidth + 1
      const sample = (element) => element.outerHTML.slice(0, 100)

      const channels = (colour) => {
        const [red, green, blue, alpha = 1] =
          colour.match(/[0-9.]+/g).map(Number)
        return { red, green, blue, alpha }
      }
      const over = (top, below) => {
        const mixed = { alpha: 1 }
        for (const name of ["red", "green", "blue"])
          mixed[name] = top[name] * top.alpha + below[name] * (1 - top.alpha)
        return mixed
      }
      const ground = (element) => {
        if (!element) return { red: 255, green: 255, blue: 255, alpha: 1 }
        const own = channels(getComputedStyle(element).backgroundColor)
        return own.alpha == 1 ? own : over(own, ground(element.parentElement))
      }
      const luminance = (colour) => {
        const [red, green, blue] = [colour.red, colour.green, colour.blue]
          .map((value) => value / 255)
          .map((value) => value <= 0.04045 ? value / 12.92
            : ((value + 0.055) / 1.055) ** 2.4)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue
      }
      const contrast = (element) => {
        const below = ground(element)
        const ink = over(channels(getComputedStyle(element).color), below)
        const [dark, light] =
          [luminance(ink), luminance(below)].sort((a, b) => a - b)
        return (light + 0.05) / (dark + 0.05)
      }
      // One of each class of token in each kind of block has the colours of
      // all.
      const inks = new Map()
      for (const span of all("pre span[class]"))
        inks.set(span.closest("pre").className + " " + span.className, span)
      for (const selector of ["main p", "main a", "nav a", "p > em > strong",
        "pre code", "blockquote p", "blockquote code", "td", "summary", "pre.output",
        "pre.console"])
        for (const element of all(selector).slice(0, 1))
          inks.set(selector, element)

      const known = new Set()
      const doubles = []
      for (const { id } of all("[id]"))
        known.has(id) ? doubles.push(id) : known.add(id)
      const keyword = document.querySelector("pre .kw")
      const { red, green, blue } = ground(document.body)
      return JSON.stringify({
        headline: document.querySelector("h1").textContent.trim(),
        window: innerWidth,
        content: document.documentElement.scrollWidth,
        brightness: (red + green + blue) / 765,
        outside: [...all("body *").filter(isOutside),
          ...all("pre").filter(isCut)].map(sample),
        listings: all("pre").map((block) => block.textContent),
        captions: all("p > em:only-child > strong:only-child").map((caption) => caption.textContent),
        missing: all("img").filter((image) => image.naturalWidth == 0
          || image.getBoundingClientRect().width == 0).map(sample),
        pictures: all("img, main svg").length,
        broken: all("a[href^='#']").map((link) => link.hash)
          .filter((hash) => !known.has(decodeURIComponent(hash.slice(1)))),
        doubles,
        foreign: [...all("script, link, iframe, object"),
          ...all("[src]").filter((one) => !one.src.startsWith("data:"))]
          .map(sample),
        faint: [...inks].filter(([, element]) => contrast(element) < 4.5)
          .map(([name, element]) => name + ": " + contrast(element)),
        keyword: getComputedStyle(keyword).color,
        code: getComputedStyle(keyword.closest("pre")).color,
      })
    })()
    """
}
