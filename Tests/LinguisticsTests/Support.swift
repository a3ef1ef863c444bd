import Basics
import Linguistics

/// A morphology that knows a few words, so that tests need no dictionaries.
struct ListMorphology: Morphology {
  var words: Set<String>

  func analyses(of surface: String, folded: String) -> [Analysis] {
    [Analysis(lemma: folded, partOfSpeech: .other)]
  }

  func knows(_ folded: String) -> Bool { words.contains(folded) }
  var version: String { "list" }
  var digest: String { words.sorted().joined(separator: " ") }
}

func analyze(
  _ text: String, kazakh: any Morphology = WholeWordMorphology(),
  russian: any Morphology = WholeWordMorphology()
) throws -> AnalyzedText {
  Analyzer(try Dictionaries(kazakh: kazakh, russian: russian)).session().analyze(text)
}

/// What stands in a text at a token.
func written(_ token: Token, in text: String) -> String {
  let scalars = Array(text.unicodeScalars)[Int(token.start)..<Int(token.end)]
  var view = String.UnicodeScalarView()
  view.append(contentsOf: scalars)
  return String(view)
}

/// The words, numbers and addresses of a text as they stand in it.
func words(_ text: String) throws -> [String] {
  let analyzed = try analyze(text)
  return analyzed.tokens.filter { token in
    let kind = analyzed.type(of: token).kind
    return kind == .word || kind == .number || kind == .address
  }.map { written($0, in: text) }
}

/// The repaired surfaces of the words of a text.
func surfaces(_ text: String) throws -> [String] {
  let analyzed = try analyze(text)
  return analyzed.tokens.map { analyzed.type(of: $0) }.filter { $0.kind == .word }.map(\.surface)
}

/// The sentences of a text as they stand in it.
func sentences(_ text: String) throws -> [String] {
  let scalars = Array(text.unicodeScalars)
  return try analyze(text).sentences.map { sentence in
    var view = String.UnicodeScalarView()
    view.append(
      contentsOf: scalars[sentence.range.lowerBound.value..<sentence.range.upperBound.value])
    return String(view)
  }
}
