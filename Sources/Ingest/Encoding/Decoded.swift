/// A document as UTF-8, with what was done to make it so.
package struct Decoded: Hashable, Sendable {
  package var utf8: [UInt8]
  /// The encoding that was used, by its usual name in small letters: `windows-1251`, `kz-1048`.
  package var encoding: String
  /// Sequences that the encoding does not know; each became U+FFFD.
  package var replacedBytes: Int
  package var origin: Origin
  /// Cyrillic that had been taken for a Western or Russian encoding and encoded once more ("Ð¿Ñ€Ð¸",
  /// "РїСЂРё"), and was undone.
  package var wasEncodedTwice = false

  /// What decided on the encoding.
  package enum Origin: String, Codable, CaseIterable, Sendable {
    case byteOrderMark, http, declaration, validity, letters, fallback
  }
}

/// Brings a page or feed to UTF-8.
///
/// In this order: a byte-order mark; UTF-16 and UTF-32 by their high bytes; UTF-8 by its validity,
/// which no other encoding has by chance; the HTTP header and the declaration, unless the letters
/// of the text speak clearly against them; the letters of Kazakh, Russian, Ukrainian and Belarusian;
/// the letters of Hebrew, the structure of East Asian encodings. Stretches of another encoding inside
/// a text, and text that was encoded twice, are brought to UTF-8 as well where this is sure.
package func decode(_ bytes: [UInt8], contentType: String?) -> Decoded {
  var decoded = decodeOnce(bytes, contentType: contentType)
  if let repaired = undoingDoubleEncoding(decoded.utf8) {
    decoded.utf8 = repaired
    decoded.wasEncodedTwice = true
  }
  return decoded
}

private func decodeOnce(_ bytes: [UInt8], contentType: String?) -> Decoded {
  if let marked = decodeMarked(bytes) { return marked }
  if let wide = WideEncoding(guessedFrom: bytes) { return wide.decode(bytes[...], .validity) }
  let declared = DeclaredEncodings(bytes, contentType: contentType)
  let check = UTF8Check(bytes)
  if check.isASCII, !declared.all.contains(where: { $0.name.hasPrefix("iso-2022") }) {
    let first = declared.all.first { WideEncoding(name: $0.name) == nil }
    return Decoded(
      utf8: bytes, encoding: first?.name ?? "utf-8", replacedBytes: 0,
      origin: first?.origin ?? .validity)
  }
  if check.isPlausible {
    let origin = declared.all.first { $0.name == "utf-8" }?.origin ?? .validity
    return decodeUTF8(bytes, check, origin)
  }
  return decodeOld(bytes, declared: declared)
}

private func decodeMarked(_ bytes: [UInt8]) -> Decoded? {
  if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
    let rest = Array(bytes.dropFirst(3))
    let check = UTF8Check(rest)
    guard check.isASCII || check.isPlausible else { return nil }
    return decodeUTF8(rest, check, .byteOrderMark)
  }
  guard let (encoding, length) = WideEncoding.marked(bytes) else { return nil }
  return encoding.decode(bytes.dropFirst(length), .byteOrderMark)
}

private func decodeUTF8(
  _ bytes: [UInt8], _ check: UTF8Check, _ origin: Decoded.Origin
) -> Decoded {
  guard check.replaced > 0 else {
    return Decoded(utf8: bytes, encoding: "utf-8", replacedBytes: 0, origin: origin)
  }
  let (utf8, replaced) = MixedText(bytes, startsAsUTF8: true).decode(table: nil)
  return Decoded(utf8: utf8, encoding: "utf-8", replacedBytes: replaced, origin: origin)
}

/// Neither Unicode nor ASCII.
private func decodeOld(_ bytes: [UInt8], declared: DeclaredEncodings) -> Decoded {
  let mixed = MixedText(bytes, startsAsUTF8: false)
  let statistics = LetterStatistics(mixed.foreign)
  let isCyrillic = statistics.looksLikeWords && !statistics.isForeign
  // Bytes that are not ASCII contradict the declaration of ASCII, these ones that of UTF-8.
  for (name, origin) in declared.all where name != "us-ascii" && name != "utf-8" {
    if let table = SingleByteTable.named[name] {
      // A template says ISO-8859-1 over a Russian text.
      if !table.isCyrillic, isCyrillic { continue }
      let better = table.isCyrillic ? statistics.best(against: table.name) : nil
      guard let better, let other = SingleByteTable.named[better] else {
        return decodeByTable(mixed, table, name, origin)
      }
      return decodeByTable(mixed, other, better, .letters)
    }
    if name.hasPrefix("utf-"), let wide = WideEncoding(name: name) {
      // Single bytes by twos are letters of China; but no text of single bytes has a zero.
      guard bytes.prefix(4096).contains(0) else { continue }
      let decoded = wide.decode(bytes[...], origin)
      // A page of single bytes read by twos is nearly all nonsense.
      if decoded.replacedBytes * 50 < bytes.count { return decoded }
      continue
    }
    // GB18030 knows nearly any pair of bytes.
    if isCyrillic, EastAsianEncoding.isNamed(name) { continue }
    if let decoded = decodeByIconv(bytes, from: name, origin) { return decoded }
  }
  return decodeByLetters(bytes, mixed, statistics)
}

/// Nothing is declared that could be true.
private func decodeByLetters(
  _ bytes: [UInt8], _ mixed: MixedText, _ statistics: LetterStatistics
) -> Decoded {
  if statistics.looksLikeWords, statistics.isForeign {
    if let name = EastAsianEncoding(guessedFrom: bytes)?.rawValue,
      let decoded = decodeByIconv(bytes, from: name, .letters, tolerance: 0.05)
    {
      return decoded
    }
  }
  if statistics.looksLikeWords {
    let name = statistics.otherAlphabet ?? statistics.best(against: nil)
    if let name, let table = SingleByteTable.named[name] {
      return decodeByTable(mixed, table, name, .letters)
    }
  }
  guard let western = SingleByteTable.named["windows-1252"] else {
    let (utf8, replaced) = MixedText(bytes, startsAsUTF8: true).decode(table: nil)
    return Decoded(utf8: utf8, encoding: "utf-8", replacedBytes: replaced, origin: .fallback)
  }
  return decodeByTable(mixed, western, western.name, .fallback)
}

private func decodeByTable(
  _ mixed: MixedText, _ table: SingleByteTable, _ name: String, _ origin: Decoded.Origin
) -> Decoded {
  let (utf8, replaced) = mixed.decode(table: table)
  // Called ISO-8859-1 but with the quotation marks of windows-1252.
  let isReallyWindows =
    table.name == "windows-1252" && mixed.bytes.contains { (0x80...0x9F).contains($0) }
  return Decoded(
    utf8: utf8, encoding: isReallyWindows ? table.name : name, replacedBytes: replaced,
    origin: origin)
}
