internal import Linguistics

/// What the rules ask of the words that a coder has met, worked out once for each type and reading.
struct TokenInfos {
  /// The place of each type met.
  private var met = TypeNumbers()
  /// Of each type the place of its first reading in `all`, and the number of its readings; one more
  /// stands for none.
  private var places: [(first: Int32, readings: Int32)] = []
  private var all: [TokenInfo] = []

  /// Bounds the memory of a long run.
  private static let limit = 1_000_000

  /// What is asked of the tokens of a text.
  mutating func infos(of text: AnalyzedText) -> [TokenInfo] {
    if met.count > Self.limit { self = TokenInfos() }
    var types: [(first: Int32, readings: Int32)] = []
    types.reserveCapacity(text.types.count)
    for (index, number) in met.numbers(of: text.types).enumerated() {
      types.append(places[Int(number >= 0 ? number : add(text.types[index]))])
    }
    var found: [TokenInfo] = []
    found.reserveCapacity(text.tokens.count)
    for token in text.tokens {
      let place = types[Int(token.type)]
      let reading = Int32(token.reading)
      let isReading = reading >= 0 && reading < place.readings
      found.append(all[Int(place.first + (isReading ? reading : place.readings))])
    }
    return found
  }

  private mutating func add(_ type: WordType) -> Int32 {
    let number = Int32(places.count)
    met.add(type, number)
    places.append((Int32(all.count), Int32(type.analyses.count)))
    for reading in 0...type.analyses.count { all.append(TokenInfo(type, reading: reading)) }
    return number
  }
}
