/// A line of robots.txt: a field, and its value without comment and white space around it.
struct RobotsLine {
  enum Field { case userAgent, allow, disallow, crawlDelay, sitemap, other }

  let field: Field
  let value: ArraySlice<UInt8>

  /// Nil for a line without a field.
  ///
  /// People forget colons and misspell: what clearly is meant to keep us out is heeded, which
  /// section 2.2.4 leaves to us.
  init?(_ line: ArraySlice<UInt8>) {
    let line = trimmed(line.prefix { $0 != UInt8(ascii: "#") })
    guard !line.isEmpty else { return nil }
    let colon = line.firstIndex(of: UInt8(ascii: ":"))
    if let colon {
      let value = line[(colon + 1)...]
      if let field = Self.fields[name(line[..<colon])] {
        (self.field, self.value) = (field, trimmed(value))
        return
      }
      // The colon ends an unknown field; else it may be one of the value, as in an address.
      if value.first.map(isSpace) ?? true {
        (field, self.value) = (.other, trimmed(value))
        return
      }
    }
    let words = line.split(maxSplits: 2, whereSeparator: isSpace)
    if let first = words.first, let field = Self.fields[name(first)] {
      (self.field, value) = (field, trimmed(line[first.endIndex...]))
    } else if words.count > 1, let field = Self.fields[name(words[0]) + " " + name(words[1])] {
      (self.field, value) = (field, trimmed(line[words[1].endIndex...]))
    } else if colon != nil {
      (field, value) = (.other, line)
    } else {
      return nil
    }
  }

  private static let fields: [String: Field] = [
    "user-agent": .userAgent, "useragent": .userAgent, "user agent": .userAgent,
    "allow": .allow,
    "disallow": .disallow, "dissallow": .disallow, "dissalow": .disallow, "disalow": .disallow,
    "diasllow": .disallow, "disallaw": .disallow,
    "crawl-delay": .crawlDelay, "crawl delay": .crawlDelay,
    "sitemap": .sitemap, "sitemaps": .sitemap, "site-map": .sitemap,
  ]

  /// The letters, hyphens and underscores at the beginning, in small letters (section 2.2.1): a
  /// version behind them does not count.
  static func token(of agent: some Sequence<UInt8>) -> String {
    let letters = agent.prefix { ($0 | 0x20) &- 97 < 26 || $0 == 0x2D || $0 == 0x5F }
    return String(decoding: Array(letters), as: UTF8.self).lowercased()
  }
}

private func name(_ bytes: ArraySlice<UInt8>) -> String {
  String(decoding: trimmed(bytes), as: UTF8.self).lowercased()
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 }

private func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var kept = bytes
  while let space = spaces.first(where: { kept.starts(with: $0) }) {
    kept = kept.dropFirst(space.count)
  }
  while let space = spaces.first(where: { kept.suffix($0.count).elementsEqual($0) }) {
    kept = kept.dropLast(space.count)
  }
  return kept
}

/// White space around a value; that of no keyboard comes with what people paste, and would make a
/// path that no address has.
private let spaces = [" ", "\t", "\u{A0}", "\u{2002}", "\u{2003}", "\u{2009}", "\u{3000}"].map {
  Array($0.utf8)
}
