internal import Basics
internal import Measures
internal import Workbench

/// A sample that people code, as it lies on the disk at one moment.
struct CodingJob: Sendable {
  let name: String
  let passages: [CodedPassage]
  let settings: JobSettings
  /// By name.
  let coders: [Coder]

  /// One person's codings.
  struct Coder: Sendable {
    var name: String
    var table: CodingTable
    var hasFinished: Bool
    /// Why the file cannot be read, and nothing is written to it; others code on all the same.
    var problem: Problem?

    func answer(_ id: String) -> Answer { table[id].map(Answer.init) ?? Answer() }
  }

  /// Whether codes may be seen: until then nobody sees those of others or of the program.
  var isClosed: Bool { settings.isClosed }

  /// The codings under a name, whatever its case; none yet where nobody has coded under it.
  func coder(_ name: String) -> Coder {
    coders.first { $0.name.lowercased() == name.lowercased() }
      ?? Coder(name: name, table: CodingTable(header: Answer.columns), hasFinished: false)
  }

  func complete(_ coder: Coder) -> Int {
    passages.count { coder.answer($0.id).isComplete }
  }

  /// The passages in the order of one coder: another for each, so that what tires or teaches them
  /// does not meet the same passages.
  func order(for coder: Coder) -> [CodedPassage] {
    shuffled(passages.indices.map { $0 }, by: coder.name) { passages[$0].id }
      .map { passages[$0] }
  }

  /// The coders as they are called where nobody is to know who is who.
  var lettered: [(letter: String, coder: Coder)] {
    let mixed = shuffled(coders, by: "letters") { $0.name }
    return mixed.enumerated().map { number, coder in
      let (round, place) = number.quotientAndRemainder(dividingBy: Self.letters.count)
      return (Self.letters[place] + (round == 0 ? "" : "\(round + 1)"), coder)
    }
  }

  private static let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".map(String.init)

  private func shuffled<Item>(
    _ items: [Item], by salt: String, id: (Item) -> String
  ) -> [Item] {
    items.map { item -> (ticket: UInt64, id: String, item: Item) in
      let name = id(item)
      let parts = Digest(ofParts: ["\(settings.seed)", salt.lowercased(), name])
      return (stableHash(parts.hex.utf8), name, item)
    }
    .sorted { a, b in
      a.ticket == b.ticket ? a.id.utf8.lexicographicallyPrecedes(b.id.utf8) : a.ticket < b.ticket
    }
    .map(\.item)
  }
}
