internal import Markup

/// Finds the names of those who wrote an article.
struct AuthorReader {
  let facts: PageFacts
  let site: String?
  let host: String?

  func authors() -> [String] {
    // A closure each, so that later places are looked at only where earlier ones have nothing.
    for source in [structured, microdata, metas, visible, organizations] {
      let names = unique(source().prefix(Self.mostNames).flatMap(names))
      if !names.isEmpty { return names }
    }
    return []
  }

  /// Live blogs name a dozen; more is a list of members.
  private static let mostNames = 30

  /// Bytes of a by-line with thirty names.
  private static let longestLine = 1000

  // MARK: - Where names stand

  private func structured() -> [String] { structured(organizations: false) }

  /// Desks and agencies, where no person is named anywhere.
  private func organizations() -> [String] { structured(organizations: true) }

  private func structured(organizations: Bool) -> [String] {
    for article in facts.articles {
      let found = (article["author"] ?? article["creator"])?.elements ?? []
      let names = found.prefix(Self.mostNames).flatMap { author -> [String] in
        let isOrganization = PageFacts.types(author).contains { $0.hasSuffix("Organization") }
        guard isOrganization == organizations else { return [] }
        if let name = author["name"] { return name.elements.compactMap(\.string) }
        return author.string.map { [$0] } ?? []
      }
      if !names.flatMap(self.names).isEmpty { return names }
    }
    return []
  }

  private func microdata() -> [String] {
    let authors = facts.properties.filter { $0.name == "author" || $0.name == "creator" }
    return authors.prefix(Self.mostNames).flatMap { author -> [String] in
      let inner = facts.properties.filter {
        $0.name == "name" && facts.contains(author.node, $0.node)
      }
      if let name = inner.first.flatMap({ facts.value($0.node) }) { return [name] }
      return facts.value(author.node).map { [$0] } ?? []
    }
  }

  private func metas() -> [String] {
    for name in [
      "author", "article:author", "og:article:author", "dc.creator", "dcterms.creator", "byl",
      "parsely-author", "sailthru.author", "cxenseparse:author", "article:author_name",
    ] {
      let found = facts.metas[name]?.filter { !$0.contains("://") } ?? []
      if !found.flatMap(names).isEmpty { return found }
    }
    return []
  }

  private func visible() -> [String] {
    // A page has a by-line or two; a hundred are those of comments or of a list.
    for node in facts.authorNodes.prefix(6) {
      let text = facts.text(node)
      if text.utf8.count < 200, !names(text).isEmpty { return [text] }
    }
    return []
  }

  /// A name under a text: two or three words with capitals, or with a word that says so.
  func signature(_ line: String) -> [String] {
    let found = names(line)
    let words = line.split(separator: " ")
    let isSigned = Self.prefixes.contains { line.lowercased().hasPrefix($0) }
    let isName = (2...3).contains(words.count) && words.allSatisfy { $0.first?.isUppercase == true }
    return isSigned || (isName && found.count == 1) ? found : []
  }

  // MARK: - Names

  private func unique(_ names: [String]) -> [String] {
    var seen: [[String]] = []
    return names.filter { name in
      let words = comparableWords(name)
      guard !seen.contains(words) else { return false }
      seen.append(words)
      return true
    }
  }

  /// The names in a by-line.
  func names(_ line: String) -> [String] {
    guard line.utf8.count <= Self.longestLine else { return [] }
    var text = foldedText(line)
    if text.contains("://") { return [] }
    for prefix in Self.prefixes where text.lowercased().hasPrefix(prefix) {
      text = String(text.dropFirst(prefix.count))
      break
    }
    var parts: [Substring] = text.split { ",;|/&•·\n".contains($0) }
    for word in Self.joints {
      parts = parts.flatMap { $0.split(separator: word) }
    }
    return parts.prefix(Self.mostNames).compactMap { name(String($0)) }
  }

  private static let joints = [" and ", " и ", " және ", " мен ", " und ", " et ", " y ", " та "]

  private func name(_ part: String) -> String? {
    var text = part.trimmingMarks()
    for prefix in Self.prefixes where text.lowercased().hasPrefix(prefix) {
      text = String(text.dropFirst(prefix.count)).trimmingMarks()
    }
    let words = text.split(separator: " ")
    guard (1...5).contains(words.count), text.count < 50, text.contains(where: \.isLetter),
      !text.contains(where: { $0.isNumber || "@:?!<>{}".contains($0) })
    else { return nil }
    let own = comparableWords(text)
    let joined = own.joined()
    if let site, comparableWords(site).joined() == joined { return nil }
    if let host, host.lowercased().split(separator: ".").contains(where: { $0 == joined }) {
      return nil
    }
    guard !own.contains(where: Self.nobody.contains), !Self.bare.contains(joined) else {
      return nil
    }
    return text
  }

  private static let prefixes: [String] = phrases("author-prefix")
  /// "By" with no name behind it.
  private static let bare = Set(prefixes.map { comparableWords($0).joined() })
  /// Words that stand in the names of desks and agencies, never of people.
  private static let nobody = Set(phrases("author-never"))
}

extension String {
  /// Without spaces, points and dashes around it.
  func trimmingMarks() -> String {
    let isMark: (Character) -> Bool = { $0.isWhitespace || ".:-–—*\"«»()[]".contains($0) }
    guard let start = firstIndex(where: { !isMark($0) }),
      let end = lastIndex(where: { !isMark($0) })
    else { return "" }
    let inner = self[start...end]
    // The point of an initial stays.
    let tail = self[index(after: end)...]
    let isInitial =
      tail.hasPrefix(".") && inner.split(whereSeparator: { " .".contains($0) }).last?.count == 1
    return isInitial ? inner + "." : String(inner)
  }
}

/// The phrases of one use in `extraction-phrases.csv`, in small letters.
func phrases(_ use: String) -> [String] {
  ingestTable("extraction-phrases").dropFirst().filter { $0.count == 3 && $0[0] == use }.map {
    $0[2]
  }
}
