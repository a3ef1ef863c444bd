internal import Basics
internal import Measures
internal import Synchronization
internal import Workbench

/// Agreement in a job: of people with one another, and of Koshu with each of them and with the gold.
struct AgreementFigures: Sendable {
  /// Of all, where three or more code.
  var joint: [JointAgreement] = []
  /// By the names of both.
  var people: [(names: (String, String), figures: [VariableAgreement])] = []
  var program: [(name: String, figures: [VariableAgreement])] = []
  var passages = 0

  /// As `koshu evaluate` has them.
  static let resampling = Resampling(draws: 1000, seed: 1)

  init(
    _ coders: [(name: String, passages: [CodedPassage])],
    gold: [CodedPassage], machine: [CodedPassage], known: KnownCodes
  ) throws {
    func compared(_ a: [CodedPassage], _ b: [CodedPassage]) -> [VariableAgreement] {
      let others = Dictionary(b.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      let pairs = a.compactMap { passage in
        others[passage.id].map { TwiceCoded(gold: passage, coded: $0) }
      }
      guard !pairs.isEmpty else { return [] }
      return Evaluation(
        gold: "", coder: "", passages: pairs, variables: Variable.allCases, known: known,
        Self.resampling
      ).overall
    }
    passages = Set(coders.flatMap { $0.passages.map(\.id) }).count
    for (number, first) in coders.enumerated() {
      for second in coders.dropFirst(number + 1) {
        people.append(
          ((first.name, second.name), compared(first.passages, second.passages)))
      }
    }
    if coders.count > 2 {
      joint = try JointEvaluation(
        coders.map { (file: $0.name, passages: $0.passages) }, variables: Variable.allCases,
        known: known, Self.resampling
      ).joint
    }
    for coder in coders { program.append((coder.name, compared(coder.passages, machine))) }
    if !gold.isEmpty { program.append(("", compared(gold, machine))) }
  }
}

/// The figures of each job as they were last asked for: intervals take a while to draw.
final class AgreementShelf: Sendable {
  private let kept = Mutex<[String: (key: Digest, figures: AgreementFigures)]>([:])

  func figures(
    of job: String, key: Digest, _ make: () throws -> AgreementFigures
  ) rethrows -> AgreementFigures {
    if let known = kept.withLock({ $0[job] }), known.key == key { return known.figures }
    let figures = try make()
    kept.withLock { $0[job] = (key, figures) }
    return figures
  }
}
