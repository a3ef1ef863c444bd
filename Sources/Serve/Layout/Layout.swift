internal import Basics

/// Head, navigation and foot of every page.
struct Layout: Sendable {
  let files: StaticFiles

  func document(_ page: Page, _ request: Request) -> HTML {
    let words = request.words
    let heading: HTML = page.hasHeading ? "<h1>\(page.title)</h1>" : ""
    // In an interpolation a literal in `?:` would be a String, and escaped.
    let width: HTML = page.isWide ? " class=\"wide\"" : ""
    let title = page.place == .start ? "Koshu" : "\(page.title) · Koshu"
    return """
      <!DOCTYPE html>
      <html lang="\(words.language.rawValue)">
      <head>
      <meta charset="utf-8">
      <title>\(title)</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <link rel="icon" href="data:,">
      \(files.links)</head>
      <body>
      <a class="skip" href="#content">\(words("layout.skip"))</a>
      <header class="top">
      \(navigation(page, words))
      \(languages(request))
      </header>
      <main id="content" tabindex="-1"\(width)>
      \(heading)\(page.body)
      </main>
      <footer class="small faint">\(keys(words))</footer>
      </body>
      </html>

      """
  }

  /// What the script's keys do.
  private func keys(_ words: Words) -> HTML {
    let keys: [(HTML, String)] = [
      ("<kbd>/</kbd>", "search"), ("<kbd>j</kbd> <kbd>k</kbd>", "lines"),
      ("<kbd>Enter</kbd>", "open"),
    ]
    return keys.map { "\($0) \(words("keys.\($1)"))" as HTML }.joined(by: " · ")
  }

  private func navigation(_ page: Page, _ words: Words) -> HTML {
    let links = NavigationPlace.allCases.map { place -> HTML in
      let mark: HTML = place == page.place ? " aria-current=\"page\"" : ""
      return "<li><a href=\"\(place.path)\"\(mark)>\(words("nav.\(place.rawValue)"))</a></li>"
    }
    return "<nav aria-label=\"\(words("layout.navigation"))\"><ul>\(links)</ul></nav>"
  }

  /// The same page in the other languages; where a form was posted, the page that it stands on.
  private func languages(_ request: Request) -> HTML {
    let links = InterfaceLanguage.allCases.map { language -> HTML in
      let code = language.rawValue
      let address = request.address(request.query.replacing("lang", with: code))
      let mark: HTML = language == request.words.language ? " aria-current=\"true\"" : ""
      return """
        <li><a href="\(address)" lang="\(code)" hreflang="\(code)"\(mark)>\(language.name)</a></li>
        """
    }
    return """
      <nav class="languages" aria-label="\(request.words("layout.language"))"><ul>\(links)</ul></nav>
      """
  }
}
