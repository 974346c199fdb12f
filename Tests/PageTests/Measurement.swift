import Foundation

/// What a page is like, as it measures itself.
struct Measurement: Decodable {
  /// The window's title.
  var title: String
  /// The page's headline.
  var headline: String
  /// The widths of the window and of all that is in it, in pixels.
  var window: Double
  var content: Double
  /// The elements of the text that reach out of the window.
  var outside: [String]
  var listings: [Listing]
  var pictures: [Picture]
  /// The addresses of the site's pages that it links to.
  var links: [String]
  /// The links within the page that lead nowhere.
  var broken: [String]
  /// Its sections, by their headings.
  var sections: [String]
  /// The links at its end: to the page before, and to the next.
  var neighbours: [String]

  struct Listing: Decodable {
    var syntax: String
    var text: String
    /// Whether its code is wider than its block, or the block than the text.
    var isCut: Bool
    /// The colour behind it.
    var background: String
  }

  struct Picture: Decodable {
    var address: String
    /// Its own width, in pixels; 0 if it was not loaded.
    var width: Double
    /// Whether DocC shows its picture for a missing picture.
    var isMissing: Bool
  }

  /// How bright the background is, from 0 to 1.
  static let brightness = """
    getComputedStyle(document.body).backgroundColor.match(/[0-9.]+/g).slice(0, 3)
      .reduce((sum, part) => sum + Number(part), 0) / 765
    """

  /// Waits until the page is there, and measures it.
  init(of browser: Browser) throws {
    try Self.load(in: browser)
    let json = try browser.evaluate(Self.script, as: String.self)
    self = try JSONDecoder().decode(Self.self, from: Data(json.utf8))
  }

  /// Waits until a page is there, with its pictures.
  static func load(in browser: Browser) throws {
    _ = try browser.evaluate(
      """
      (async () => {
        const pause = (time) => new Promise((done) => setTimeout(done, time))
        const all = (selector) => [...document.querySelectorAll(selector)]
        const begin = Date.now()
        const until = async (holds) => {
          while (!holds() && Date.now() - begin < 20000) await pause(10)
        }
        await until(() => document.readyState == "complete")
        await until(() => all("main h1").length > 0)
        for (const image of all("main img")) image.loading = "eager"
        await until(() => all("main img").every((image) => image.complete))
        // What is loaded may still move what is below it.
        for (let height = 0, times = 0; times < 5; times++) {
          if (height != document.documentElement.scrollHeight) times = 0
          height = document.documentElement.scrollHeight
          await pause(20)
        }
        return true
      })()
      """, as: Bool.self)
  }

  /// What the copy button of each listing copies, if it has one that is shown.
  static func copied(in browser: Browser) throws -> [String?] {
    let json = try browser.evaluate(
      """
      (async () => {
        const copied = []
        for (const listing of document.querySelectorAll("main .code-listing")) {
          const button = listing.querySelector(".copy-button")
          let text = null
          navigator.clipboard.writeText = async (copy) => { text = copy }
          if (button && getComputedStyle(button).display != "none")
            button.click()
          await new Promise((done) => setTimeout(done, 0))
          copied.push(text)
        }
        return JSON.stringify(copied)
      })()
      """, as: String.self)
    return try JSONDecoder().decode([String?].self, from: Data(json.utf8))
  }

  private static let script = """
    (() => {
      const all = (selector) => [...document.querySelectorAll(selector)]
      const main = document.querySelector("main")
      const right = document.documentElement.clientWidth
      const isOutside = (element) => {
        const box = element.getBoundingClientRect()
        return box.width > 0 && (box.left < -0.5 || box.right > right + 0.5)
          && element.checkVisibility({visibilityProperty: true})
          // A wide table is scrolled by itself.
          && !element.closest("table")
      }
      const links = all("main a[href]")
        .filter((link) => link.origin == location.origin)
      const isHere = (link) => link.pathname.replace(/\\/$/, "")
        == location.pathname.replace(/\\/$/, "")
      return JSON.stringify({
        title: document.title,
        headline: document.querySelector("main h1").textContent.trim(),
        window: innerWidth,
        content: document.documentElement.scrollWidth,
        outside: [...main.querySelectorAll("*")].filter(isOutside)
          .map((element) => element.outerHTML.slice(0, 100)),
        listings: all("main .code-listing").map((listing) => ({
          syntax: listing.dataset.syntax,
          text: [...listing.querySelectorAll(".code-line")]
            .map((line) => line.textContent.replace("\\n", "")).join("\\n"),
          isCut: isOutside(listing)
            || [...listing.querySelectorAll("pre, pre *"), listing]
              .some((part) => part.scrollWidth > part.clientWidth + 1
                && getComputedStyle(part).display != "inline"),
          background: getComputedStyle(listing).backgroundColor,
        })),
        pictures: all("main img").map((image) => ({
          address: image.currentSrc,
          width: image.naturalWidth,
          isMissing: image.classList.contains("fallback"),
        })),
        links: links.map((link) => link.href),
        broken: links.filter((link) => isHere(link) && link.hash
          && !document.getElementById(decodeURIComponent(link.hash.slice(1))))
          .map((link) => link.hash),
        sections: all("main h2, main h3").map((title) => title.innerText.trim()),
        neighbours: all("main .row:last-child a").map((link) => link.pathname),
      })
    })()
    """
}
