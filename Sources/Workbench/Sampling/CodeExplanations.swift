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
/// Frames and speakers as the codebook has them, translated; what the codebook does not list (relevance,
/// stance) as `CodingTexts` has it.
struct CodeExplanations {
  struct Code {
    var code: String
    /// In the order of `InstructionLanguage`.
    var labels: [String]
    var definitions: [String]
    var includes: [String] = []
    var excludes: [String] = []
    var example = ""

    func label(_ language: InstructionLanguage) -> String { labels[language.column] }
    func definition(_ language: InstructionLanguage) -> String { definitions[language.column] }
    func include(_ language: InstructionLanguage) -> String {
      includes.isEmpty ? "" : includes[language.column]
    }
    func exclude(_ language: InstructionLanguage) -> String {
      excludes.isEmpty ? "" : excludes[language.column]
    }
  }

  private var byVariable: [Variable: [Code]] = [:]
  /// The variables themselves: what is asked.
  private var variables: [Variable: Code] = [:]

  init(_ codebook: Codebook, _ known: KnownCodes) throws(Problem) {
    let texts = try CodingTexts()
    for variable in Variable.allCases {
      let key = "coding.\(variable.rawValue)"
      variables[variable] = Self.code("", key, "\(key).ask", texts)
      byVariable[variable] = (known.codes[variable] ?? []).compactMap { code in
        Self.code(code, "\(key).\(code)", "\(key).\(code).what", texts)
      }
    }
    // Finer codes count as the one above them, so coders are not asked for them.
    byVariable[.frames] = codebook.codes(of: .frame).filter { $0.parent.isEmpty }
      .map { Self.code($0, texts) }
    byVariable[.voices] = codebook.codes(of: .speaker).map { Self.code($0, texts) }
    let places = codebook.codes(of: .place)
    let others = byVariable[.cities] ?? []
    byVariable[.cities] = (known.codes[.cities] ?? []).compactMap { city in
      places.first { $0.code == city }.map { Self.code($0, texts) }
        ?? others.first { $0.code == city }
    }
  }

  private static func code(
    _ code: String, _ label: String, _ definition: String, _ texts: CodingTexts
  ) -> Code? {
    guard let labels = texts.texts(label), let definitions = texts.texts(definition) else {
      return nil
    }
    return Code(code: code, labels: labels, definitions: definitions)
  }

  private static func code(_ code: Codebook.Code, _ texts: CodingTexts) -> Code {
    Code(
      code: code.code, labels: [code.labelKazakh, code.labelRussian, code.labelEnglish],
      definitions: texts.texts(of: code, "definition", code.definition),
      includes: texts.texts(of: code, "include", code.include),
      excludes: texts.texts(of: code, "exclude", code.exclude), example: code.example)
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
