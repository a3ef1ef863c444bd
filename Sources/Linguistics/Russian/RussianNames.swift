/// Names that endings alone would not lead to, declined by their last letter.
struct RussianNames: Sendable {
  private let forms: [String: [Analysis]]
  private let lemmas: Set<String>

  /// Endings of the singular by case; a name with another last letter is not declined.
  private static let declensions: [(last: String, cut: Int, endings: [(String, GrammaticalCase)])] =
    [
      (
        "а", 1,
        [
          ("ы", .genitive), ("е", .dative), ("е", .locative),
          ("у", .accusative), ("ой", .instrumental),
        ]
      ),
      (
        "ия", 1,
        [
          ("и", .genitive), ("и", .dative), ("и", .locative), ("ю", .accusative),
          ("ей", .instrumental),
        ]
      ),
      (
        "я", 1,
        [
          ("и", .genitive), ("е", .dative), ("е", .locative), ("ю", .accusative),
          ("ей", .instrumental),
        ]
      ),
      ("й", 1, [("я", .genitive), ("ю", .dative), ("ем", .instrumental), ("е", .locative)]),
      ("ь", 1, [("я", .genitive), ("ю", .dative), ("ем", .instrumental), ("е", .locative)]),
      ("", 0, [("а", .genitive), ("у", .dative), ("ом", .instrumental), ("е", .locative)]),
    ]

  /// Names of women and feminine places in -ь: Асель, Арысь.
  private static let feminine: (last: String, cut: Int, endings: [(String, GrammaticalCase)]) =
    (
      "ь", 1,
      [
        ("и", .genitive), ("и", .dative), ("и", .locative), ("ь", .accusative),
        ("ью", .instrumental),
      ]
    )

  /// Reads a name a line, ` f` after one in -ь that is feminine; and names of the field beside them.
  init(_ bytes: [UInt8], _ field: [FieldWords.Name] = []) {
    var names: [(name: String, isFeminine: Bool)] = []
    for line in bytes.split(separator: 10) where line.first != UInt8(ascii: "#") {
      let fields = line.split(separator: UInt8(ascii: " "))
      guard let name = fields.first else { continue }
      names.append((String(decoding: name, as: UTF8.self), fields.count > 1))
    }
    for name in field where name.partOfSpeech == .properName {
      // Adjectives are the guesser's, and what is not declined must end in a vowel to stay so here.
      let isDeclined = name.declension == .masculine || name.declension == .feminine
      guard isDeclined || Self.isFixed(name.name) else { continue }
      names.append((folded(name.name), name.declension == .feminine && name.name.hasSuffix("ь")))
    }
    var forms: [String: [Analysis]] = [:]
    var lemmas: Set<String> = []
    for (name, isFeminine) in names where lemmas.insert(name).inserted {
      forms[name, default: []].append(Self.reading(name, .nominative))
      guard !Self.isFixed(name),
        let declension = isFeminine
          ? Self.feminine : Self.declensions.first(where: { name.hasSuffix($0.last) })
      else { continue }
      for (ending, grammaticalCase) in declension.endings {
        let stem = name.dropLast(declension.cut)
        // No ы stands after г, к, х and hushes.
        let isSoft = stem.last.map("гкхжчшщ".contains) == true
        forms[stem + (ending == "ы" && isSoft ? "и" : ending), default: []]
          .append(Self.reading(name, grammaticalCase))
      }
    }
    self.forms = forms
    self.lemmas = lemmas
  }

  /// Whether a name ends in a vowel that no declension here has.
  private static func isFixed(_ name: String) -> Bool {
    name.unicodeScalars.last.map("еиоуыэю".unicodeScalars.contains) ?? true
  }

  func contains(_ lemma: String) -> Bool { lemmas.contains(lemma) }

  /// The readings of a form as one of these names.
  func readings(_ folded: String) -> [Analysis] { forms[folded] ?? [] }

  private static func reading(_ name: String, _ grammaticalCase: GrammaticalCase) -> Analysis {
    var reading = Analysis(lemma: name, partOfSpeech: .properName)
    reading.grammaticalCase = grammaticalCase
    reading.number = .singular
    return reading
  }
}
