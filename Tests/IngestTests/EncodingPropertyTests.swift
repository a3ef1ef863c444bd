import Foundation
import Ingest
import Testing

/// Our own sample texts, without the signs that not all encodings have.
private func samples(_ language: String) throws -> [String] {
  let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../corpus-samples/articles/\(language)").standardized
  let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  return try files.map { name in
    let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    // The head of a sample is a list of fields, an empty line ends it.
    let body = text.split(separator: "\n\n", maxSplits: 1).last.map(String.init) ?? text
    let kept = body.unicodeScalars.map { scalar in
      let isLetter =
        (0x410...0x44F).contains(scalar.value)
        || (language == "kk" && "әғқңөұүһіӘҒҚҢӨҰҮҺІ".unicodeScalars.contains(scalar))
      return isLetter || scalar == "." || scalar == "," ? Character(scalar) : " "
    }
    return String(kept).split(separator: " ").joined(separator: " ")
  }
}

/// Pieces of so many letters, each beginning with a word.
private func pieces(_ text: String, letters: Int) -> [String] {
  let words = text.split(separator: " ").map(String.init)
  var found: [String] = []
  var piece: [String] = []
  for word in words {
    piece.append(word)
    if piece.joined().count >= letters {
      found.append(piece.joined(separator: " "))
      piece = []
    }
  }
  return found
}

private enum Declaration: CaseIterable {
  case missing, right, header, meta, xml
}

@Suite struct `Every encoding under every declaration` {
  /// The names under which iconv writes, and we read.
  private static let russian = [
    ("UTF-8", "utf-8"), ("CP1251", "windows-1251"), ("RK1048", "kz-1048"), ("KOI8-R", "koi8-r"),
    ("CP866", "ibm866"), ("MAC-CYRILLIC", "x-mac-cyrillic"), ("ISO-8859-5", "iso-8859-5"),
    ("UTF-16LE", "utf-16le"), ("UTF-16BE", "utf-16be"), ("UTF-32LE", "utf-32le"),
    ("UTF-32BE", "utf-32be"),
  ]
  private static let kazakh = russian.filter {
    $0.1.hasPrefix("utf-") || $0.1 == "kz-1048"
  }
  private static let wrong = [
    "utf-8", "windows-1251", "koi8-r", "iso-8859-1", "windows-1252", "ibm866", "utf-16", "us-ascii",
    "gb2312", "x-unknown",
  ]

  /// The text as a page or feed with a declaration; the bytes, and what the server says.
  private func document(
    _ text: String, declared: String?, by place: Declaration
  ) -> (text: String, contentType: String?) {
    switch (place, declared) {
    case (.header, let name?):
      ("<html><body><p>\(text)</p></body></html>", "text/html; charset=\(name)")
    case (.xml, let name?):
      (
        "<?xml version=\"1.0\" encoding=\"\(name)\"?><rss><channel><title>\(text)</title></channel></rss>",
        nil
      )
    case (_, let name?):
      ("<html><head><meta charset=\"\(name)\"></head><body><p>\(text)</p></body></html>", nil)
    case (_, nil): ("<html><body><p>\(text)</p></body></html>", nil)
    }
  }

  /// The misses, by encoding and declaration, and of how many.
  private func misses(
    of texts: [String], encodings: [(String, String)]
  ) -> (misses: [String: Int], count: Int) {
    var misses: [String: Int] = [:]
    var count = 0
    for (index, text) in texts.enumerated() {
      for (iconvName, name) in encodings {
        var cases: [(String?, Declaration)] = [(nil, .missing), (name, .meta), (name, .header)]
        // One wrong declaration a text, all of them in turn.
        let wrong = Self.wrong[index % Self.wrong.count]
        cases += [(wrong, .meta), (wrong, .header), (wrong, .xml)]
        for (declared, place) in cases {
          let (document, contentType) = document(text, declared: declared, by: place)
          let decoded = decode(encoded(document, iconvName), contentType: contentType)
          count += 1
          if String(decoding: decoded.utf8, as: UTF8.self) != document {
            misses[
              "\(name) declared \(declared ?? "nothing"), read as \(decoded.encoding)", default: 0] +=
              1
          }
        }
      }
    }
    return (misses, count)
  }

  @Test(
    "gives the same text",
    arguments: [60, 200, 700], ["ru", "kk"])
  func sameText(letters: Int, language: String) throws {
    let texts = try samples(language).flatMap { pieces($0, letters: letters) }
    #expect(texts.count >= 30)
    let encodings = language == "kk" ? Self.kazakh : Self.russian
    let (misses, count) = misses(of: texts, encodings: encodings)
    let missed = misses.values.reduce(0, +)
    print("\(language), \(letters) letters: \(count - missed) of \(count) read right")
    // Ten words without a letter that tells the encodings apart are beyond telling.
    #expect(letters < 100 ? missed * 500 <= count : missed == 0, "\(misses)")
  }
}
