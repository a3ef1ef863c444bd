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

  /// Reads a name a line; ` f` after one in -ь makes it feminine.
  init(_ bytes: [UInt8]) {
    var forms: [String: [Analysis]] = [:]
    var lemmas: Set<String> = []
    for line in bytes.split(separator: 10) where line.first != UInt8(ascii: "#") {
      let fields = line.split(separator: UInt8(ascii: " "))
      guard let first = fields.first else { continue }
      let name = String(decoding: first, as: UTF8.self)
      lemmas.insert(name)
      forms[name, default: []].append(Self.reading(name, .nominative))
      guard let last = name.unicodeScalars.last, !"еиоуыэю".unicodeScalars.contains(last),
        let declension = fields.count > 1
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
