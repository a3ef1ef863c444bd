internal import Basics
internal import Coding
internal import Lexicons

/// Sentence by sentence, in the order of the article, every word that counted: its row, rule and
/// weights; behind them what did not count, and why.
struct WhyTable {
  private let coded: CodedArticle
  private let names: CodeNames
  private let selected: Set<Int>?
  private let reasons: Reasons
  private var words: Words { names.words }

  /// `selected` is the evidence of the chosen code; nil for all.
  init(_ coded: CodedArticle, _ names: CodeNames, selected: Set<Int>?) {
    self.coded = coded
    self.names = names
    self.selected = selected
    reasons = Reasons(words: names.words)
  }

  var markup: HTML {
    let shown = coded.evidence.indices.filter { selected?.contains($0) ?? true }
    let counted = shown.filter { coded.evidence[$0].blocked == nil }
    let blocked = shown.filter { coded.evidence[$0].blocked != nil }
    var markup: HTML =
      counted.isEmpty ? "<p class=\"faint\">\(words("why.nothing"))</p>" : table(counted)
    if !blocked.isEmpty {
      markup += """
        <details id="blocked"><summary>\(words("why.blocked", words.number(blocked.count)))</summary>
        \(table(blocked))</details>
        """
    }
    return markup
  }

  private func table(_ numbers: [Int]) -> HTML {
    let heads = ["sentence", "words", "code", "entry", "reason", "weight"].map { name -> HTML in
      let kind: HTML = name == "weight" ? " class=\"number\"" : ""
      return "<th scope=\"col\"\(kind)>\(words("why.\(name)"))</th>"
    }
    var rows: [HTML] = []
    var last: SentencePlace?
    for number in numbers {
      let item = coded.evidence[number]
      let place = SentencePlace(part: item.part, sentence: item.sentence)
      if place != last { rows.append(sentenceRow(place)) }
      last = place
      rows.append(row(number, item))
    }
    return """
      <div class="scroll"><table class="why"><thead><tr>\(heads)</tr></thead>
      <tbody>
      \(rows)</tbody></table></div>
      """
  }

  /// What the sentence says as a whole: stance toward movers, who speaks.
  private func sentenceRow(_ place: SentencePlace) -> HTML {
    var said: [String] = []
    if let stance = coded.sentences.first(where: { $0.place == place }) {
      said.append(
        "\(words("why.said")): \(names.value(stance.parts.stance.rawValue)) "
          + weight(stance.parts.lenient))
    }
    let mentions = coded.mentions.filter { $0.part == place.part && $0.sentence == place.sentence }
    for speaker in Set(mentions.map(\.speaker)).sorted() {
      said.append("\(words("why.speaker")): \(names.name(speaker, .speaker))")
    }
    let name =
      place.part == .title
      ? words("why.title") : words("why.numbered", String(place.sentence + 1))
    return """
      <tr class="sentence"><th scope="rowgroup" colspan="6">\(name) \
      <span class="faint">\(said.joined(separator: " · "))</span></th></tr>

      """
  }

  private func row(_ number: Int, _ item: Evidence) -> HTML {
    let ink = Ink(item)
    let entry: HTML = "<a href=\"/entry/\(Fields.encoded(item.entry))\">\(item.entry)</a>"
    let letter: HTML = ink.map { "<b aria-hidden=\"true\">\($0.letter)</b>" } ?? ""
    let surface = HTML(escaping: item.surface)
    // Words that are not marked in the text have nothing to lead to.
    let words: HTML =
      ink == nil || ink == .blocked ? surface : "<a href=\"#e\(number)\">\(surface)</a>"
    return """
      <tr id="w\(number)"\(item.blocked == nil ? "" : blockedMark)>\
      <td class="\(ink?.rawValue ?? "plain")">\(letter)</td>\
      <td><bdi>\(words)</bdi></td><td>\(names.name(item.code, table: item.layer)) \
      <small class="faint">\(names.table(item.layer))</small></td><td>\(entry)</td>\
      <td>\(reason(item))</td><td class="number">\(weights(item))</td></tr>

      """
  }

  private let blockedMark: HTML = " class=\"blocked\""

  private func reason(_ item: Evidence) -> HTML {
    guard let blocked = item.blocked else { return HTML(escaping: reasons.rule(item.rule)) }
    let (text, taker) = reasons.blocked(blocked)
    guard let taker else { return HTML(escaping: text) }
    return "\(text): <a href=\"/entry/\(Fields.encoded(taker))\">\(taker)</a>"
  }

  private func weights(_ item: Evidence) -> HTML {
    guard item.weight != item.shiftedWeight else { return HTML(escaping: weight(item.weight)) }
    return "\(weight(item.weight)) → \(weight(item.shiftedWeight))"
  }
}
