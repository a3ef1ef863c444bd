package import Basics
internal import Coding
internal import Lexicons

extension Suggestion {
  package static let columns =
    ["number", "pattern", "language", "code", "stories", "articles"]
    + SuggestionQuery.Method.allCases.flatMap { [$0.rawValue, "\($0.rawValue)_why"] }
    + ["also_key_for", "other_rows", "known_by", "article", "left", "node", "right"]

  /// The fields of a row of a table.
  package func fields(number: Int) -> [String] {
    let scores = SuggestionQuery.Method.allCases.flatMap { method in
      let reason = reasons.first { $0.method == method }
      return [reason.flatMap { decimal($0.score, digits: 3) } ?? "", reason?.text ?? ""]
    }
    return [
      String(number), pattern, language.rawValue, "\(code.table.kind.rawValue):\(code.code)",
      String(stories), String(articles),
    ] + scores + [
      alsoKeyFor.joined(separator: ";"), otherRows.joined(separator: ";"), knownBy ?? "",
      example.article.id, example.left, example.node, example.right,
    ]
  }

  package func write(to json: inout JSONWriter, number: Int) {
    json.object { json in
      json.field("number", number)
      json.field("pattern", pattern)
      json.field("language", language.rawValue)
      json.field("code", "\(code.table.kind.rawValue):\(code.code)")
      json.field("stories", stories)
      json.field("articles", articles)
      json.key("reasons")
      json.array(reasons) { json, reason in
        json.object { json in
          json.field("method", reason.method.rawValue)
          json.field("score", reason.score, digits: 3)
          json.field("why", reason.text)
        }
      }
      json.field("also_key_for", alsoKeyFor)
      json.field("other_rows", otherRows)
      json.field("known_by", knownBy)
      json.key("example")
      example.write(to: &json)
      json.field("sentence", sentence)
    }
  }
}
