internal import Basics
internal import Coding
internal import Foundation
internal import Lexicons
internal import Workbench

/// What the pages of the tables call things, in the reader's language.
struct TableNames: Sendable {
  let words: Words
  let codes: CodeNames

  init(_ words: Words, _ codebook: Codebook) {
    self.words = words
    codes = CodeNames(codebook: codebook, words: words)
  }

  func table(_ table: Table) -> String { codes.table(table.rawValue) }
  func column(_ column: String) -> String { words("tables.column.\(column)") }
  func language(_ language: String) -> String {
    words.known("tables.language.\(language)") ?? language
  }
  func type(_ type: String) -> String { words.known("tables.type.\(type)") ?? type }
  func variable(_ variable: ArticleVariable) -> String {
    words("tables.variable.\(variable.rawValue)")
  }

  /// A code of an article's variable.
  func code(_ code: String, of variable: ArticleVariable) -> String {
    switch variable {
    case .frames, .finerFrames: codes.name(code, .frame)
    case .voices: codes.name(code, .speaker)
    case .cities, .origins: codes.name(code, .place)
    case .metaphors: codes.name(code, .metaphor)
    case .ties: codes.name(String(code.prefix { $0 != ":" }), .tie)
    case .relevance: Relevance(rawValue: code).map(codes.relevance) ?? code
    case .stance, .strictStance, .outletStance, .labelUse:
      words.known("tables.value.\(variable.rawValue).\(code)") ?? codes.value(code)
    }
  }

  /// The time of day, with the day where that is another.
  func time(_ date: Date) -> String {
    let calendar = Calendar.current
    let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date)
    func two(_ number: Int?) -> String {
      let text = String(number ?? 0)
      return text.count < 2 ? "0" + text : text
    }
    let time = "\(two(parts.hour)):\(two(parts.minute))"
    return calendar.isDateInToday(date)
      ? time : "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day)) \(time)"
  }

  /// Options for the codes of a table, finer ones behind those over them.
  func codeOptions(_ table: Table) -> [(value: String, name: String)] {
    codes.codebook.codes(of: table.kind).map { code in
      let name = codes.name(code.code, table.kind)
      let indent = code.parent.isEmpty ? "" : "– "
      return (code.code, "\(indent)\(name) (\(code.code))")
    }
  }

  var languageOptions: [(value: String, name: String)] {
    EntryLanguage.allCases.map { ($0.rawValue, language($0.rawValue)) }
  }

  var typeOptions: [(value: String, name: String)] {
    EntryType.allCases.map { ($0.rawValue, type($0.rawValue)) }
  }
}

/// Text for reading that stays within a line or two.
func shortened(_ text: String, to most: Int = 120) -> String {
  text.count > most ? text.prefix(most) + "…" : text
}

extension Table {
  /// The table that an address names.
  static func named(in request: Request) throws(Refusal) -> Table {
    let name = request[parameter: "name"]
    guard let table = Table(rawValue: name) else {
      throw Refusal.notFound(
        request.path, "there is no table \(name)",
        cure: nearestName(to: name, among: allCases.map(\.rawValue)).map { "did you mean \($0)?" }
          ?? "go on from the list of tables")
    }
    return table
  }

  var address: String { "/tables/\(rawValue)" }
  func address(of id: String) -> String { "\(address)/row/\(Fields.encoded(id))" }
}
