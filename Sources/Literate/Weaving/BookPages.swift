extension Book {
  /// Reads README.md and the chapters, in order.
  func pages() throws(Problem) -> (front: Page, chapters: [Page]) {
    let text = try read("README.md", root: root)
    let front = try Page(
      "README.md", name: Catalogue.name, text: text,
      settings: Fence.all(in: text).map {
        Setting(fence: $0, info: $0.info, caption: nil)
      })
    var pages: [Page] = []
    for chapter in chapters {
      pages.append(
        try Page(
          chapter.path, name: chapter.name, text: chapter.text,
          settings: settings(of: chapter), tabs: tabs(of: chapter)))
    }
    return (front, pages)
  }

  private func tabs(of chapter: Chapter) throws(Problem) -> Tabs {
    Tabs(
      try ExerciseText.all(
        in: chapter.text, of: chapter.path, fences: chapter.fences))
  }
}
