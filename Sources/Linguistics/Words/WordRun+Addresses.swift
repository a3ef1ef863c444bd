extension WordRun {
  /// The end, in units, of an address, e-mail, hashtag or handle that begins at an atom.
  func addressEnd(at index: Int) -> Int? {
    let start = atoms[index].range.lowerBound
    switch units[start] {
    case 0x23, 0x40:  // # @
      guard hasWord(at: index + 1) else { return nil }
      return tagEnd(from: start)
    case 0x68, 0x48:  // http://, https://
      guard hasPrefix("http://", start) || hasPrefix("https://", start) else { break }
      return trimmedEnd(from: start)
    case 0x77, 0x57:
      guard hasPrefix("www.", start) else { break }
      return trimmedEnd(from: start)
    default: break
    }
    return domainEnd(at: index)
  }

  /// A tag goes on over further tags: #тобольск#тюмень.
  private func tagEnd(from start: Int) -> Int {
    var end = start
    while end < units.count, isTagUnit(units[end]) || units[end] == units[start] { end += 1 }
    while end > start + 1, units[end - 1] == Letters.hyphen || units[end - 1] == Letters.period {
      end -= 1
    }
    return end
  }

  private func isTagUnit(_ unit: UInt16) -> Bool {
    Letters.isLetter(unit) || Letters.isDigit(unit) || unit == 0x5F || unit == Letters.hyphen
      || Letters.isCombiningMark(unit)
  }

  /// The end of what has no space inside, less closing marks.
  private func trimmedEnd(from start: Int) -> Int {
    var end = start
    while end < units.count, !Letters.isSpace(units[end]), !isQuote(units[end]) { end += 1 }
    while end > start + 1, isTrailing(units[end - 1]) { end -= 1 }
    return end
  }

  // " « » < > “ ”
  private func isQuote(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x22, 0xAB, 0xBB, 0x3C, 0x3E, 0x201C...0x201E: true
    default: false
    }
  }

  /// . , : ; ! ? ) ] ' …
  private func isTrailing(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x2E, 0x2C, 0x3A, 0x3B, 0x21, 0x3F, 0x29, 0x5D, 0x27, 0x2019, 0x2026: true
    default: false
    }
  }

  private func hasPrefix(_ prefix: String, _ start: Int) -> Bool {
    var index = start
    for unit in prefix.utf16 {
      guard index < units.count, units[index] | 0x20 == unit | 0x20 else { return false }
      index += 1
    }
    return true
  }

  /// The end of a name of a host or an e-mail address.
  private func domainEnd(at index: Int) -> Int? {
    guard atoms[index].isWord, isASCII(atoms[index].range) else { return nil }
    var end = index + 1
    var hasDot = false
    var hasAt = false
    // A host has a handful of parts: without a bound, "a.a.a.a" would be read anew at every part.
    while end < index + 20, let mark = atom(end), !mark.isAfterSpace, mark.range.count == 1,
      let word = atom(end + 1), word.isWord, !word.isAfterSpace, isASCII(word.range)
    {
      switch units[mark.range.lowerBound] {
      case Letters.period: hasDot = true
      case Letters.hyphen, 0x5F: break
      case 0x40: hasAt = true
      default: return finish(end, hasDot, hasAt)
      }
      end += 2
    }
    return finish(end, hasDot, hasAt)
  }

  private func finish(_ end: Int, _ hasDot: Bool, _ hasAt: Bool) -> Int? {
    guard hasDot, hasAt || isTopDomain(atoms[end - 1].range) else { return nil }
    // A path after the name belongs to it.
    let last = atoms[end - 1].range.upperBound
    guard last < units.count, units[last] == 0x2F else { return last }
    return trimmedEnd(from: last)
  }

  private func isASCII(_ range: Range<Int>) -> Bool { units[range].allSatisfy { $0 < 0x80 } }

  /// The top-level domains that news of the region name.
  private func isTopDomain(_ range: Range<Int>) -> Bool {
    switch text(range).lowercased() {
    case "kz", "ru", "com", "org", "net", "info", "kg", "uz", "su", "ua", "by", "tv", "media",
      "gov", "edu", "me", "io", "biz", "pro", "news", "online", "site", "eu", "uk", "de", "cn",
      "tr", "asia", "example":
      true
    default: false
    }
  }
}
