import Basics

/// Words that decide whether a sentence ends before them.
struct SentenceWords: Sendable {
  private let starters: Set<String>
  private let sayings: Set<String>

  init() throws {
    var words: [Substring: Set<String>] = [:]
    let name = "sentence-starters.tsv"
    for row in try LanguageData.rows(name, columns: 2) {
      guard row.fields[1] == "starter" || row.fields[1] == "saying" else {
        throw Problem(
          "LNG-002", at: "\(name):\(row.line)", "unknown role \(row.fields[1])", kind: .fault)
      }
      words[row.fields[1], default: []].insert(String(row.fields[0]))
    }
    starters = words["starter"] ?? []
    sayings = words["saying"] ?? []
  }

  /// Whether a word with a capital begins a sentence after "1995 г.", where a name would go on.
  func begins(_ lowercased: String) -> Bool { starters.contains(lowercased) }

  /// Whether a word with a small letter goes on after words said: "Келіңіз! деді ол".
  func tellsOfSaying(_ lowercased: String) -> Bool { sayings.contains(lowercased) }
}
