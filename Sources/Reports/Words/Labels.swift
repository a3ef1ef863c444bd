internal import Basics
internal import Foundation

/// Names of codes: those handed in first, then the built-in ones, then the code itself.
struct Labels {
  private var given: [String: CodeLabel]
  private var builtIn: [String: CodeLabel] = [:]
  private var outlets: [String: String] = [:]

  init(_ context: ReportContext) throws {
    given = context.labels
    for outlet in context.outlets where !outlet.name.isEmpty { outlets[outlet.id] = outlet.name }
    for row in CSVReader(Array(try resource("labels.csv"))).dropFirst() where row.fields.count == 5
    {
      let fields = row.fields
      builtIn["\(fields[0]):\(fields[1])"] = CodeLabel(kk: fields[2], ru: fields[3], en: fields[4])
    }
  }

  func label(_ kind: String, _ code: String) -> CodeLabel {
    if kind == "outlet" { return CodeLabel(kk: "", ru: "", en: outlets[code] ?? code) }
    let key = "\(kind):\(code)"
    let found = given[key] ?? (isPlain(kind, code) ? given[code] : nil) ?? builtIn[key]
    return found ?? CodeLabel(kk: "", ru: "", en: code)
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

  func name(_ kind: String, _ code: String) -> String {
    let english = label(kind, code).en
    return english.isEmpty ? code : english
  }

  /// A name for charts and sentences: the built-in one where the given one is too long for the label
  /// column of a chart, which has room for 23 letters.
  func short(_ kind: String, _ code: String) -> String {
    let name = name(kind, code)
    guard name.unicodeScalars.count > 23, let known = builtIn["\(kind):\(code)"] else {
      return name
    }
    return known.en
  }

  /// The English name, then the Kazakh and Russian ones, small.
  func markup(_ kind: String, _ code: String) -> HTML {
    let label = label(kind, code)
    var parts: [HTML] = []
    if !label.kk.isEmpty { parts.append("<span lang=\"kk\">\(label.kk)</span>") }
    if !label.ru.isEmpty, label.ru != label.kk {
      parts.append("<span lang=\"ru\">\(label.ru)</span>")
    }
    let name: HTML = "<bdi>\(name(kind, code))</bdi>"
    return parts.isEmpty ? name : name + " <small>\(parts.joined(by: " · "))</small>"
  }
}

/// The bytes of a data file of this module.
func resource(_ name: String) throws -> Data {
  guard let folder = Bundle.module.url(forResource: "Data", withExtension: nil),
    let data = try? Data(contentsOf: folder.appendingPathComponent(name))
  else {
    throw Problem(
      "REP-001", at: name, "a template of the report is missing beside the program",
      cure: "build or install Koshu again", kind: .fault)
  }
  return data
}
