internal import Basics

/// Nouns of the field that the dictionary lacks, declined like others that it holds.
struct RussianNouns: Sendable {
  private let forms: [String: [OpenCorpora.Form]]

  /// Reads a noun and its model a line.
  init(_ bytes: [UInt8], _ dictionary: OpenCorpora) throws {
    let file = "russian-nouns.csv"
    var forms: [String: [OpenCorpora.Form]] = [:]
    for row in try MorphologyData.rows(of: file, bytes, columns: 2) {
      let model = dictionary.forms(of: Array(row.fields[1].utf8)).first {
        $0.index == 0 && dictionary.tag(of: $0).has(.noun)
      }
      guard let model else {
        throw MorphologyData.fault(in: file, row, "'\(row.fields[1])' is no noun of the dictionary")
      }
      let noun = OpenCorpora.Form(
        paradigm: model.paradigm, index: 0, spelling: Array(row.fields[0].utf8))
      for index in 0..<dictionary.paradigms.size(noun.paradigm) {
        guard let spelling = dictionary.form(index, of: noun) else { continue }
        forms[foldYo(spelling), default: []].append(
          OpenCorpora.Form(paradigm: noun.paradigm, index: index, spelling: spelling))
      }
    }
    self.forms = forms
  }

  func contains(_ folded: String) -> Bool { forms[folded] != nil }

  /// The readings of a form as one of these nouns.
  func forms(of folded: String) -> [OpenCorpora.Form] { forms[folded] ?? [] }
}
