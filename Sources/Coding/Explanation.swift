internal import Basics
internal import Linguistics

/// The whole derivation of a coding for a person: the codes, then sentence by sentence the words that
/// caused them, with their entries, rules and weights, and what was kept from counting.
package struct Explanation: Sendable {
  /// What a piece of text is about; a terminal may give each a colour.
  package enum Ink: Sendable { case plain, people, good, bad, frame, place, shifter, blocked }

  package struct Piece: Sendable {
    package var text: String
    package var ink: Ink
  }

  package private(set) var lines: [[Piece]] = []

  package init(of coded: CodedArticle, in input: CodingInput) {
    for line in summary(coded) { add(line) }
    for (part, text) in [(Part.title, input.title), (Part.text, input.text)] {
      let scene = Scene(part, text)
      let evidence = Dictionary(grouping: coded.evidence.filter { $0.part == part }, by: \.sentence)
      let mentions = Dictionary(grouping: coded.mentions.filter { $0.part == part }, by: \.sentence)
      let frames = Dictionary(
        grouping: coded.frameMatches.filter { $0.part == part }, by: \.sentence)
      for number in text.sentences.indices {
        add("")
        let here = evidence[number] ?? []
        lines.append(sentence(number, scene, here))
        let said = coded.sentences.first { $0.place == SentencePlace(part: part, sentence: number) }
        if let said { add("  " + line(said)) }
        for mention in mentions[number] ?? [] { add("  " + line(mention), .people) }
        for frame in frames[number] ?? [] where coded.frames.contains(frame.frame) {
          let finer = frame.finer.isEmpty ? "" : " (\(frame.finer.joined(separator: ", ")))"
          add("  frame \(frame.frame)\(finer), said by \(frame.speaker)", .frame)
        }
        for item in here { add("    " + line(item), ink(of: item)) }
      }
    }
  }

  /// Without colours.
  package var text: String {
    lines.map { $0.map(\.text).joined() }.joined(separator: "\n") + "\n"
  }

  private mutating func add(_ text: String, _ ink: Ink = .plain) {
    lines.append([Piece(text: text, ink: ink)])
  }
}

private func summary(_ coded: CodedArticle) -> [String] {
  func list(_ items: [String]) -> String { items.isEmpty ? "none" : items.joined(separator: ", ") }
  let parts = StancePart.allCases.map { "\($0.rawValue) \(number(coded.stanceParts[$0]))" }
  let speakers = coded.speakers.map {
    "\($0.role) \($0.parts.stance.rawValue) (\(number($0.parts.lenient)))"
  }
  let frames = coded.frames.map { frame in
    let salience = coded.frameScores.first { $0.frame == frame }?.salience ?? 0
    return "\(frame) (\(number(salience)))"
  }
  return [
    "relevance      \(coded.relevance.rawValue)",
    "stance         \(coded.stance.rawValue) (strict: \(coded.strictStance.rawValue))",
    "outlet stance  \(coded.outletStance.rawValue)",
    "stance parts   \(list(parts))",
    "by speaker     \(list(speakers))",
    "frames         \(list(frames))",
    "finer frames   \(list(coded.finerFrames))",
    "voices         \(list(coded.voices))",
    "cities         \(list(coded.cities))",
    "origins        \(list(coded.origins))",
    "ties           \(list(coded.ties.map { "\($0.tie) \($0.state.rawValue)" }))",
    "label use      \(coded.labelUse.rawValue)",
    "metaphors      \(list(coded.metaphors))",
  ]
}

/// The words of a sentence, those that count in the ink of what they count for.
private func sentence(
  _ number: Int, _ scene: Scene, _ evidence: [Evidence]
) -> [Explanation.Piece] {
  let text = scene.text.sentences[number]
  let head = "\(scene.part.rawValue) \(number) [\(text.language.rawValue)]  "
  var pieces = [Explanation.Piece(text: head, ink: .plain)]
  let counted = evidence.filter { $0.blocked == nil }
  var end: Int32?
  for token in text.tokens {
    let span = scene.text.tokens[token]
    let found = counted.filter { $0.start <= Int(span.start) && Int(span.end) <= $0.end }
    // What is said of people shows over what they are said to be about.
    let ink = found.map(ink(of:)).min { rank($0) < rank($1) } ?? .plain
    let space = end.map { span.start > $0 } == true ? " " : ""
    let surface = space + scene.type(token).surface
    if pieces[pieces.count - 1].ink == ink {
      pieces[pieces.count - 1].text += surface
    } else {
      pieces.append(Explanation.Piece(text: surface, ink: ink))
    }
    end = span.end
  }
  return pieces
}

private func rank(_ ink: Explanation.Ink) -> Int {
  switch ink {
  case .bad: 0
  case .good: 1
  case .people: 2
  case .shifter: 3
  case .frame: 4
  case .place: 5
  case .plain, .blocked: 6
  }
}

private func ink(of item: Evidence) -> Explanation.Ink {
  guard item.blocked == nil else { return .blocked }
  switch item.layer {
  case "groups", "labels": return item.shiftedWeight < 0 ? .bad : .people
  case "stance", "metaphors": return item.shiftedWeight < 0 ? .bad : .good
  case "frames": return .frame
  case "places": return .place
  case "shifters": return .shifter
  default: return .plain
  }
}

private func line(_ sentence: SentenceStance) -> String {
  "said of movers here: \(sentence.parts.stance.rawValue), "
    + "score \(number(sentence.parts.lenient))"
}

private func line(_ mention: Mention) -> String {
  var words = "mention of \(mention.group): “\(mention.surface)”, \(mention.stance.rawValue)"
  if mention.strictStance != mention.stance {
    words += " (strict: \(mention.strictStance.rawValue))"
  }
  words += ", score \(number(mention.score)), said by \(mention.speaker)"
  if mention.isQuoted { words += " in quotation marks" }
  if mention.mayBeIronic { words += ", may be ironic" }
  if mention.labelUse != .none { words += ", label \(mention.labelUse.rawValue)" }
  return words
}

private func line(_ item: Evidence) -> String {
  let head = "\(item.start)–\(item.end) “\(item.surface)”  \(item.code)  \(item.entry)  "
  let weights =
    item.weight == item.shiftedWeight
    ? number(item.weight) : "\(number(item.weight)) → \(number(item.shiftedWeight))"
  guard let blocked = item.blocked else { return head + "\(item.rule)  \(weights)" }
  return head + "not counted: \(blocked)"
}

private func number(_ value: Double) -> String { decimal(value, digits: 2) ?? "?" }
