internal import Lexicons

/// Signs that something is meant the other way: «так называемый», «деген-мыс», praise in quotation
/// marks of its own.
///
/// Irony is for people to read: it raises a flag and never turns a sign.
struct Irony {
  private let bySentence: [Int: [Found]]

  init(_ quotations: Quotations, _ shifters: Shifters, praise words: [Found]) {
    let held = words.filter { word in
      word.code.hasSuffix("+") && quotations.names.contains { $0.overlaps(word.tokens) }
    }
    bySentence = Dictionary(grouping: shifters.all("irony") + held, by: \.sentence)
  }

  func flag(_ actors: inout [Actor], _ scene: Scene, _ log: inout EvidenceLog) {
    guard !bySentence.isEmpty else { return }
    for number in actors.indices where actors[number].isMover {
      guard let signs = bySentence[actors[number].sentence] else { continue }
      actors[number].mayBeIronic = true
      for sign in signs {
        actors[number].evidence.append(
          log.add(sign.match, sign.entry, in: scene, rule: "irony", weight: 0))
      }
    }
  }
}
