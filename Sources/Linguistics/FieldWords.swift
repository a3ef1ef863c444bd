internal import Basics

/// Names of places, institutions and programmes of Kazakhstan in Kazakh and Russian, old ones and new
/// ones, from `field-words.csv`.
///
/// Both dictionaries take their words from it; names of one thing share its key.
package struct FieldWords: Sendable {
  package struct Name: Hashable, Sendable {
    /// The key of what is named: names of one thing share it.
    package var place: String
    package var kind: Kind
    package var language: Language
    /// One word or several, in its plain form and with its case.
    package var name: String
    package var partOfSpeech: PartOfSpeech
    /// Nil in Kazakh, and in Russian for several words, which decline each by itself.
    package var declension: Declension?
    /// The years from and until which it is the official name, as far as is sure.
    package var since: Int?
    package var until: Int?

    /// Whether it can stand in a dictionary of words.
    package var isWord: Bool { !name.contains(" ") }
  }

  package enum Kind: String, CaseIterable, Sendable {
    case city, region, town, district
    case cityDistrict = "city-district"
    case microdistrict, settlement, institution, programme
  }

  /// How a Russian name is declined.
  package enum Declension: String, CaseIterable, Sendable {
    case masculine = "m"
    case feminine = "f"
    case neuter = "n"
    case adjective = "adj"
    case none
  }

  package let names: [Name]

  static let file = "field-words.csv"

  package init() throws { try self.init(MorphologyData.bytes(of: Self.file)) }

  init(_ bytes: [UInt8]) throws {
    let file = Self.file
    names = try MorphologyData.rows(of: file, bytes, columns: 8)
      .map { row in
        guard let name = Name(row.fields) else {
          throw MorphologyData.fault(in: file, row, "no such kind, language, part or declension")
        }
        return name
      }
  }

  /// All names of one thing.
  package func names(of place: String) -> [Name] { names.filter { $0.place == place } }

  /// What a name stands for, in any language: several things where they share it.
  package func places(named name: String) -> [String] {
    let wanted = folded(name)
    var places: [String] = []
    for other in names where !places.contains(other.place) && folded(other.name) == wanted {
      places.append(other.place)
    }
    return places
  }

  /// The names of one word in a language, for its dictionary.
  package func words(_ language: Language) -> [Name] {
    var seen: Set<String> = []
    return names.filter { $0.language == language && $0.isWord && seen.insert($0.name).inserted }
  }
}

extension FieldWords.Name {
  fileprivate init?(_ fields: [String]) {
    guard let kind = FieldWords.Kind(rawValue: fields[1]),
      let language = Language(rawValue: fields[2]),
      let partOfSpeech = PartOfSpeech(rawValue: fields[4]),
      fields[5].isEmpty || FieldWords.Declension(rawValue: fields[5]) != nil,
      fields[6].isEmpty || Int(fields[6]) != nil, fields[7].isEmpty || Int(fields[7]) != nil
    else { return nil }
    self.init(
      place: fields[0], kind: kind, language: language, name: fields[3],
      partOfSpeech: partOfSpeech, declension: FieldWords.Declension(rawValue: fields[5]),
      since: Int(fields[6]), until: Int(fields[7]))
  }
}
