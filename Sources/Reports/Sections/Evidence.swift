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

  /// Frames that some passage of a first printing bears with a stance that is quoted.
  var quotedFrames: Set<String> {
    var frames: Set<String> = []
    for (position, article) in findings.articles.enumerated()
    where article.relevance == "internal" && findings.isFirstPrinting[position] {
      for passage in article.passages where Self.quotedStances.contains(passage.stance) {
        frames.formUnion(passage.frames)
      }
    }
    return frames
  }

  /// Quotations chosen by rule: first printings only; passages with more different entries marked
  /// first, then earlier articles, then by id; of one cell never two from one story, and from two
  /// outlets where two have any.
  ///
  /// Below them the way to all articles with the frame and the stance.
  func evidenceSection() throws -> HTML {
    let candidates = candidates()
    let parts = try findings.frames.columns.prefix(Self.mostTableRows).map { frame -> HTML in
      let quotes = try Self.quotedStances.map { stance -> HTML in
        let chosen = choose(candidates["\(frame) \(stance)"] ?? [])
        guard !chosen.isEmpty else { return "" }
        return """
          <div class="voice \(stance)"><h4>\(labels.name("stance", stance))</h4>
          \(try chosen.map { try quotationFigure($0) })\(rest(frame, stance))</div>

          """
      }.joined()
      guard !quotes.isEmpty else { return "" }
      return """
        <section class="quotes" id="\(anchor("e", frame))"><h3>\(labels.markup("frame", frame))</h3>
        \(quotes)</section>

        """
    }.joined()
    return parts.isEmpty ? "<p>\(words("evidence.nothing"))</p>\n" : parts
  }

  private func candidates() -> [String: [Candidate]] {
    var cells: [String: [Candidate]] = [:]
    for (position, article) in findings.articles.enumerated()
    where article.relevance == "internal" && findings.isFirstPrinting[position] {
      for (index, passage) in article.passages.enumerated() {
        for frame in Set(passage.frames).sorted() {
          cells["\(frame) \(passage.stance)", default: []].append(
            Candidate(article: position, passage: index, entries: passage.entries))
        }
      }
    }
    return cells
  }

  /// A link to the articles with the frame and that stance as a whole.
  private func rest(_ frame: String, _ stance: String) -> HTML {
    let data = findings.stanceByFrame
    guard let row = data.rows.firstIndex(where: { $0.key == frame }),
      let column = data.columns.firstIndex(of: stance),
      let target = appendix.target(cellAnchor(data.name, row, column))
    else { return "" }
    let text = words.markup(
      "evidence.more", ["articles": .number(data.rows[row].cells[column].numerator)])
    return "<p class=\"more\"><a href=\"\(target)\">\(text)</a></p>\n"
  }

  private func choose(_ candidates: [Candidate]) -> [Candidate] {
    let ranked = candidates.sorted { a, b in
      let days = (day(a), day(b))
      return (b.entries, days.0, a.article, a.passage) < (a.entries, days.1, b.article, b.passage)
    }
    var chosen: [Candidate] = []
    while chosen.count < Self.quotationsPerCell {
      let free = ranked.lazy.filter { candidate in
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

  private func quotationFigure(_ candidate: Candidate) throws -> HTML {
    let article = try article(at: candidate.article)
    let passage = article.passages[candidate.passage]
    let speaker = words(
      "evidence.speaker", ["speaker": .text(labels.name("speaker", passage.speaker))])
    return """
      <figure class="quote">\(quotation(passage))
      <figcaption><bdi>\(outletName(article.outlet))</bdi>, \(day(of: article)), \
      \(speaker). \(titleLink(article))\
      <span class="why">\(evidenceNote(passage))</span></figcaption></figure>

      """
  }
}
