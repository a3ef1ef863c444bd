package import Coding
package import Measures

/// A passage and the codes that one coder gave it.
package struct CodedPassage: Sendable {
  package var id: String
  /// Where it stands in its file.
  package var line: Int
  package var text: String?
  package var title: String?
  package var date: String?
  package var address: String?
  package var language: String?
  package var outlet: String?
  package var genre: String?
  package var codes = PassageCodes()
  /// Why it was coded so; nil where no program coded it.
  package var evidence: [Evidence]?

  package init(id: String, line: Int) { (self.id, self.line) = (id, line) }

  /// What the passage is known to be, by the name of a grouping.
  package func value(of grouping: Grouping) -> String? {
    switch grouping {
    case .all: "all"
    case .language: language
    case .outlet: outlet
    case .genre: genre
    }
  }
}

/// By what figures are told apart.
package enum Grouping: String, CaseIterable, Sendable { case all, language, outlet, genre }

/// The columns of a file of codings, with the names that they may go by.
enum PassageColumn: String, CaseIterable {
  case id, text, title, date, address, language, outlet, genre, level
  case relevance, stance
  case outletStance = "outlet_stance"
  case frames, voices, cities
  case labelUse = "label_use"

  /// The first is the usual one; `articles.csv` of a run and the samples' gold have others.
  var names: [String] {
    switch self {
    case .id: ["id", "article_id"]
    case .address: ["address", "url"]
    case .language: ["language", "lang"]
    case .outletStance: ["outlet_stance", "stance_outlet"]
    default: [rawValue]
    }
  }

  var variable: Variable? { Variable(rawValue: rawValue) }

  static let allNames = allCases.flatMap(\.names)
}
