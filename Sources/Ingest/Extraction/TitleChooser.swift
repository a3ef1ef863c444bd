internal import Markup

/// Lets the headline of JSON-LD, og:title, `<h1>` and `<title>` vote on the title of an article.
struct TitleChooser {
  let facts: PageFacts
  /// Texts of the `<h1>` elements in order.
  let headings: [String]
  /// Short lines of the page, any of which may show the title.
  let lines: [ArraySlice<UInt8>]
  let site: String?
  let host: String?

  func title() -> String? {
    var candidates: [String] = []
    let structured = facts.articles.first?["headline"]?.string.map(foldedText)
    let shared = facts.meta("og:title", "twitter:title", "dc.title", "title")
    for text in [structured, shared] {
      if let text, !text.isEmpty { candidates.append(stripped(text)) }
    }
    let head = facts.headTitle.map { shownPart($0) ?? stripped($0) }
    let heading = bestHeading(against: candidates + (head.map { [$0] } ?? []))
    if let heading { candidates.insert(heading, at: 0) }
    if let head, !head.isEmpty { candidates.append(head) }
    if let item = facts.properties.first(where: { $0.name == "headline" }),
      let text = facts.value(item.node), text.utf8.count < Self.longest
    {
      candidates.append(foldedText(text))
    }
    guard !candidates.isEmpty else { return nil }
    // The first of those that most others agree with word by word.
    let words = candidates.map(comparableWords)
    let votes = words.map { one in words.count { $0 == one } }
    let most = votes.max() ?? 0
    return votes.firstIndex(of: most).map { candidates[$0] }
  }

  /// Bytes; the longest headlines have 300 letters.
  private static let longest = 700

  /// The `<h1>` that shares most of its words with the other titles.
  private func bestHeading(against others: [String]) -> String? {
    let words = others.map(comparableWords)
    var best: (text: String, fit: Double)?
    for heading in headings where heading.utf8.count < Self.longest {
      let own = comparableWords(heading)
      guard !own.isEmpty else { continue }
      let fit = words.map { min(overlap(own, $0), overlap($0, own) * 2) }.max() ?? 0
      if fit > best?.fit ?? 0.5 { best = (heading, fit) }
    }
    if best == nil, others.isEmpty || headings.count == 1, let only = headings.first,
      comparableWords(only).count > 2
    {
      return only
    }
    return best?.text
  }

  /// The longest part of a title that stands alone in a line of the page.
  private func shownPart(_ title: String) -> String? {
    let parts = Self.split(title)
    guard (2...5).contains(parts.count) else { return nil }
    let shown = Set(lines.map { comparableWords($0) })
    var best: (text: String, words: Int)?
    for start in parts.indices {
      var text = parts[start].text
      for end in start..<parts.count {
        if end > start { text += parts[end].separator + parts[end].text }
        let words = comparableWords(text)
        guard end - start + 1 < parts.count, words.count > max(2, best?.words ?? 0) else {
          continue
        }
        if shown.contains(words) { best = (text, words.count) }
      }
    }
    return best?.text
  }

  /// A title without the name of the site behind or before it.
  func stripped(_ title: String) -> String {
    var parts = Self.split(title)
    guard parts.count > 1 else { return title }
    // A mark that points on stands between a headline and the site in old news systems.
    if let mark = parts.dropFirst().firstIndex(where: { $0.separator == " » " }),
      comparableWords(parts[0].text).count > 2
    {
      parts.removeSubrange(mark...)
    }
    while parts.count > 1, let last = parts.last, namesSite(last.text) || isExtra(last.text) {
      parts.removeLast()
    }
    while parts.count > 1, let first = parts.first, namesSite(first.text) { parts.removeFirst() }
    guard let first = parts.first else { return title }
    return first.text + parts.dropFirst().map { $0.separator + $0.text }.joined()
  }

  private func namesSite(_ part: String) -> Bool {
    let joined = joinedWord(part)
    guard joined != noWord else { return true }
    if let site, joinedWord(site) == joined { return true }
    if let host {
      let labels = host.split(separator: ".")
      let name = labels.filter { $0 != "www" }
      if joinedWord(name.joined()) == joined || joinedWord(name.dropLast().joined()) == joined {
        return true
      }
      if labels.contains(where: { joinedWord($0) == joined }) { return true }
    }
    return false
  }

  /// A short tail that the headings of the page lack.
  private func isExtra(_ part: String) -> Bool {
    let words = comparableWords(part)
    guard words.count <= 5, let heading = headings.first(where: { comparableWords($0).count > 2 })
    else { return false }
    return overlap(words, comparableWords(heading)) < 0.5
  }

  private static func split(_ title: String) -> [(separator: String, text: String)] {
    let marks: Set<Unicode.Scalar> = ["|", "-", "–", "—", "•", "·", "»", "/", "\\", ":", "~", "―"]
    var parts: [(separator: String, text: String)] = []
    var words: [Substring] = []
    var separator = ""
    for word in title.split(separator: " ") {
      let isMark = word.unicodeScalars.allSatisfy { marks.contains($0) }
      if isMark, !words.isEmpty {
        parts.append((separator, words.joined(separator: " ")))
        separator = " \(word) "
        words = []
      } else {
        words.append(word)
      }
    }
    if !words.isEmpty { parts.append((separator, words.joined(separator: " "))) }
    return parts
  }
}
