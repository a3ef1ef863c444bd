internal import Basics
internal import Coding
internal import Lexicons
internal import Workbench

/// The corpus in figures, and where to go from here.
struct StartPage {
  let desk: Desk

  func respond(_ request: Request) async throws -> Response {
    let words = request.words
    let study = try desk.study()
    let names = study.names(words)
    return .page(
      Page(
        title: desk.holdings.name, place: .start,
        body: """
          \(search(words))
          \(figures(study.overview, words))
          \(try codes(study, names))
          \(outlets(study, words))
          """))
  }

  private func search(_ words: Words) -> HTML {
    """
    <form class="ask" method="get" action="/search" role="search">
    <label class="wide">\(words("start.search"))<input type="search" name="q" maxlength="500"></label>
    <button>\(words("search.go"))</button></form>
    """
  }

  private func figures(_ overview: Overview, _ words: Words) -> HTML {
    let days = [overview.firstDay, overview.lastDay].compactMap { $0 }.joined(separator: " – ")
    return """
      <dl class="figures">
      \(figure(words("start.articles"), words.number(overview.articles), "/articles"))
      \(figure(words("start.stories"), words.number(overview.stories)))
      \(figure(words("start.outlets"), words.number(overview.outlets.count)))
      \(overview.languages.map { language in
        figure(
          words.known("code.\(language.value)") ?? language.value, words.number(language.count),
          address("/articles", ["in": language.value]))
      })
      </dl>
      <p class="faint">\(days)</p>
      """
  }

  private func figure(_ name: String, _ value: String, _ place: String? = nil) -> HTML {
    let shown: HTML = place.map { "<a href=\"\($0)\">\(value)</a>" } ?? HTML(escaping: value)
    return "<div><dt>\(name)</dt><dd>\(shown)</dd></div>\n"
  }

  private func codes(_ study: Study, _ names: CodeNames) throws -> HTML {
    let counts = try study.codeCounts()
    let words = names.words
    let all = max(1, study.overview.articles)
    let about = counts.relevance[.internal] ?? 0
    let relevance = Relevance.allCases.map { value in
      row(
        names.relevance(value), counts.relevance[value] ?? 0, of: all, words,
        ["relevance": value.rawValue])
    }
    let stance = Stance.allCases.map { value in
      row(
        names.value(value.rawValue), counts.stance[value] ?? 0, of: about, words,
        ["relevance": "internal", "stance": value.rawValue])
    }
    let frames = counts.frames.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { frame in
      row(
        names.name(frame.key, .frame), frame.value, of: about, words,
        ["relevance": "internal", "frame": frame.key])
    }
    return """
      <h2>\(words("start.relevance"))</h2>\(table(words("start.of.all"), relevance))
      <h2>\(words("start.stance"))</h2>\(table(words("start.of.movers"), stance))
      <h2>\(words("start.frames"))</h2>\(table(words("start.of.frames"), frames))
      """
  }

  private func table(_ caption: String, _ rows: [HTML]) -> HTML {
    "<table class=\"bars\"><caption>\(caption)</caption><tbody>\n\(rows)</tbody></table>"
  }

  private func row(
    _ name: String, _ count: Int, of all: Int, _ words: Words,
    _ query: KeyValuePairs<String, String>
  ) -> HTML {
    let share = all > 0 ? Int((Double(count) / Double(all) * 100).rounded()) : 0
    let shown: HTML =
      count > 0
      ? "<a href=\"\(address("/articles", Fields(query)))\">\(words.number(count))</a>" : "0"
    return """
      <tr><th scope="row">\(name)</th><td class="number">\(shown)</td>\
      <td class="number">\(share) %</td>\
      <td class="bar"><meter min="0" max="100" value="\(share)" aria-hidden="true"></meter></td></tr>

      """
  }

  private func outlets(_ study: Study, _ words: Words) -> HTML {
    let overview = study.overview
    let most = overview.outlets.map(\.count).max() ?? 1
    let rows = overview.outlets.map { outlet -> HTML in
      """
      <tr><th scope="row">\(study.outlet(outlet.value))</th><td class="number">\
      <a href="\(address("/articles", ["outlet": outlet.value]))">\(words.number(outlet.count))</a></td>\
      <td class="bar"><meter min="0" max="\(most)" value="\(outlet.count)" aria-hidden="true"></meter>\
      </td></tr>

      """
    }
    return """
      <h2>\(words("start.outlets.heading"))</h2>\(table(words("start.by.outlet"), rows))
      """
  }
}
