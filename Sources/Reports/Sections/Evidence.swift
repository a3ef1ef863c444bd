internal import Basics
internal import Measures

/// A passage that may be quoted for a frame and a stance.
private struct Candidate {
  var article: Int
  /// The number of the passage in its article.
  var passage: Int
  /// Different lexicon entries marked in it.
  var entries: Int
}

extension ReportWriter {
  /// Quotations for each frame and stance: enough to hear a second voice, few enough to be read.
  static let quotationsPerCell = 2
  private static let quotedStances = ["negative", "neutral", "positive"]

  /// Quotations chosen by rule: first printings only; passages with more different entries marked
  /// first, then earlier articles, then by id; of one cell never two from one story, and from two
  /// outlets where two have any.
  func evidenceSection() -> HTML {
    let frames = findings.frames.columns
    var cells: [String: [Candidate]] = [:]
    for (position, article) in findings.articles.enumerated()
    where article.relevance == "internal" && findings.isFirstPrinting[position] {
      for (index, passage) in article.passages.enumerated() {
        let entries = Set(passage.highlights.map(\.entry)).count
        for frame in Set(passage.frames).sorted() {
          cells["\(frame) \(passage.stance)", default: []].append(
            Candidate(article: position, passage: index, entries: entries))
        }
      }
    }
    let parts = frames.map { frame -> HTML in
      let quotes = Self.quotedStances.map { stance -> HTML in
        let chosen = choose(cells["\(frame) \(stance)"] ?? [])
        guard !chosen.isEmpty else { return "" }
        return """
          <div class="voice \(stance)"><h4>\(labels.name("stance", stance))</h4>
          \(chosen.map { quotationFigure($0) })</div>

          """
      }.joined()
      guard !quotes.isEmpty else { return "" }
      return """
        <section class="quotes" id="\(anchor("e", frame))"><h3>\(labels.markup("frame", frame))</h3>
        \(quotes)</section>

        """
    }.joined()
    return parts.isEmpty ? "<p>No passage bears a frame.</p>" : parts
  }

  private func choose(_ candidates: [Candidate]) -> [Candidate] {
    let ranked = candidates.sorted { a, b in
      let days = (day(a), day(b))
      return (b.entries, days.0, a.article, a.passage) < (a.entries, days.1, b.article, b.passage)
    }
    var chosen: [Candidate] = []
    while chosen.count < Self.quotationsPerCell {
      let free = ranked.filter { candidate in
        !chosen.contains { story($0) == story(candidate) }
      }
      let other = free.first { candidate in
        !chosen.contains { outlet($0) == outlet(candidate) }
      }
      guard let next = other ?? free.first else { break }
      chosen.append(next)
    }
    return chosen
  }

  /// Undated articles come last.
  private func day(_ candidate: Candidate) -> String {
    findings.articles[candidate.article].day ?? "9999"
  }

  private func story(_ candidate: Candidate) -> String {
    findings.articles[candidate.article].story
  }

  private func outlet(_ candidate: Candidate) -> String {
    findings.articles[candidate.article].outlet
  }

  private func quotationFigure(_ candidate: Candidate) -> HTML {
    let article = findings.articles[candidate.article]
    let passage = article.passages[candidate.passage]
    return """
      <figure class="quote">\(quotation(passage))
      <figcaption><bdi>\(outletName(article.outlet))</bdi>, \(article.day ?? "undated"), \
      speaker: \(labels.name("speaker", passage.speaker)). \(titleLink(article))\
      <span class="why">\(evidenceNote(passage))</span></figcaption></figure>

      """
  }
}
