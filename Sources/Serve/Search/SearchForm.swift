internal import Basics
internal import Coding
internal import Lexicons
internal import Workbench

/// The form over a concordance or a list of articles: words, order and filters.
struct SearchForm {
  let query: SearchQuery
  let study: Study
  let names: CodeNames
  /// Without words: a list of articles.
  var asksForWords = true
  var action = "/search"
  private var words: Words { names.words }

  var markup: HTML {
    let filters = filterFields
    let isNarrow = !query.filter.isEmpty
    let open: HTML = isNarrow || !asksForWords ? " open" : ""
    return """
      <form class="ask" method="get" action="\(action)" role="search">
      \(asksForWords ? wordFields : "")
      <details class="filters"\(open)><summary>\(words("search.filters"))</summary>
      <div class="ask">\(filters)</div></details>
      <button>\(words(asksForWords ? "search.go" : "articles.go"))</button>
      </form>
      """
  }

  private var wordFields: HTML {
    // Over a list the focus would keep the keys from it.
    let focus: HTML = query.pattern == nil ? " autofocus" : ""
    let type = choice("type", EntryType.allCases, chosen: query.type)
    let language = choice("language", EntryLanguage.allCases.reversed(), chosen: query.language)
    let order = choice("sort", ConcordanceQuery.Order.allCases, chosen: query.order)
    return """
      <label class="wide">\(words("search.words"))
      <input type="search" name="q" value="\(query.pattern ?? "")" maxlength="500"\(focus)></label>
      \(type)\(language)\(order)
      """
  }

  /// A choice of values that the interface names `NAME.VALUE`.
  private func choice<Value: RawRepresentable<String>>(
    _ name: String, _ values: [Value], chosen: Value
  ) -> HTML {
    choice(name, values.map(\.rawValue), chosen: chosen.rawValue) { words("\(name).\($0)") }
  }

  private var filterFields: [HTML] {
    let cards = study.overview
    let codebook = names.codebook
    func codes(_ kind: CodeKind) -> [String] {
      codebook.codes(of: kind).filter { $0.parent.isEmpty }.map(\.code)
    }
    return [
      filter(.outlet, cards.outlets.map(\.value)) { study.outlet($0) },
      filter(.language, cards.languages.map(\.value)) { names.value($0) },
      day("from", query.filter.from), day("to", query.filter.to),
      filter(.relevance, Relevance.allCases.map(\.rawValue)) { words("relevance.\($0)") },
      filter(.stance, Stance.allCases.map(\.rawValue)) { names.value($0) },
      filter(.frame, codes(.frame)) { names.name($0, .frame) },
      filter(.voice, codes(.speaker)) { names.name($0, .speaker) },
      filter(.city, ["almaty", "astana", "shymkent", "other"]) { names.name($0, .place) },
    ]
  }

  private func filter(
    _ field: ArticleField, _ values: [String], _ name: (String) -> String
  ) -> HTML {
    let chosen = query.filter.values[field]?.min() ?? ""
    return choice(
      ArticleFilter.name(of: field), [""] + values, chosen: chosen,
      label: words("filter.\(field.rawValue)")
    ) { $0.isEmpty ? words("filter.any") : name($0) }
  }

  private func day(_ name: String, _ value: String?) -> HTML {
    """
    <label>\(words("filter.\(name)"))
    <input name="\(name)" value="\(value ?? "")" size="10" placeholder="2024-05" \
    pattern="[0-9]{4}(-[0-9]{2}){0,2}" inputmode="numeric"></label>
    """
  }

  private func choice(
    _ name: String, _ values: [String], chosen: String, label: String? = nil,
    _ text: (String) -> String
  ) -> HTML {
    let options = values.map { value -> HTML in
      let mark: HTML = value == chosen ? " selected" : ""
      return "<option value=\"\(value)\"\(mark)>\(text(value))</option>"
    }
    return """
      <label>\(label ?? words("search.\(name)"))<select name="\(name)">\(options)</select></label>
      """
  }
}
