package import Basics
internal import Coding
package import Lexicons
package import Linguistics
internal import Measures

/// Codes passages by the lexicons, as `koshu code` would.
package struct PassageCoder {
  private let analyzer: AnalyzerSession
  private let coder: Coder
  private let known: KnownCodes

  package init(_ lexicon: CompiledLexicon, dictionaries: Dictionaries, known: KnownCodes) {
    analyzer = Analyzer(dictionaries).session()
    coder = Coder(lexicon)
    self.known = known
  }

  /// Throws where a passage has no text to be coded.
  package static func demandTexts(_ passages: [CodedPassage], place: String) throws(Problem) {
    let missing = passages.filter { $0.text == nil }
    guard let first = missing.first else { return }
    let others = missing.count > 1 ? ", nor have \(missing.count - 1) others" : ""
    throw Problem(
      "EVA-008", at: "\(place):\(first.line)",
      "the passage \(first.id) has no text to be coded\(others)",
      cure: first.address == nil
        ? "fill the column text, or name a second coding: --coded FILE"
        : "fill the column text, or compare with what a run made of these addresses: "
          + "--coded out/articles.csv")
  }

  /// Passages with their codings, in their order.
  package func code(_ passages: [CodedPassage]) -> [TwiceCoded] {
    passages.map { TwiceCoded(gold: $0, coded: code($0)) }
  }

  private func code(_ gold: CodedPassage) -> CodedPassage {
    var passage = gold
    let text = analyzer.analyze(gold.text ?? "")
    let coded = coder.code(
      CodingInput(
        title: gold.title.map { analyzer.analyze($0) } ?? .empty, text: text))
    if passage.language == nil { passage.language = text.language.rawValue }
    passage.codes = PassageCodes(coded, known: known)
    passage.evidence = coded.evidence
    return passage
  }
}

extension PassageCodes {
  /// What the lexicons coded, as people code it.
  init(_ coded: CodedArticle, known: KnownCodes) {
    self.init()
    self[single: .relevance] = coded.relevance.rawValue
    self[single: .stance] = coded.stance.rawValue
    self[single: .outletStance] = coded.outletStance.rawValue
    self[.frames] = Set(coded.frames.compactMap { known.code($0, of: .frames) })
    self[.voices] = Set(coded.voices)
    self[.cities] = Set(coded.cities)
    self[single: .labelUse] = coded.labelUse.rawValue
  }
}
