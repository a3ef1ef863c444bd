internal import Basics
internal import Measures

extension ReportWriter {
  /// A passage with the words that caused its codes marked.
  func quotation(_ passage: Passage) -> HTML {
    "<blockquote\(languageAttribute(passage.language))>\(marked(passage))</blockquote>"
  }

  /// The words of a passage that are evidence, each with code and lexicon entry.
  func evidenceNote(_ passage: Passage) -> HTML {
    let scalars = Array(passage.text.unicodeScalars)
    var seen: Set<Passage.Highlight> = []
    let notes = passage.highlights.compactMap { highlight -> HTML? in
      guard highlight.start >= 0, highlight.start < highlight.end, highlight.end <= scalars.count,
        seen.insert(highlight).inserted
      else { return nil }
      let words = String(
        String.UnicodeScalarView(scalars[highlight.start..<highlight.end]))
      return """
        <bdi\(languageAttribute(passage.language))>\(words)</bdi> → \(labels.name("frame", highlight.code)) \
        <code>\(highlight.entry)</code>
        """
    }
    return notes.joined(by: "; ")
  }

  private func marked(_ passage: Passage) -> HTML {
    let scalars = Array(passage.text.unicodeScalars)
    var html = HTML()
    var position = 0
    for span in Self.spans(passage.highlights, within: scalars.count) {
      html += HTML(escaping: text(scalars[position..<span.lowerBound]))
      html += "<mark>\(text(scalars[span]))</mark>"
      position = span.upperBound
    }
    return html + HTML(escaping: text(scalars[position...]))
  }

  private func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  /// The union of the highlights: overlapping ones become one mark.
  private static func spans(_ highlights: [Passage.Highlight], within count: Int) -> [Range<Int>] {
    let ranges = highlights.filter { $0.start >= 0 && $0.start < $0.end && $0.end <= count }
      .map { $0.start..<$0.end }
      .sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    var spans: [Range<Int>] = []
    for range in ranges {
      if let last = spans.last, range.lowerBound < last.upperBound {
        spans[spans.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        spans.append(range)
      }
    }
    return spans
  }
}
