import Foundation
import Ingest
import Testing

/// A text in another encoding, by the C library's converter.
func encoded(_ text: String, _ encoding: String) -> [UInt8] {
  let converter = iconv_open(encoding, "UTF-8")
  defer { iconv_close(converter) }
  var source = Array(text.utf8).map { CChar(bitPattern: $0) }
  var target = [CChar](repeating: 0, count: source.count * 4 + 16)
  var remaining = source.count
  var room = target.count
  source.withUnsafeMutableBufferPointer { source in
    target.withUnsafeMutableBufferPointer { target in
      var from = source.baseAddress
      var to = target.baseAddress
      _ = iconv(converter, &from, &remaining, &to, &room)
    }
  }
  #expect(remaining == 0, "the fixture must have the letters of \(encoding)")
  return target.prefix(target.count - room).map { UInt8(bitPattern: $0) }
}

private let russian = """
  Жители пригородов Алматы просят открыть новый автобусный маршрут. По словам местных жителей, до \
  ближайшей остановки приходится идти больше трёх километров, а зимой дорогу заносит снегом. В \
  акимате пообещали рассмотреть обращение до конца года и найти средства в бюджете.
  """

private let kazakh = """
  Ауылдан қалаға көшіп келген жастар тұрғын үй мәселесін шешуді сұрайды. Олардың айтуынша, пәтер \
  жалдау құны соңғы үш жылда екі есеге өскен, ал жұмыс берушілер уақытша тіркеуді талап етеді. \
  Әкімдік өкілдері жаңа бағдарлама әзірленіп жатқанын хабарлады.
  """

private let ukrainian = """
  Мешканці передмістя просять відкрити новий автобусний маршрут. За словами місцевих жителів, до \
  найближчої зупинки доводиться йти понад три кілометри, а взимку дорогу замітає снігом. У міській \
  раді пообіцяли розглянути звернення і знайти кошти в бюджеті, його підтримує більшість громадян.
  """

private func page(_ text: String, head: String = "") -> String {
  "<html><head>\(head)<title>T</title></head><body><p class=\"a\">\(text)</p></body></html>"
}

@Suite struct EncodingDetectionTests {
  @Test(
    "finds out the encoding of a Russian text that declares none",
    arguments: [
      ("CP1251", "windows-1251"), ("KOI8-R", "koi8-r"), ("CP866", "ibm866"),
      ("MAC-CYRILLIC", "x-mac-cyrillic"), ("ISO-8859-5", "iso-8859-5"), ("UTF-8", "utf-8"),
      ("UTF-16LE", "utf-16le"), ("UTF-16BE", "utf-16be"), ("UTF-32LE", "utf-32le"),
    ])
  func undeclared(iconvName: String, name: String) {
    let text = page(russian)
    let decoded = decode(encoded(text, iconvName), contentType: nil)
    #expect(decoded.encoding == name)
    #expect(String(decoding: decoded.utf8, as: UTF8.self) == text)
    #expect(decoded.replacedBytes == 0)
  }

  @Test(
    "finds Kazakh in KZ-1048, whatever is declared",
    arguments: [
      "", "<meta charset=windows-1251>", "<meta charset='utf-8'>", "<meta charset=kz-1048>",
    ])
  func kazakhPage(head: String) {
    let text = page(kazakh, head: head)
    let decoded = decode(encoded(text, "RK1048"), contentType: nil)
    #expect(decoded.encoding == "kz-1048")
    #expect(String(decoding: decoded.utf8, as: UTF8.self) == text)
  }

  @Test func `UTF-8 that the bytes contradict loses, however much script surrounds them`() {
    let script = "<script>" + String(repeating: "var a = 1;\n", count: 12_000) + "</script>"
    let bytes = encoded(page(russian, head: "<meta charset=\"utf-8\">" + script), "WINDOWS-1251")
    let decoded = decode(bytes, contentType: nil)
    #expect(decoded.encoding == "windows-1251")
    #expect(String(decoding: decoded.utf8, as: UTF8.self).contains("Жители пригородов"))
  }

  @Test(
    "a declaration that the bytes contradict loses",
    arguments: [
      ("CP1251", "utf-8", "windows-1251"), ("CP1251", "koi8-r", "windows-1251"),
      ("CP1251", "iso-8859-1", "windows-1251"), ("UTF-8", "windows-1251", "utf-8"),
      ("KOI8-R", "windows-1251", "koi8-r"), ("CP866", "windows-1251", "ibm866"),
    ])
  func contradicted(actual: String, declared: String, name: String) {
    let text = page(russian, head: "<meta charset=\"\(declared)\">")
    let decoded = decode(encoded(text, actual), contentType: "text/html; charset=\(declared)")
    #expect(decoded.encoding == name)
    #expect(String(decoding: decoded.utf8, as: UTF8.self) == text)
  }

  @Test(
    "a declaration that fits is kept",
    arguments: [
      ("CP1251", "windows-1251"), ("CP1251", "cp-1251"), ("KOI8-R", "KOI8"), ("CP866", "866"),
      ("RK1048", "kz1048"),
    ])
  func kept(actual: String, declared: String) {
    let text = page(
      russian, head: "<meta http-equiv=Content-Type content='text/html; charset=\(declared)'>")
    let decoded = decode(encoded(text, actual), contentType: nil)
    #expect(decoded.origin == .declaration)
    #expect(String(decoding: decoded.utf8, as: UTF8.self) == text)
  }

  @Test func `Ukrainian in windows-1251 is not taken for Kazakh`() {
    let decoded = decode(encoded(page(ukrainian), "CP1251"), contentType: nil)
    #expect(decoded.encoding == "windows-1251")
  }

  @Test func `a late declaration is found`() {
    let late = "<!--" + String(repeating: "x", count: 3000) + "--><meta charset=koi8-r>"
    let decoded = decode(encoded(page(russian, head: late), "KOI8-R"), contentType: nil)
    #expect(decoded.encoding == "koi8-r" && decoded.origin == .declaration)
  }
}

@Suite struct EncodingTableTests {
  /// The upper half of KZ-1048 (СТ РК 1048-2002), as in the code charts of the standard.
  private static let upperHalf =
    "ЂЃ‚ѓ„…†‡€‰Љ‹ЊҚҺЏђ‘’“”•–—\u{FFFD}™љ›њқһџ\u{A0}ҰұӘ¤Ө¦§Ё©Ғ«¬\u{AD}®Ү°±Ііөµ¶·ё№ғ»әҢңү"
    + "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя"

  @Test func `KZ-1048 has every letter in its place`() {
    let lead = encoded(kazakh, "RK1048")
    let decoded = decode(lead + (0x80...0xFF), contentType: "text/plain; charset=kz-1048")
    #expect(decoded.encoding == "kz-1048")
    #expect(String(decoding: decoded.utf8, as: UTF8.self) == kazakh + Self.upperHalf)
    #expect(decoded.replacedBytes == 1)
  }

  @Test(
    "other encodings go through the C library",
    arguments: [
      ("GB2312", "gb18030", "新闻报道说人口迁移"), ("EUC-KR", "euc-kr", "년도 인구 이동"),
      ("BIG5", "big5", "人口遷移新聞"), ("SHIFT_JIS", "shift_jis", "人口移動のニュース"),
      ("ISO-8859-2", "iso-8859-2", "Příliš žluťoučký kůň"),
      ("ISO-8859-9", "iso-8859-9", "göç ışığı"),
    ])
  func others(iconvName: String, name: String, text: String) {
    let decoded = decode(encoded(text, iconvName), contentType: "text/html; charset=\(iconvName)")
    #expect(decoded.encoding == name)
    #expect(String(decoding: decoded.utf8, as: UTF8.self) == text)
  }

  @Test func `Latin-1 with typographic quotation marks is windows-1252`() {
    let bytes: [UInt8] = [0x93, 0x63, 0x61, 0x66, 0xE9, 0x94]
    let decoded = decode(bytes, contentType: "text/html; charset=iso-8859-1")
    #expect(decoded.encoding == "windows-1252")
    #expect(String(decoding: decoded.utf8, as: UTF8.self) == "“café”")
  }

  @Test func `damaged UTF-8 stays UTF-8, and the damage is counted`() {
    let bytes = Array(russian.utf8) + [0xFF, 0xFE, 0xD0, 0x20] + Array(kazakh.utf8)
    let decoded = decode(bytes, contentType: nil)
    #expect(decoded.encoding == "utf-8")
    #expect(decoded.replacedBytes == 3)
    let text = String(decoding: decoded.utf8, as: UTF8.self)
    #expect(text == russian + "\u{FFFD}\u{FFFD}\u{FFFD} " + kazakh)
  }

  @Test(
    "byte-order marks decide and are taken away",
    arguments: [
      ([0xEF, 0xBB, 0xBF, 0x61] as [UInt8], "utf-8"), ([0xFF, 0xFE, 0x61, 0], "utf-16le"),
      ([0xFE, 0xFF, 0, 0x61], "utf-16be"), ([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], "utf-32le"),
    ])
  func marks(bytes: [UInt8], name: String) {
    let decoded = decode(bytes, contentType: "text/html; charset=koi8-r")
    #expect(decoded.encoding == name && decoded.origin == .byteOrderMark)
    #expect(decoded.utf8 == [0x61])
  }

  @Test func `pairs of UTF-16 are joined, halves replaced`() {
    let bytes: [UInt8] = [0xFF, 0xFE, 0x3D, 0xD8, 0x00, 0xDE, 0x3D, 0xD8, 0x61, 0x00]
    let decoded = decode(bytes, contentType: nil)
    #expect(String(decoding: decoded.utf8, as: UTF8.self) == "😀\u{FFFD}a")
    #expect(decoded.replacedBytes == 1)
  }

  @Test func `whatever the bytes, the result is UTF-8`() {
    var state: UInt64 = 7
    for length in 0..<200 {
      var bytes: [UInt8] = []
      for _ in 0..<length {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes.append(UInt8(truncatingIfNeeded: state >> 40))
      }
      for type in [nil, "text/html; charset=utf-16", "text/xml; charset=gb2312", "a; charset=x/y"] {
        let decoded = decode(bytes, contentType: type)
        #expect(String(validating: decoded.utf8, as: UTF8.self) != nil)
      }
    }
  }
}

@Suite struct `Texts of several encodings` {
  @Test func `an insert of another encoding in a UTF-8 page is read by its letters`() {
    let before = Array("<p>\(kazakh)</p><div>".utf8)
    let insert = encoded("Комментарии читателей закрыты", "CP1251")
    let after = Array("</div><p>\(kazakh)</p>".utf8)
    let decoded = decode(before + insert + after, contentType: nil)
    #expect(decoded.encoding == "utf-8")
    #expect(
      String(decoding: decoded.utf8, as: UTF8.self)
        == "<p>\(kazakh)</p><div>Комментарии читателей закрыты</div><p>\(kazakh)</p>")
    #expect(decoded.replacedBytes == 0)
  }

  @Test func `UTF-8 in a page of single bytes stays what it is`() {
    let before = encoded("<p>\(russian)</p><div>", "KOI8-R")
    let insert = Array("Пікірлер жабық".utf8)
    let after = encoded("</div><p>\(russian)</p>", "KOI8-R")
    let decoded = decode(before + insert + after, contentType: "text/html; charset=koi8-r")
    #expect(decoded.encoding == "koi8-r")
    #expect(
      String(decoding: decoded.utf8, as: UTF8.self)
        == "<p>\(russian)</p><div>Пікірлер жабық</div><p>\(russian)</p>")
  }

  @Test(
    "text that was encoded twice is undone, and the rest of the page is not touched",
    arguments: ["WINDOWS-1252", "CP1251"])
  func twice(wrong: String) {
    // Letters whose second byte the wrong encoding lacks were lost when they were written.
    let lost = Set("АИНПРСйсшэя".unicodeScalars)
    let words = russian.unicodeScalars.filter { !lost.contains($0) }
    let text = String(String.UnicodeScalarView(words))
    var garbled: [UInt8] = []
    for byte in text.utf8 {
      garbled +=
        String(decoding: decode([byte], contentType: "a/b; charset=\(wrong)").utf8, as: UTF8.self)
        .utf8
    }
    let page = Array("<h1>Көшіп келу</h1><p>".utf8) + garbled + Array("</p>".utf8)
    let decoded = decode(page, contentType: nil)
    #expect(decoded.wasEncodedTwice)
    #expect(String(decoding: decoded.utf8, as: UTF8.self) == "<h1>Көшіп келу</h1><p>\(text)</p>")
  }

  @Test(
    "what only looks encoded twice stays",
    arguments: [
      "Ð is a letter of Iceland: Ðað er gott, Ñandú, Ñoño, Ð Ñ Ð Ñ Ð Ñ Ð Ñ Ð Ñ Ð Ñ Ð",
      "СССР» «РСФСР» РЁ РІ СТО РОССИЯ — СНГ… РК",
      "café “naïve” – Zoë’s résumé",
    ])
  func notTwice(text: String) {
    let decoded = decode(Array(text.utf8), contentType: nil)
    #expect(!decoded.wasEncodedTwice)
    #expect(decoded.utf8 == Array(text.utf8))
  }
}

@Suite struct `Other writings without a declaration` {
  @Test(
    "are told by structure and letters",
    arguments: [
      ("GB2312", "gb2312", "国内人口从农村迁移到大城市的新闻报道，专家认为住房和就业是主要问题"),
      ("BIG5", "big5", "國內人口從農村遷移到大城市的新聞報道，專家認為住房和就業是主要問題"),
      ("EUC-JP", "euc-jp", "地方から大都市へ移り住む人々についてのニュースを読んでいます"),
      ("SHIFT_JIS", "shift_jis", "地方から大都市へ移り住む人々についてのニュースを読んでいます"),
      ("EUC-KR", "euc-kr", "농촌에서 대도시로 이주하는 사람들에 대한 기사를 읽고 있습니다"),
      ("CP1255", "windows-1255", "אנשים עוברים מן הכפרים אל הערים הגדולות ומחפשים בהן עבודה ודיור"),
    ])
  func told(iconvName: String, name: String, text: String) {
    let document = "<rss><channel><title>\(text)</title></channel></rss>"
    let decoded = decode(encoded(document, iconvName), contentType: nil)
    #expect(decoded.encoding == name)
    #expect(String(decoding: decoded.utf8, as: UTF8.self) == document)
  }

  @Test(
    "a declared UTF-16 that has no zero byte is none",
    arguments: ["CP1251", "KOI8-R", "CP866", "MAC-CYRILLIC"])
  func notWide(encoding: String) {
    let text = page(russian, head: "<meta charset=utf-16>")
    let decoded = decode(encoded(text, encoding), contentType: "text/html; charset=utf-16")
    #expect(String(decoding: decoded.utf8, as: UTF8.self) == text)
  }

  @Test(
    "UTF-16 and UTF-32 are told without a mark in a text without tags",
    arguments: ["UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"])
  func bareWide(encoding: String) {
    let text = "Ауылдан қалаға көшіп келген жастар"
    let decoded = decode(encoded(text, encoding), contentType: nil)
    #expect(decoded.encoding == encoding.lowercased())
    #expect(String(decoding: decoded.utf8, as: UTF8.self) == text)
  }
}
