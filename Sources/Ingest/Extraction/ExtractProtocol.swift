internal import Basics

/// One line of the answer of `koshu extract`, without its line break.
///
/// Where nothing was found, and for a file that could not be read, the fields are null.
package func extractLine(path: String, extraction: Extraction?) -> [UInt8] {
  var article: Article?
  switch extraction {
  case .article(let found), .stub(let found): article = found
  default: article = nil
  }
  var json = JSONWriter()
  json.object { json in
    json.field("path", path)
    json.field("outcome", extraction?.name ?? "unreadable")
    json.field("url", article?.address)
    json.field("title", article?.title)
    json.field("authors", article?.authors ?? [])
    json.field("date", article?.published?.text)
    json.field("site", article?.site)
    json.field("language", article.flatMap(language(of:)))
    json.field("text", article?.text)
  }
  return json.bytes
}

/// The language that the letters of the text speak for, else the declared one: templates declare
/// English over Kazakh and Russian pages.
private func language(of article: Article) -> String? {
  var cyrillic = 0
  var letters = 0
  var kazakh = 0
  var ukrainian = 0
  for scalar in article.text.unicodeScalars.prefix(20_000) where isWordScalar(scalar) {
    letters += 1
    guard (0x400...0x4FF).contains(scalar.value) else { continue }
    cyrillic += 1
    switch scalar {
    case "ә", "ғ", "қ", "ң", "ө", "ұ", "ү", "Ә", "Ғ", "Қ", "Ң", "Ө", "Ұ", "Ү": kazakh += 1
    case "ї", "є", "ґ", "Ї", "Є", "Ґ": ukrainian += 1
    default: break
    }
  }
  guard cyrillic * 2 > letters, letters > 0 else { return article.declaredLanguage }
  // Kazakh has a tenth of such letters, Ukrainian a fiftieth; names in Russian texts a thousandth.
  if kazakh * 25 > cyrillic { return "kk" }
  if ukrainian * 100 > cyrillic { return "uk" }
  let declared = article.declaredLanguage
  let others = ["be", "bg", "sr", "mk", "ky", "tg", "mn", "tt", "ba", "ru"]
  return declared.map(others.contains) == true ? declared : "ru"
}

extension Extraction {
  /// The outcome as the counts and outputs name it.
  package var name: String {
    switch self {
    case .article: "article"
    case .listing: "listing"
    case .empty: "empty"
    case .stub: "stub"
    case .binary: "binary"
    case .refused: "refused"
    }
  }
}
