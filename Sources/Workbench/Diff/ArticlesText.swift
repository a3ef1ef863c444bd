internal import Basics
internal import Coding
internal import Lexicons
internal import Linguistics
internal import Measures

/// The articles that change most, with their evidence before and after, for a person.
struct ArticlesText {
  let comparison: LexiconComparison
  let effect: LexiconEffect

  /// Enough of an article to see the cause.
  private static let mostEvidence = 8
  private static let mostSentences = 6
  private static let longestSentence = 220

  func lines(_ limit: Int, _ ink: Ink) throws -> [String] {
    let all = effect.changedArticles + effect.sentencesOnly + effect.evidenceOnly
    guard all > 0, limit > 0 else { return [] }
    let shown = effect.gravest.prefix(limit)
    let head =
      shown.count < all
      ? "Articles: the \(shown.count) of \(grouped(all)) that change most" : "Articles"
    return try ["", ink.paint(head, .bold)]
      + shown.enumerated().flatMap { try [""] + lines($0 + 1, $1, ink) }
  }

  private func lines(_ place: Int, _ change: ArticleChange, _ ink: Ink) throws -> [String] {
    let card = change.card
    let facts = [card.outlet, card.language, card.day].compactMap { $0 }.joined(separator: ", ")
    let title = card.title.isEmpty ? "(no title)" : card.title
    var lines = [
      "\(place). " + ink.paint(title, .bold) + ink.paint("  \(facts)  \(card.id)")
    ]
    lines += change.codes.map { line($0, ink) }
    if change.isEvidenceOnly { lines.append("   all codes stay") }
    let sentences = try Sentences(change, comparison.corpus)
    for sentence in change.sentences.prefix(Self.mostSentences) {
      lines.append(line(sentence, ink))
      if let text = sentences.text(of: sentence.place) {
        lines.append("     " + ink.paint("“\(cut(text))”", .dim))
      }
    }
    if change.sentences.count > Self.mostSentences {
      lines.append("   and \(change.sentences.count - Self.mostSentences) more sentences")
    }
    let evidence = tellingFirst(change.evidence)
    lines += evidence.prefix(Self.mostEvidence).flatMap { self.lines($0, ink) }
    if evidence.count > Self.mostEvidence {
      lines.append("     and \(evidence.count - Self.mostEvidence) more pieces of evidence: --json")
    }
    return lines
  }

  private func line(_ codes: ArticleChange.Codes, _ ink: Ink) -> String {
    let name = codes.variable.rawValue
    let head = "   " + ink.paint(name) + String(repeating: " ", count: max(1, 15 - name.count))
    func list(_ codes: [String]) -> String { codes.isEmpty ? "–" : codes.joined(separator: ", ") }
    guard !codes.variable.isSingle else {
      return head + ink.paint("\(list(codes.before)) → \(list(codes.after))")
    }
    return head
      + (codes.gained.map { ink.paint("+ \($0)", .good) }
      + codes.lost.map { ink.paint("− \($0)", .bad) }).joined(separator: "  ")
  }

  private func line(_ sentence: ArticleChange.Sentence, _ ink: Ink) -> String {
    var parts: [String] = []
    if sentence.changesStance {
      let (old, new) = (sentence.stance.before?.rawValue, sentence.stance.after?.rawValue)
      parts.append(ink.paint("\(old ?? "says nothing") → \(new ?? "says nothing")"))
    }
    parts += sentence.gainedFrames.map { ink.paint("+ \($0)", .good) }
    parts += sentence.lostFrames.map { ink.paint("− \($0)", .bad) }
    let name = "\(sentence.place.part.rawValue) \(sentence.place.sentence)"
    return "   " + ink.paint(name, .dim) + "  " + parts.joined(separator: "  ")
  }

  /// What rows that differ have done first, then what followed.
  private func tellingFirst(_ evidence: [EvidenceChange]) -> [EvidenceChange] {
    let touched = comparison.changes.touched
    func isTouched(_ change: EvidenceChange) -> Bool {
      touched.contains(change.entry) || change.taker.map(touched.contains) == true
    }
    return evidence.filter(isTouched) + evidence.filter { !isTouched($0) }
  }

  private func lines(_ change: EvidenceChange, _ ink: Ink) -> [String] {
    guard let item = change.item else { return [] }
    let (mark, style): (String, Style) =
      switch change.kind {
      case .new: ("+", .good)
      case .gone: ("−", .bad)
      case .blocked: ("×", .bad)
      case .changed: ("~", .fair)
      case .still: ("·", .dim)
      }
    var text = "\(item.entry) “\(item.surface)”  \(item.code)  "
    switch change.kind {
    case .new: text += uses(change.after)
    case .gone, .blocked: text += "was \(uses(change.before))"
    case .changed: text += "\(uses(change.before)) → \(uses(change.after))"
    case .still: text += "not counted"
    }
    var lines = ["     " + ink.paint("\(mark) \(text)", style)]
    if let reason = change.reason {
      let taker = change.taker.map { ": \(name($0))" } ?? ""
      let lead = change.kind == .new ? "before: " : "now: "
      lines.append("         " + ink.paint(lead + reason + taker, .dim))
    }
    return lines
  }

  /// The rules that use a match, with its weight.
  private func uses(_ items: [Evidence]) -> String {
    items.map { item in
      let (weight, shifted) = (
        decimal(item.weight, digits: 2), decimal(item.shiftedWeight, digits: 2)
      )
      let weights = weight == shifted ? weight ?? "" : "\(weight ?? "")/\(shifted ?? "")"
      return item.blocked == nil ? "\(item.rule) \(weights)" : "not counted"
    }.joined(separator: ", ")
  }

  private func name(_ id: String) -> String {
    let sides = [comparison.after, comparison.before]
    let entry = sides.lazy.compactMap { side in
      side.tables.entries.first { $0.id == id }
    }.first
    return entry.map(entryName) ?? id
  }

  private func cut(_ text: String) -> String {
    text.count > Self.longestSentence ? text.prefix(Self.longestSentence) + "…" : text
  }
}

/// The sentences of an article, by their borders.
private struct Sentences {
  private let parts: [Part: (scalars: [Unicode.Scalar], sentences: [Sentence])]

  init(_ change: ArticleChange, _ corpus: any StudyCorpus) throws {
    guard !change.sentences.isEmpty else {
      parts = [:]
      return
    }
    let (text, input) = (try corpus.text(of: change.number), try corpus.input(of: change.number))
    parts = [
      .title: (Array(text.title.unicodeScalars), input.title.sentences),
      .text: (Array(text.text.unicodeScalars), input.text.sentences),
    ]
  }

  func text(of place: SentencePlace) -> String? {
    guard let part = parts[place.part], part.sentences.indices.contains(place.sentence) else {
      return nil
    }
    let range = part.sentences[place.sentence].range
    let (low, high) = (range.lowerBound.value, min(range.upperBound.value, part.scalars.count))
    guard low < high else { return nil }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: part.scalars[low..<high])
    return String(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
