/// A document as UTF-8, with what was done to make it so.
package struct Decoded: Hashable, Sendable {
  package var utf8: [UInt8]
  /// The encoding that was used, by its usual name in small letters: `windows-1251`, `kz-1048`.
  package var encoding: String
  /// Sequences that the encoding does not know; each became U+FFFD.
  package var replacedBytes: Int
  package var origin: Origin

  /// What decided on the encoding.
  package enum Origin: String, Codable, CaseIterable, Sendable {
    case byteOrderMark, http, declaration, validity, letters, fallback
  }
}

/// Brings a page or feed to UTF-8.
///
/// In this order: a byte-order mark; UTF-16 and UTF-32 by their zero bytes; UTF-8 by its validity,
/// which no other encoding has by chance; the HTTP header and the declaration, unless the letters
/// of the text speak clearly against them; the letters of Kazakh, Russian, Ukrainian and Belarusian.
package func decode(_ bytes: [UInt8], contentType: String?) -> Decoded {
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
    return Decoded(
      utf8: check.replaced == 0 ? bytes : repairedUTF8(bytes), encoding: "utf-8",
      replacedBytes: check.replaced, origin: origin)
  }
  return decodeOld(bytes, declared: declared)
}

private func decodeMarked(_ bytes: [UInt8]) -> Decoded? {
  if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
    let rest = Array(bytes.dropFirst(3))
    let check = UTF8Check(rest)
    guard check.isASCII || check.isPlausible else { return nil }
    return Decoded(
      utf8: check.replaced == 0 ? rest : repairedUTF8(rest), encoding: "utf-8",
      replacedBytes: check.replaced, origin: .byteOrderMark)
  }
  guard let (encoding, length) = WideEncoding.marked(bytes) else { return nil }
  return encoding.decode(bytes.dropFirst(length), .byteOrderMark)
}

/// Neither Unicode nor ASCII.
private func decodeOld(_ bytes: [UInt8], declared: DeclaredEncodings) -> Decoded {
  let statistics = LetterStatistics(bytes)
  for (name, origin) in declared.all {
    if let table = SingleByteTable.named[name] {
      // A template says ISO-8859-1 over a Russian text.
      if !table.isCyrillic, statistics.looksCyrillic { continue }
      let better = table.isCyrillic ? statistics.best(against: table.name) : nil
      guard let better, let other = SingleByteTable.named[better] else {
        return table.decode(bytes, name: name, origin)
      }
      return other.decode(bytes, name: better, .letters)
    }
    if name.hasPrefix("utf-"), let wide = WideEncoding(name: name) {
      let decoded = wide.decode(bytes[...], origin)
      // A page of single bytes read by twos is nearly all nonsense.
      if decoded.replacedBytes * 50 < bytes.count { return decoded }
      continue
    }
    if let decoded = decodeByIconv(bytes, from: name, origin) { return decoded }
  }
  if statistics.looksCyrillic, let best = statistics.best(against: nil),
    let table = SingleByteTable.named[best]
  {
    return table.decode(bytes, name: best, .letters)
  }
  guard let western = SingleByteTable.named["windows-1252"] else {
    return Decoded(
      utf8: repairedUTF8(bytes), encoding: "utf-8", replacedBytes: UTF8Check(bytes).replaced,
      origin: .fallback)
  }
  return western.decode(bytes, name: western.name, .fallback)
}
