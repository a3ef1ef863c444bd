internal import Lexicons

/// Signs that something is meant the other way: «так называемый», «деген-мыс», praise in quotation
/// marks of its own.
///
/// Irony is for people to read: it raises a flag and never turns a sign.
struct Irony {
  private let bySentence: [Int: [Found]]
  /// More than these in one sentence tell a reader nothing more.
  private static let mostSigns = 4

  init(_ quotations: Quotations, _ shifters: Shifters, praise words: [Found]) {
    let named = Set(quotations.names.joined())
    let held = words.filter { $0.code.hasSuffix("+") && !named.isDisjoint(with: $0.tokens) }
    bySentence = Dictionary(grouping: shifters.all("irony") + held, by: \.sentence)
  }

  func flag(_ actors: inout [Actor], _ scene: Scene, _ log: inout EvidenceLog) {
    guard !bySentence.isEmpty else { return }
    var noted: [Int: [Int]] = [:]
    for number in actors.indices where actors[number].isMover {
      let sentence = actors[number].sentence
      guard let signs = bySentence[sentence] else { continue }
      let evidence =
        noted[sentence]
        ?? signs.prefix(Self.mostSigns).map {
          log.add($0.match, $0.compiled, in: scene, rule: "irony", weight: 0)
        }
      noted[sentence] = evidence
      actors[number].mayBeIronic = true
      actors[number].evidence += evidence
    }
  }
}
