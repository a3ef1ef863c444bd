internal import Basics
internal import Coding
internal import Lexicons
internal import Workbench

/// What the search page is asked for, read from its address.
struct SearchQuery {
  /// Lines on a page where nobody asks for more or fewer.
  static let usualLines = 100
  static let mostLines = 5000

  let fields: Fields
  /// The words looked for; nil where none are.
  let pattern: String?
  let type: EntryType
  let language: EntryLanguage
  let order: ConcordanceQuery.Order
  let filter: ArticleFilter
  /// Lines on a page, and the number of the page from 1.
  let lines: Int
  let page: Int

  init(_ fields: Fields) {
    self.fields = fields.withoutEmpty.replacing("lang", with: nil)
    pattern = fields.text("q")
    type = fields["type"].flatMap(EntryType.init) ?? .lemma
    language = fields["language"].flatMap(EntryLanguage.init) ?? .any
    order = fields["sort"].flatMap(ConcordanceQuery.Order.init) ?? .article
    lines = fields.number("per", in: 1...Self.mostLines) ?? Self.usualLines
    page = fields.number("page", in: 1...1_000_000) ?? 1
    filter = ArticleFilter(fields)
  }

  /// Of the words; nil where none are looked for.
  var concordance: ConcordanceQuery? {
    guard let pattern else { return nil }
    return narrowed(
      ConcordanceQuery(.pattern(pattern, type: type, language: language)))
  }

  /// Another target in the same articles, order and page.
  func narrowed(_ query: ConcordanceQuery) -> ConcordanceQuery {
    var query = query
    query.filter = filter
    query.order = order
    query.context = 14
    query.limit = lines
    query.offset = lines * (page - 1)
    return query
  }
}

extension ArticleFilter {
  /// The name of a field in addresses: of the articles' language, since `language` is the words'.
  static func name(of field: ArticleField) -> String {
    field == .language ? "in" : field.rawValue
  }

  init(_ fields: Fields) {
    self.init()
    for field in ArticleField.allCases {
      let wanted = fields.values(Self.name(of: field)).filter { !$0.isEmpty }
      if !wanted.isEmpty { values[field] = Set(wanted) }
    }
    from = fields.text("from")
    to = fields.text("to")
  }
}
