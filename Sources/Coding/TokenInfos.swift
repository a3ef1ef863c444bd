internal import Linguistics

/// What the rules ask of the words that a coder has met, worked out once for each type and reading.
struct TokenInfos {
  /// Of each type: its place among the types met.
  private var numbers: [ObjectIdentifier: Int32] = [:]
  /// The types met, so that no other can take the identity of one.
  private var held: [WordType] = []
  /// Of each type the place of its first reading in `all`, and the number of its readings; one more
  /// stands for none.
  private var places: [(first: Int32, readings: Int32)] = []
  private var all: [TokenInfo] = []

  /// Bounds the memory of a long run.
  private static let limit = 1_000_000

  /// What is asked of the tokens of a text.
  mutating func infos(of text: AnalyzedText) -> [TokenInfo] {
    if held.count > Self.limit { self = TokenInfos() }
    let types = text.types.map { places[number(of: $0)] }
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

  private mutating func number(of type: WordType) -> Int {
    if let known = numbers[ObjectIdentifier(type)] { return Int(known) }
    let number = held.count
    numbers[ObjectIdentifier(type)] = Int32(number)
    held.append(type)
    places.append((Int32(all.count), Int32(type.analyses.count)))
    for reading in 0...type.analyses.count { all.append(TokenInfo(type, reading: reading)) }
    return number
  }
}
