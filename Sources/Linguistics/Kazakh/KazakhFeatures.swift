/// What a suffix adds to a reading.
struct KazakhFeatures: Sendable {
  var isDerived = false
  private var changes: [Change] = []

  /// It tells what the speaker did.
  var isFirstPersonPast: Bool {
    changes.contains { if case .person(.first) = $0 { true } else { false } }
      && changes.contains { if case .tense(.past) = $0 { true } else { false } }
  }

  private enum Change: Sendable {
    case number(GrammaticalNumber)
    case possessor(Person)
    case person(Person)
    case grammaticalCase(GrammaticalCase)
    case tense(Tense)
    case form(VerbForm)
    case voice(Voice)
    case part(PartOfSpeech)
    case negated
    case ordinal
  }

  /// Reads names divided by spaces; nil if one is unknown.
  init?(_ names: String) {
    for name in names.split(separator: " ").map(String.init) {
      if name == "derived" {
        isDerived = true
      } else if let change = Self.change(name) {
        changes.append(change)
      } else {
        return nil
      }
    }
  }

  private static func change(_ name: String) -> Change? {
    switch name {
    case "plural": return .number(.plural)
    case "singular": return .number(.singular)
    case "poss1": return .possessor(.first)
    case "poss2": return .possessor(.second)
    case "poss3": return .possessor(.third)
    case "person1": return .person(.first)
    case "person2": return .person(.second)
    case "person3": return .person(.third)
    case "negated": return .negated
    case "ordinal": return .ordinal
    default: break
    }
    if let value = GrammaticalCase(rawValue: name) { return .grammaticalCase(value) }
    if let value = Tense(rawValue: name) { return .tense(value) }
    if let value = VerbForm(rawValue: name) { return .form(value) }
    if let value = Voice(rawValue: name) { return .voice(value) }
    if let value = PartOfSpeech(rawValue: name) { return .part(value) }
    return nil
  }

  func apply(to reading: inout Analysis) {
    for change in changes {
      switch change {
      case .number(let value): reading.number = value
      case .possessor(let value): reading.possessor = value
      case .person(let value): reading.person = value
      case .grammaticalCase(let value): reading.grammaticalCase = value
      case .tense(let value): reading.tense = value
      case .form(let value): reading.verbForm = value
      case .voice(let value): reading.voice = value
      case .part(let value): reading.partOfSpeech = value
      case .negated: reading.isNegated = true
      case .ordinal: reading.partOfSpeech = .numeral
      }
    }
  }
}
