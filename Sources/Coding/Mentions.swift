internal import Lexicons
internal import Linguistics

/// A mention of a group while its article is being coded.
struct Actor {
  let found: Found
  /// `internal`, `label`, or the code of another group.
  let group: String
  /// How it was found: by an entry, or by where people come from and go.
  let rule: String
  var labelUse: LabelUse
  /// The label inside it, where a longer mention took its words.
  var label: Found?
  var mayBeIronic = false
  var evidence: [Int] = []
  var contributions: [Contribution] = []

  /// What one word adds to the stance toward the mention: signed, after shifters.
  struct Contribution {
    var weight: Double
    var part: StancePart
    /// The role of who says it.
    var speaker: String
    /// Where it is said.
    var place: SentencePlace
    /// Said by the outlet itself.
    var isOutlets: Bool
  }

  var tokens: Range<Int> { found.tokens }
  var sentence: Int { found.sentence }
  var isMover: Bool { Self.moverGroups.contains(group) }
  /// Names its group by itself, not by what was said before it.
  var isNamed: Bool { rule != "reference" }

  var parts: StanceParts { contributions.parts }

  static let moverGroups: Set<String> = Mention.moverGroups
  /// People whom movers must not be confused with.
  static let otherGroups: Set<String> = ["foreign", "emigrant", "kandas", "forced", "visitor"]
}

extension [Actor.Contribution] {
  /// Their sums, each part by itself.
  var parts: StanceParts { reduce(into: StanceParts()) { $0[$1.part] += $1.weight } }
}
