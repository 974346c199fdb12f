import Foundation

extension Book {
  /// Makes the web pages of the book in a folder, by DocC.
  ///
  /// The catalogue that they are made from stands beside the folder. Throws
  /// what is wrong with a text or a link, or what DocC says.
  public func makePages(in folder: String) throws(Problem) {
    // The tools run in the book's folder.
    let folder = URL(filePath: folder).path
    let catalogue = folder + ".docc"
    try weave(to: catalogue)
    let docc = URL(filePath: try docc()).resolvingSymlinksInPath()
    let usr = docc.deletingLastPathComponent().deletingLastPathComponent().path
    // DocC copies its files with their owner, which only root may for
    // another's: it is given files of our own.
    let render = folder + ".render"
    try? FileManager.default.removeItem(atPath: render)
    try need(
      ["cp", "-R", usr + "/share/docc/render", render], toMake: "pages")
    let convert = [
      "env", "DOCC_HTML_DIR=" + render,
      docc.path, "convert", catalogue, "--output-path", folder,
      "--experimental-enable-custom-templates",
      "--enable-experimental-code-block-annotations", "--warnings-as-errors",
    ]
    try need(convert, toMake: "pages")
    try listSections(in: folder)
  }

  /// DocC comes with the toolchain, and on macOS is found by xcrun alone.
  private func docc() throws(Problem) -> String {
    if let docc = Toolchain.find("docc") { return docc }
    guard Toolchain.find("xcrun") != nil else {
      throw Problem(
        "Package.swift", "there is no docc on the PATH",
        help: "install the Swift toolchain, and add its usr/bin to PATH")
    }
    return try need(["xcrun", "--find", "docc"], toMake: "pages")
      .trimmingCharacters(in: .newlines)
  }
}
