internal import Basics
internal import Lexicons
internal import Measures
internal import Sheets

/// A language in which coders are instructed.
package enum InstructionLanguage: String, CaseIterable, Sendable {
  case kk, ru, en

  /// Its column in the texts of this module.
  var column: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// The tab of its instructions.
  var sheetName: String {
    switch self {
    case .kk: "нұсқаулық"
    case .ru: "инструкция"
    case .en: "instructions"
    }
  }
}

/// What each code that people may give means, in three languages.
///
/// Frames and speakers as the codebook has them; what the codebook does not list (relevance, stance)
/// as the texts of this module have it.
struct CodeExplanations {
  struct Code {
    var code: String
    /// In the order of `InstructionLanguage`.
    var labels: [String]
    var definitions: [String]
    var include = ""
    var exclude = ""
    var example = ""

    func label(_ language: InstructionLanguage) -> String { labels[language.column] }
    func definition(_ language: InstructionLanguage) -> String { definitions[language.column] }
  }

  private var byVariable: [Variable: [Code]] = [:]
  /// The variables themselves: what is asked.
  private var variables: [Variable: Code] = [:]

  init(_ codebook: Codebook, _ known: KnownCodes) throws(Problem) {
    for row in try WorkbenchData.rows("coding-codes.csv") where row.count == 8 {
      guard let variable = Variable(rawValue: row[0]) else { continue }
      let code = Code(code: row[1], labels: Array(row[2..<5]), definitions: Array(row[5..<8]))
      if code.code.isEmpty {
        variables[variable] = code
      } else {
        byVariable[variable, default: []].append(code)
      }
    }
    // Finer codes count as the one above them, so coders are not asked for them.
    byVariable[.frames] = codebook.codes(of: .frame).filter { $0.parent.isEmpty }.map(Self.code)
    byVariable[.voices] = codebook.codes(of: .speaker).map(Self.code)
    let places = codebook.codes(of: .place)
    let others = byVariable[.cities] ?? []
    byVariable[.cities] = (known.codes[.cities] ?? []).compactMap { city in
      places.first { $0.code == city }.map(Self.code) ?? others.first { $0.code == city }
    }
  }

  private static func code(_ code: Codebook.Code) -> Code {
    Code(
      code: code.code, labels: [code.labelKazakh, code.labelRussian, code.labelEnglish],
      definitions: [code.definition, code.definition, code.definition], include: code.include,
      exclude: code.exclude, example: code.example)
  }

  func codes(of variable: Variable) -> [Code] { byVariable[variable] ?? [] }

  func question(_ variable: Variable) -> Code? { variables[variable] }

  func hint(
    _ variable: Variable, _ languages: [InstructionLanguage]
  ) -> Sheet.Validation.Hint? {
    variables[variable].map { code in
      let names = codes(of: variable).map { choice in
        "\(choice.code): \(languages.map { choice.label($0) }.joined(separator: " / "))"
      }
      return .init(variable.rawValue, clipped(names.joined(separator: "\n")))
    }
  }
}

extension CodeExplanations.Code {
  func hint(_ languages: [InstructionLanguage]) -> Sheet.Validation.Hint {
    let label = languages.map { self.label($0) }.joined(separator: " / ")
    let definitions = languages.map { definition($0) }
    return .init(
      String(code.prefix(32)), clipped(label + "\n" + (definitions.first ?? "")))
  }
}

/// Excel shows at most 255 characters beside a cell.
private func clipped(_ text: String) -> String {
  guard text.utf16.count > 255 else { return text }
  var cut = String(decoding: text.utf16.prefix(254), as: UTF16.self)
  if let space = cut.lastIndex(where: \.isWhitespace) { cut = String(cut[..<space]) }
  return cut + "…"
}
