/// The features of a reading in one number: each field's place in its list, 0 for none.
struct PackedFeatures {
  private(set) var bits: UInt32

  init(bits: UInt32) { self.bits = bits }

  init(_ reading: Analysis) {
    bits = 0
    var writer = BitWriter()
    writer.add(Self.parts.number(of: reading.partOfSpeech), 4)
    writer.add(Self.cases.number(of: reading.grammaticalCase), 3)
    writer.add(Self.numbers.number(of: reading.number), 2)
    writer.add(Self.persons.number(of: reading.possessor), 2)
    writer.add(Self.persons.number(of: reading.person), 2)
    writer.add(Self.tenses.number(of: reading.tense), 2)
    writer.add(Self.verbForms.number(of: reading.verbForm), 3)
    writer.add(Self.voices.number(of: reading.voice), 3)
    writer.add(reading.isNegated ? 1 : 0, 1)
    writer.add(reading.isRespelt ? 1 : 0, 1)
    writer.add(reading.isIntransitive ? 1 : 0, 1)
    bits = writer.bits
  }

  /// Nil for a number that no reading gives.
  func analysis(lemma: String, weight: Double) -> Analysis? {
    var rest = bits
    func take(_ width: UInt32) -> Int {
      defer { rest >>= width }
      return Int(rest & (1 << width - 1))
    }
    guard let part = Self.parts.value(take(4)) else { return nil }
    var reading = Analysis(lemma: lemma, partOfSpeech: part)
    reading.grammaticalCase = Self.cases.value(take(3))
    reading.number = Self.numbers.value(take(2))
    reading.possessor = Self.persons.value(take(2))
    reading.person = Self.persons.value(take(2))
    reading.tense = Self.tenses.value(take(2))
    reading.verbForm = Self.verbForms.value(take(3))
    reading.voice = Self.voices.value(take(3))
    reading.isNegated = take(1) == 1
    reading.isRespelt = take(1) == 1
    reading.isIntransitive = take(1) == 1
    reading.weight = weight
    return reading
  }

  private struct BitWriter {
    var bits: UInt32 = 0
    private var place: UInt32 = 0

    mutating func add(_ value: Int, _ width: UInt32) {
      bits |= UInt32(truncatingIfNeeded: value) << place
      place += width
    }
  }

  /// The values of a field in an order that never changes: new ones go to the end.
  private struct Values<Value: Equatable & Sendable>: Sendable {
    let list: [Value]

    func number(of value: Value?) -> Int {
      value.flatMap { list.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
    }

    func value(_ number: Int) -> Value? {
      list.indices.contains(number - 1) ? list[number - 1] : nil
    }
  }

  private static let parts = Values<PartOfSpeech>(list: [
    .noun, .properName, .adjective, .verb, .adverb, .pronoun, .numeral, .adposition, .conjunction,
    .particle, .interjection, .abbreviation, .other,
  ])
  private static let cases = Values<GrammaticalCase>(list: [
    .nominative, .genitive, .dative, .accusative, .locative, .ablative, .instrumental,
  ])
  private static let numbers = Values<GrammaticalNumber>(list: [.singular, .plural])
  private static let persons = Values<Person>(list: [.first, .second, .third])
  private static let tenses = Values<Tense>(list: [.past, .present, .future])
  private static let verbForms = Values<VerbForm>(list: [
    .finite, .infinitive, .participle, .converb, .verbalNoun, .imperative, .conditional,
  ])
  private static let voices = Values<Voice>(list: [
    .active, .passive, .reflexive, .reciprocal, .causative,
  ])
}
