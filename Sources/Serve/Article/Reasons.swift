/// Why evidence counted or did not, in the reader's language.
struct Reasons: Sendable {
  let words: Words

  /// A rule of Coding: `mover-2-away`.
  func rule(_ rule: String) -> String {
    if let known = words.known("rule.\(rule)") { return known }
    let parts = rule.split(separator: "-")
    guard parts.count == 3, parts[0] == "mover", parts[2] == "away" else { return rule }
    return words("rule.mover-near", String(parts[1]))
  }

  /// What kept it from counting, and the row that took its words, where one did.
  func blocked(_ reason: String) -> (text: String, entry: String?) {
    let halves = reason.split(separator: ": ", maxSplits: 1).map(String.init)
    let text = halves.first.flatMap { words.known("blocked.\($0)") } ?? halves.first ?? reason
    return (text, halves.count > 1 ? halves[1] : nil)
  }
}
