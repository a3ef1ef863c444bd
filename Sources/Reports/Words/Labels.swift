internal import Basics
internal import Foundation

/// Names of codes: those handed in first, then the built-in ones, then the code itself.
struct Labels {
  private let language: InterfaceLanguage
  private let given: [String: CodeLabel]
  private var builtIn = TextTable()
  private var outlets: [String: String] = [:]

  init(_ context: ReportContext) throws {
    language = context.language
    given = context.labels
    for outlet in context.outlets where !outlet.name.isEmpty { outlets[outlet.id] = outlet.name }
    builtIn.add(csv: Array(try resource("strings/labels.csv")))
  }

  private func givenLabel(_ kind: String, _ code: String) -> CodeLabel? {
    given["\(kind):\(code)"] ?? (isPlain(kind, code) ? given[code] : nil)
  }

  /// Whether the code means the same without its kind: `none` is a shifter in the codebook, and
  /// `internal` a group.
  private func isPlain(_ kind: String, _ code: String) -> Bool {
    switch kind {
    case "frame", "speaker": true
    case "city": code != "none" && code != "other"
    default: false
    }
  }

  private func name(_ kind: String, _ code: String, in language: InterfaceLanguage) -> String? {
    if kind == "outlet" { return nil }
    if let label = givenLabel(kind, code) {
      return label[language].isEmpty ? nil : label[language]
    }
    return builtIn["\(kind).\(code)", language]
  }

  func name(_ kind: String, _ code: String) -> String {
    if kind == "outlet" { return outlets[code] ?? code }
    return name(kind, code, in: language) ?? code
  }

  /// A name for charts and sentences: the built-in one where the given one is too long for the label
  /// column of a chart, which has room for 23 letters.
  func short(_ kind: String, _ code: String) -> String {
    let name = name(kind, code)
    guard name.unicodeScalars.count > 23 else { return name }
    return builtIn["\(kind).\(code)", language] ?? name
  }

  /// The name, then small the names in the languages of the articles.
  func markup(_ kind: String, _ code: String) -> HTML {
    let main = name(kind, code)
    var seen = [main]
    var parts: [HTML] = []
    for other in [InterfaceLanguage.kk, .ru] where other != language {
      guard let name = name(kind, code, in: other), !seen.contains(name) else { continue }
      seen.append(name)
      parts.append("<span lang=\"\(other.rawValue)\">\(name)</span>")
    }
    let name: HTML = "<bdi>\(main)</bdi>"
    return parts.isEmpty ? name : name + " <small>\(parts.joined(by: " · "))</small>"
  }
}

extension CodeLabel {
  subscript(language: InterfaceLanguage) -> String {
    switch language {
    case .kk: kk
    case .ru: ru
    case .en: en
    }
  }
}

/// The bytes of a data file of this module.
func resource(_ name: String) throws -> Data {
  guard let folder = Bundle.module.url(forResource: "Data", withExtension: nil),
    let data = try? Data(contentsOf: folder.appendingPathComponent(name))
  else {
    throw Problem(
      "REP-001", at: name, "a file of the report is missing beside the program",
      cure: "build or install Koshu again", kind: .fault)
  }
  return data
}
