internal import Markup

/// Finds the names of those who wrote an article.
struct AuthorReader {
  let facts: PageFacts
  let site: String?
  let host: String?
  /// Short lines around the headline, the nearer first.
  var nearby: [String] = []
  /// Where they stand in the tree.
  var nodes: [Range<Int>] = []

  func authors() -> [String] {
    // A closure each, so that later places are looked at only where earlier ones have nothing.
    for source in [persons, microdata, metas] {
      let lines = source().prefix(Self.mostNames)
      guard !lines.flatMap({ names($0) }).isEmpty else { continue }
      // A desk that is stated beside a person is an author, too.
      return unique(lines.flatMap { names($0, .desk) })
    }
    for source in [visible, linked, lines] {
      let found = unique(source().prefix(Self.mostNames).flatMap { names($0) })
      if !found.isEmpty { return found }
    }
    return []
  }

  /// A desk, an agency or the paper itself, where the page states it and no person is named.
  func desks() -> [String] {
    for source in [persons, organizations, microdata, metas] {
      let found = unique(source().prefix(Self.mostNames).flatMap { names($0, .site) })
      if !found.isEmpty { return found }
    }
    return []
  }

  /// Who counts as an author.
  enum Kind {
    case person
    case desk
    case site
  }

  /// Live blogs name a dozen; more is a list of members.
  private static let mostNames = 30

  /// Bytes of a by-line with thirty names.
  private static let longestLine = 1000

  // MARK: - Where names stand

  /// All that JSON-LD names, if a person is among them.
  private func persons() -> [String] { structured(orPersons: true) }

  private func organizations() -> [String] { structured(orPersons: false) }

  private func structured(orPersons wantsPersons: Bool) -> [String] {
    for article in facts.articles {
      let found = (article["author"] ?? article["creator"])?.elements ?? []
      let hasPerson = found.contains { author in
        !PageFacts.types(author).contains { $0.hasSuffix("Organization") }
      }
      guard hasPerson == wantsPersons else { continue }
      let names = found.prefix(Self.mostNames).flatMap { author -> [String] in
        if let name = (author["name"] ?? facts.referred(author)?["name"]) {
          return name.elements.compactMap(\.string)
        }
        return author.string.map { [$0] } ?? []
      }
      if !names.isEmpty { return names }
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
      if !found.isEmpty { return found }
    }
    return []
  }

  private func visible() -> [String] {
    // Each name may have an element of its own beside the headline.
    let near = facts.authorNodes.filter(isNear)
    let outermost = near.filter { node in !near.contains { $0 != node && facts.contains($0, node) }
    }
    let texts = outermost.map(facts.text).filter { $0.utf8.count < 200 }
    if let first = texts.firstIndex(where: { !names($0).isEmpty }) {
      // Beside a name, single words are places and desks.
      return [texts[first]] + texts[(first + 1)...].filter { $0.contains(" ") }
    }
    // A page has a by-line or two; a hundred are those of comments or of a list.
    for node in facts.authorNodes.prefix(6) {
      let text = facts.text(node)
      if text.utf8.count < 200, !names(text).isEmpty { return [text] }
    }
    return []
  }

  private func isNear(_ node: Int) -> Bool {
    nodes.contains { $0.contains(node) || facts.contains(node, $0.lowerBound) }
  }

  /// Links near the headline that lead to a page about an author.
  private func linked() -> [String] {
    // A link begins before its text.
    nodes.flatMap { facts.authorLinks(($0.lowerBound - 3)..<$0.upperBound) }.sorted()
      .prefix(Self.mostNames).map(facts.text)
  }

  /// "Автор: …" in a line near the headline.
  private func lines() -> [String] {
    nearby.first { line in
      line.utf8.count < 200 && Self.prefix(of: line) != nil && !names(line).isEmpty
    }.map { [$0] } ?? []
  }

  /// A name under a text: two or three words with capitals, or with a word that says so.
  func signature(_ line: String) -> [String] {
    let found = names(line)
    let words = line.split(separator: " ")
    let isSigned = Self.prefix(of: line) != nil
    let isName = (2...3).contains(words.count) && words.allSatisfy { $0.first?.isUppercase == true }
    return isSigned || (isName && found.count == 1) ? found : []
  }

  // MARK: - Names

  private func unique(_ names: [String]) -> [String] {
    var seen: [[UInt64]] = []
    return names.filter { name in
      let words = comparableWords(name)
      guard !seen.contains(words) else { return false }
      seen.append(words)
      return true
    }
  }

  /// The names in a by-line.
  func names(_ line: String, _ kind: Kind = .person) -> [String] {
    guard line.utf8.count <= Self.longestLine else { return [] }
    var text = Self.withoutBrackets(foldedText(line))
    if text.contains("://") { return [] }
    if let length = Self.prefix(of: text) {
      text = String(decoding: text.utf8.dropFirst(length), as: UTF8.self)
    }
    let parts = text.split { ",;|/&•·\n".contains($0) }.flatMap(Self.parted)
    let found = parts.prefix(Self.mostNames).map { name($0, kind) }
    // "Misal.kz, Алматы, Казахстан" is an imprint.
    let isImprint = kind != .site && parts.contains { namesSite(joinedWord($0)) }
    return found.compactMap { $0 }.filter { !isImprint || $0.contains(" ") }
  }

  private func namesSite(_ joined: UInt64) -> Bool {
    if let site, joinedWord(site) == joined { return true }
    guard let host else { return false }
    return joinedWord(host) == joined
      || host.split(separator: ".").contains { joinedWord($0) == joined }
  }

  /// "Айгүл мен Ерлан": cut at the words that join names.
  private static func parted(_ text: Substring) -> [String] {
    text.split(separator: " ").split { joints.contains($0) }.map { $0.joined(separator: " ") }
  }

  private static let joints = Set(phrases("author-joint").map { Substring($0) })

  /// "Elena Oberholzer (obe)": initials, places and addresses in brackets are no part of a name.
  private static func withoutBrackets(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "(")) else { return text }
    var depth = 0
    return String(
      text.filter { mark in
        if mark == "(" { depth += 1 }
        defer { if mark == ")" { depth = max(0, depth - 1) } }
        return depth == 0
      })
  }

  private func name(_ part: String, _ kind: Kind) -> String? {
    var text = part.trimmingMarks()
    if let length = Self.prefix(of: text) {
      text = String(decoding: text.utf8.dropFirst(length), as: UTF8.self).trimmingMarks()
    }
    let words = text.split(separator: " ")
    guard (1...5).contains(words.count), text.count < 50, text.contains(where: \.isLetter),
      !text.contains(where: { "@:?!<>{}".contains($0) }),
      kind == .site || !text.contains(where: \.isNumber)
    else { return nil }
    let own = comparableWords(text)
    guard !own.contains(where: Self.never.contains), !Self.bare.contains(joinedWord(text)) else {
      return nil
    }
    if kind == .site { return text }
    if namesSite(joinedWord(text)) { return nil }
    guard kind == .person else { return text }
    // Names have capitals: "in News", "red" are none.
    guard text.first(where: \.isLetter)?.isLowercase == false || Self.isParticle(own) else {
      return nil
    }
    return own.contains(where: Self.desks.contains) ? nil : text
  }

  /// "de Souza", "von der Leyen", "бин Салман".
  private static func isParticle(_ words: [UInt64]) -> Bool {
    words.count > 1 && particles.contains(words[0])
  }

  private static let particles = words("author-particle")
  private static let prefixes = PhraseIndex(phrases("author-prefix"))

  private static func prefix(of text: String) -> Int? { prefixes.prefix(of: Array(text.utf8)[...]) }

  /// "By" with no name behind it.
  private static let bare = Set(phrases("author-prefix").map { joinedWord($0) })

  private static func words(_ use: String) -> Set<UInt64> {
    Set(phrases(use).flatMap { comparableWords($0) })
  }

  /// Words that stand in no name.
  private static let never = words("author-never")
  /// Words that stand in the names of desks and agencies, not of people.
  private static let desks = words("author-desk")
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
