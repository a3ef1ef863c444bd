/// Chooses among the readings of a word by its neighbours, where a rule is safe; elsewhere the likeliest
/// reading stands.
///
/// All that rules ask of a type is worked out once, so that no text is compared for each token.
struct Disambiguation {
  /// What rules know of each type of a session, by its number.
  private var kazakh: [KazakhRoles] = []
  private var russian: [RussianRoles] = []
  private var russianReadings: [RussianRoles.Reading] = []

  /// Notes what rules ask of the next type.
  mutating func append(_ type: WordType) {
    kazakh.append(type.language == .kazakh ? KazakhRoles(type) : KazakhRoles())
    russian.append(
      type.language == .russian ? RussianRoles(type, &russianReadings) : RussianRoles())
  }

  /// Sets the readings of a sentence's tokens, whose types have the numbers `types`.
  func choose(_ tokens: inout [Token], _ sentence: Range<Int>, _ types: [Int], _ language: Language)
  {
    switch language {
    case .kazakh:
      for index in types.indices where kazakh[types[index]].isAmbiguous {
        let last = index > 0 ? kazakh[types[index - 1]] : KazakhRoles()
        let next = index + 1 < types.count ? kazakh[types[index + 1]] : KazakhRoles()
        guard let reading = kazakh[types[index]].reading(last, next) else { continue }
        tokens[sentence.lowerBound + index].reading = reading
      }
    case .russian:
      var context = RussianContext(
        roles: types.map { russian[$0] }, readings: russianReadings)
      context.choose { tokens[sentence.lowerBound + $0].reading = Int16(clamping: $1) }
    case .other: break
    }
  }
}
