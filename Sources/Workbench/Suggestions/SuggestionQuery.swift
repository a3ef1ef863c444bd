package import Basics
package import Lexicons

/// For which code words are looked for, by which methods, and in which articles.
package struct SuggestionQuery: Hashable, Sendable {
  /// Why a word may belong to a code.
  package enum Method: String, CaseIterable, Sendable {
    /// Texts with the code have it more often than the rest.
    case keyness
    /// It stands in the sentences that bear the code.
    case collocates
    /// It is made of the same stem as a word of the code, or spelt nearly so.
    case relatives
    /// It stands in the other language where articles come in both.
    case translations
  }

  package var code: TargetCode
  package var methods = Set(Method.allCases)
  package var filter = ArticleFilter()
  /// Of keyness: whole texts are compared, or sentences.
  package var bySentence = false
  /// A word of fewer stories is no candidate: one text says little of a language.
  package var minStories = 3
  /// Keyness less likely than this by chance; 0.01 is G² 6.63.
  package var maxProbability = 0.01
  /// Binary logarithm of how much more often it must be: 1 is twice.
  package var minLogRatio = 1.0
  package var language = EntryLanguage.any
  /// Candidates that a row of the code finds already are shown too, and marked.
  package var showsKnown = false
  package var limit = 20

  package init(_ code: TargetCode) { self.code = code }
}

/// A code, the table that its rows stand in, and the finer codes under it.
package struct TargetCode: Hashable, Sendable {
  package let code: String
  package let table: Table
  /// Itself and the finer codes under it.
  let members: Set<String>
  /// The topmost code over it.
  let top: String

  /// Reads `housing` or `frame:housing`.
  package init(_ name: String, _ codebook: Codebook) throws(Problem) {
    let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
    let code = parts.last ?? ""
    let kinds =
      parts.count == 2 ? CodeKind(rawValue: parts[0]).map { [$0] } ?? [] : CodeKind.allCases
    let found = Table.allCases.filter {
      kinds.contains($0.kind) && codebook.code(code, kind: $0.kind) != nil
    }
    guard let table = found.first else {
      let known = codebook.codes.flatMap { [$0.code, "\($0.kind.rawValue):\($0.code)"] }
      throw Problem(
        "SUG-001", at: name, "no such code",
        cure: nearestName(to: name, among: known).map { "did you mean \($0)?" }
          ?? "codes stand in codebook.csv; write one as housing or frame:housing")
    }
    guard found.count == 1 else {
      let names = found.map { "\($0.kind.rawValue):\(code)" }
      throw Problem(
        "SUG-002", at: name, "\(found.count) kinds have this code",
        cure: "write one of \(names.joined(separator: " "))")
    }
    (self.code, self.table) = (code, table)
    members = Set(
      codebook.codes(of: table.kind).filter { codebook.lineage(of: $0).contains(code) }.map(\.code))
    top = codebook.top(of: code, kind: table.kind)
  }
}
