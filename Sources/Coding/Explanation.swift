internal import Basics
internal import Linguistics

/// The whole derivation of a coding as text: the codes, then sentence by sentence the words that
/// caused them, with their entries, rules and weights, and what was kept from counting.
package func explain(_ coded: CodedArticle, of input: CodingInput) -> String {
  var lines = summary(coded)
  for (part, text) in [(Part.title, input.title), (Part.text, input.text)] {
    let scene = Scene(part, text)
    for number in text.sentences.indices {
      lines += sentence(number, scene, coded)
    }
  }
  return lines.joined(separator: "\n") + "\n"
}

private func summary(_ coded: CodedArticle) -> [String] {
  func list(_ items: [String]) -> String { items.isEmpty ? "none" : items.joined(separator: ", ") }
  return [
    "relevance      \(coded.relevance.rawValue)",
    "stance         \(coded.stance.rawValue) (strict: \(coded.strictStance.rawValue))",
    "outlet stance  \(coded.outletStance.rawValue)",
    "frames         \(list(coded.frames))",
    "voices         \(list(coded.voices))",
    "cities         \(list(coded.cities))",
    "label use      \(coded.labelUse.rawValue)",
  ]
}

private func sentence(_ number: Int, _ scene: Scene, _ coded: CodedArticle) -> [String] {
  let evidence = coded.evidence.filter { $0.part == scene.part && $0.sentence == number }
  let mentions = coded.mentions.filter { $0.part == scene.part && $0.sentence == number }
  let frames = coded.frameMatches.filter { $0.part == scene.part && $0.sentence == number }
  let text = scene.text.sentences[number]
  var lines = [
    "",
    "\(scene.part.rawValue) \(number) [\(text.language.rawValue)]  "
      + scene.surface(text.tokens),
  ]
  for mention in mentions { lines.append("  " + line(mention)) }
  for frame in frames where coded.frames.contains(frame.frame) {
    lines.append("  frame \(frame.frame), said by \(frame.speaker)")
  }
  for item in evidence { lines.append("    " + line(item)) }
  return lines
}

private func line(_ mention: Mention) -> String {
  var words = "mention of \(mention.group): “\(mention.surface)”, \(mention.stance.rawValue)"
  if mention.strictStance != mention.stance {
    words += " (strict: \(mention.strictStance.rawValue))"
  }
  words += ", score \(number(mention.score)), said by \(mention.speaker)"
  if mention.isQuoted { words += " in quotation marks" }
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
