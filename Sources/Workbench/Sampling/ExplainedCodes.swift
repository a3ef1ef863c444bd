package import Basics
package import Lexicons
internal import Measures

/// A question that coders answer, with what each answer means.
package struct ExplainedFamily: Hashable, Sendable {
  package var title: String
  package var question: String
  package var codes: [ExplainedCode]
}

/// A code as coders are told of it.
package struct ExplainedCode: Hashable, Sendable {
  package var code: String
  package var label: String
  package var definition: String
  package var include: String
  package var exclude: String
  /// A sentence in Kazakh or Russian.
  package var example: String
}

/// The coding scheme in one language, in the order in which coders are asked.
package func explainedCodes(
  _ codebook: Codebook, in language: InterfaceLanguage
) throws(Problem) -> [ExplainedFamily] {
  let explanations = try CodeExplanations(codebook, KnownCodes(codebook))
  let language = InstructionLanguage(language)
  return Variable.allCases.compactMap { variable in
    let codes = explanations.codes(of: variable)
    guard let question = explanations.question(variable), !codes.isEmpty else { return nil }
    return ExplainedFamily(
      title: question.label(language), question: question.definition(language),
      codes: codes.map { code in
        ExplainedCode(
          code: code.code, label: code.label(language), definition: code.definition(language),
          include: code.include(language), exclude: code.exclude(language), example: code.example)
      })
  }
}

extension InstructionLanguage {
  fileprivate init(_ language: InterfaceLanguage) {
    self =
      switch language {
      case .kk: .kk
      case .ru: .ru
      case .en: .en
      }
  }
}
