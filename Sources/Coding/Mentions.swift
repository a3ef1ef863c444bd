internal import Lexicons
internal import Linguistics

/// A mention of a group while its article is being coded.
struct Actor {
  let found: Found
  /// `internal`, `label`, or the code of another group.
  let group: String
  /// How it was found: by an entry, or by where people come from and go.
  let rule: String
  let labelUse: LabelUse
  var evidence: [Int] = []
  var contributions: [Contribution] = []

  /// What one word adds to the stance toward the mention: signed, after shifters.
  struct Contribution {
    var weight: Double
    /// S3: the strict reading leaves it out.
    var isSympathy: Bool
    /// Said by the outlet itself.
    var isOutlets: Bool
  }

  var tokens: Range<Int> { found.tokens }
  var sentence: Int { found.sentence }
  var isMover: Bool { Self.moverGroups.contains(group) }
  /// Names its group by itself, not by what was said before it.
  var isNamed: Bool { rule != "reference" }

  var lenientScore: Double { contributions.reduce(0) { $0 + $1.weight } }
  var strictScore: Double {
    contributions.reduce(0) { $1.isSympathy ? $0 : $0 + $1.weight }
  }

  static let moverGroups: Set<String> = ["internal", "programme", "commuter", "label"]
  /// People whom movers must not be confused with.
  static let otherGroups: Set<String> = ["foreign", "emigrant", "kandas", "forced", "visitor"]
}

extension Scene {
  /// The mentions of a part, in order.
  ///
  /// Мәмбет and Мамбетов are names of people where the same form bears a capital inside a sentence.
  func actors(
    _ found: [Found], _ quotations: Quotations, _ shifters: Shifters, _ log: inout EvidenceLog
  ) -> [Actor] {
    let names = properNames(among: found)
    return found.compactMap { found in
      // Hints and references are no mentions of their own.
      guard !["hint", "reference"].contains(found.code) else { return nil }
      if names.contains(folded(found.tokens.lowerBound)), isCapitalizedLabel(found) {
        log.add(
          found.match, found.entry, in: self, rule: "refused", weight: 0, blocked: "a name")
        return nil
      }
      let isLabel = found.entry.table == .labels
      return Actor(
        found: found, group: found.code, rule: "mention",
        labelUse: isLabel ? labelUse(found, quotations, shifters) : .none)
    }
  }

  private func isCapitalizedLabel(_ found: Found) -> Bool {
    found.entry.table == .labels && type(found.tokens.lowerBound).isCapitalized
  }

  private func properNames(among found: [Found]) -> Set<String> {
    let inside = found.filter { label in
      let token = label.tokens.lowerBound
      guard isCapitalizedLabel(label), token > text.sentences[label.sentence].tokens.lowerBound
      else { return false }
      return isWord(token - 1) || type(token - 1).surface == ","
    }
    return Set(inside.map { folded($0.tokens.lowerBound) })
  }

  /// A label in quotation marks of its own, or beside words that speak about naming, is
  /// mentioned; any other is used.
  private func labelUse(
    _ label: Found, _ quotations: Quotations, _ shifters: Shifters
  ) -> LabelUse {
    if quotations.names.contains(where: { $0.overlaps(label.tokens) }) { return .mentioned }
    // Бізді басып алушы дейді: the verb of naming follows the name.
    let next = label.tokens.upperBound
    if next < text.tokens.count, type(next).language == .kazakh, reading(next)?.lemma == "де" {
      return .mentioned
    }
    return shifters.found("mention", in: label.sentence).isEmpty ? .used : .mentioned
  }
}
