internal import Basics

/// The codes of an article; each is a link that marks the words it rests on.
struct CodeList {
  let codes: ArticleCodes
  /// The key of the chosen code.
  let chosen: String?
  let request: Request

  var markup: HTML {
    let rows = codes.groups.map { group -> HTML in
      let items = group.codes.map { code -> HTML in
        let finer = code.finer.map { "<li>\(link($0))</li>" as HTML }
        return finer.isEmpty ? link(code) : "\(link(code))<ul>\(finer)</ul>"
      }
      let list = items.map { "<div>\($0)</div>" as HTML }
      return "<dt>\(request.words("article.\(group.name)"))</dt><dd>\(list)</dd>\n"
    }
    return "<dl>\(rows)</dl>"
  }

  private func link(_ code: ArticleCode) -> HTML {
    let detail: HTML =
      code.detail.isEmpty ? "" : " <small class=\"faint\">\(code.detail)</small>"
    guard !code.evidence.isEmpty else { return "\(code.name)\(detail)" }
    let isChosen = code.key == chosen
    let query = request.query.replacing("code", with: isChosen ? nil : code.key)
      .replacing("lang", with: nil)
    let mark: HTML = isChosen ? " aria-current=\"true\"" : ""
    return """
      <a href="\(request.address(query))#why" data-code="\(code.key)"\(mark)>\(code.name)</a>\(detail)
      """
  }
}
