import Foundation
import Ingest

/// What an outlet says at a moment.
struct Answer {
  var outlet: PlantedOutlet
  var root: String
  /// Seconds since the beginning of the week, which began at `start`.
  var now: Double
  var start: Double
  /// How often the same was asked before.
  var earlier: Int
  var asksConditionally: Bool
  var head: String

  private var day: Int { Int(now / 86_400) }

  func reply(to path: String) -> Reply {
    switch path {
    case "/robots.txt": robots()
    case "/r.txt": Reply("User-agent: *\nDisallow: /private/\n", type: "text/plain")
    case "/": home()
    case "/feed": feed()
    case "/newfeed": Reply(rss(), type: "application/rss+xml")
    case "/maps.xml": index()
    case "/map-news.xml": Reply(sitemap(), type: "application/xml")
    default: page(path)
    }
  }

  // MARK: - robots.txt

  private func robots() -> Reply {
    switch outlet.habit {
    case .robotsMissing: .status("404 Not Found")
    case .robotsError where day == 2: .status("500 Internal Server Error")
    case .robotsMoved: .status("301 Moved", fields: ["Location: /r.txt"])
    case .crawlDelay: Reply("User-agent: *\nCrawl-delay: 10\n", type: "text/plain")
    case .forbidden: Reply("User-agent: koshu\nDisallow: /private/\n", type: "text/plain")
    case .homePage: Reply("Sitemap: \(root)/map-news.xml\n", type: "text/plain")
    default: Reply("User-agent: *\nAllow: /\n", type: "text/plain")
    }
  }

  private func home() -> Reply {
    Reply(
      """
      <html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head>
      <body><p>Басты бет</p></body></html>
      """)
  }

  // MARK: - Feeds

  private func feed() -> Reply {
    switch outlet.habit {
    case .htmlForADay where day == 3: return home()
    case .errorForADay where day == 3: return .status("500 Internal Server Error")
    case .emptyForADay where day == 3: return Reply("", type: "application/rss+xml")
    case .movedFeed where day >= 2:
      return .status("301 Moved", fields: ["Location: \(root)/newfeed"])
    case .cutFeed where earlier % 2 == 1: return cut(rss())
    case .liesUnchanged where asksConditionally && earlier % 3 != 0:
      return .status("304 Not Modified")
    case .atom: return Reply(atom(), type: "application/atom+xml")
    case .jsonFeed: return Reply(jsonFeed(), type: "application/feed+json")
    case .sitemap: return Reply(sitemap(), type: "application/xml")
    case .brokenFeed:
      return Reply(rss().replacing("</title>", with: " & Ко</title>"), type: "text/xml")
    case .windows1251:
      let text = rss().replacing("encoding=\"utf-8\"", with: "encoding=\"windows-1251\"")
      return Reply(windows1251(text), type: "application/rss+xml")
    case .gzipFeed:
      return Reply(
        gzipped(Array(rss().utf8)) ?? [], type: "application/rss+xml",
        fields: ["Content-Encoding: gzip"])
    case .entityTag, .liesUnchanged: return tagged(rss())
    case .lastModified: return dated(rss())
    default: return Reply(rss(), type: "application/rss+xml")
    }
  }

  private var entries: [PlantedOutlet.Planted] { outlet.inFeed(at: now) }

  /// Pages beside the planted articles, which must do no harm.
  private var traps: [String] {
    switch outlet.habit {
    case .loop: ["/loop"]
    case .elsewhere: ["/elsewhere", "http://127.1.0.200:9/foreign", "ftp://127.1.0.1/x"]
    case .bomb: ["/bomb"]
    case .endless: ["/endless"]
    case .forbidden, .robotsMoved: ["/private/secret"]
    case .noArchive: ["/noarchive"]
    case .vanishes: ["/vanished"]
    case .notHTTP: ["/nothttp"]
    default: []
    }
  }

  private var links: [(link: String, title: String, date: String)] {
    traps.map { ($0.contains("://") ? $0 : root + $0, "Тұзақ", feedDate(start)) }
      + entries.map {
        (
          outlet.link($0, root), "Мақала \(outlet.number)-\($0.number)",
          feedDate(start + $0.published)
        )
      }
  }

  private func rss() -> String {
    let items = links.map { link, title, date in
      """
      <item><title>\(title)</title><link>\(link.replacing("&", with: "&amp;"))</link>\
      <pubDate>\(date)</pubDate></item>
      """
    }
    return """
      <?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Басылым \(outlet.number)\
      </title><link>\(root)/</link>\(items.joined())</channel></rss>
      """
  }

  private func atom() -> String {
    let items = links.map { link, title, date in
      "<entry><title>\(title)</title><link href=\"\(link)\"/><updated>\(date)</updated><id>\(link)</id></entry>"
    }
    return """
      <?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">\
      <title>Басылым</title>\(items.joined())</feed>
      """
  }

  private func jsonFeed() -> String {
    let items = links.map { link, title, date in
      "{\"id\":\"\(link)\",\"url\":\"\(link)\",\"title\":\"\(title)\",\"date_published\":\"\(date)\"}"
    }
    return """
      {"version":"https://jsonfeed.org/version/1.1","title":"Басылым","items":[\
      \(items.joined(separator: ","))]}
      """
  }

  private func sitemap() -> String {
    let items = links.map { link, title, date in
      """
      <url><loc>\(link)</loc><news:news><news:publication><news:name>Басылым</news:name>\
      <news:language>kk</news:language></news:publication><news:publication_date>\(date)\
      </news:publication_date><news:title>\(title)</news:title></news:news></url>
      """
    }
    return """
      <?xml version="1.0" encoding="utf-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" \
      xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\(items.joined())</urlset>
      """
  }

  private func index() -> Reply {
    Reply(
      """
      <?xml version="1.0" encoding="utf-8"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\
      <sitemap><loc>\(root)/map-news.xml</loc><lastmod>\(feedDate(start + now))</lastmod></sitemap>\
      </sitemapindex>
      """, type: "application/xml")
  }

  private func tagged(_ text: String) -> Reply {
    let tag = "\"\(text.utf8.reduce(5381) { ($0 &* 33) ^ UInt64($1) })\""
    if head.contains(tag) { return .status("304 Not Modified", fields: ["ETag: \(tag)"]) }
    return Reply(text, type: "application/rss+xml", fields: ["ETag: \(tag)"])
  }

  private func dated(_ text: String) -> Reply {
    let date = httpText(start + (entries.first?.published ?? 0))
    if head.contains(date) {
      return .status("304 Not Modified", fields: ["Last-Modified: \(date)"])
    }
    return Reply(text, type: "application/rss+xml", fields: ["Last-Modified: \(date)"])
  }

  // MARK: - Pages

  private func page(_ path: String) -> Reply {
    switch path {
    case "/loop": return .status("302 Found", fields: ["Location: /loop2"])
    case "/loop2": return .status("302 Found", fields: ["Location: /loop"])
    case "/elsewhere":
      return .status("302 Found", fields: ["Location: http://127.1.0.250:9/trap"])
    case "/bomb":
      return Reply(
        gzipped([UInt8](repeating: 32, count: 30_000_000)) ?? [],
        fields: ["Content-Encoding: gzip"])
    case "/endless":
      return Reply(
        raw: Array("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".utf8)
          + [UInt8](repeating: 97, count: 2_000_000))
    case "/noarchive":
      return Reply(
        "<html><head><meta name=\"robots\" content=\"noarchive\"></head><body>Құпия</body></html>")
    case "/nothttp": return Reply(raw: Array("SSH-2.0-OpenSSH_9.9\r\n".utf8))
    default: break
    }
    let plain = path.split(separator: "?").first.map(String.init) ?? path
    guard
      let article = outlet.articles.first(where: {
        outlet.path($0) == plain || "/old/\($0.number)" == plain
      }),
      article.published <= now
    else { return .status("404 Not Found") }
    if plain.hasPrefix("/old/") {
      return .status("301 Moved", fields: ["Location: \(outlet.path(article))"])
    }
    return serve(article)
  }

  private func serve(_ article: PlantedOutlet.Planted) -> Reply {
    let text = outlet.page(article)
    guard earlier == 0 else { return Reply(text) }
    switch outlet.habit {
    case .tooManyRequests where article.number % 5 == 0:
      var reply = Reply.status("429 Too Many Requests", fields: ["Retry-After: 120"])
      reply.restSeconds = 120
      return reply
    case .unavailable where article.number % 5 == 0:
      var reply = Reply.status(
        "503 Service Unavailable", fields: ["Retry-After: \(httpText(start + now + 300))"])
      // A date of HTTP has no parts of seconds.
      reply.restSeconds = 299
      return reply
    case .resetsFirst: return Reply(raw: [], isReset: true)
    case .cutsFirst: return cut(text)
    case .chunked:
      let body = Array(text.utf8)
      let half = body.count / 2
      let chunks = [body[..<half], body[half...]].map {
        Array("\(String($0.count, radix: 16))\r\n".utf8) + $0 + [13, 10]
      }
      var reply = Reply("")
      reply.bytes =
        Array(
          "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n"
            .utf8) + chunks.joined() + Array("0\r\n\r\n".utf8)
      return reply
    default: return Reply(text)
    }
  }

  /// Less than was announced, and the end.
  private func cut(_ text: String) -> Reply {
    let whole = Reply(text).bytes
    return Reply(raw: Array(whole.prefix(whole.count - text.utf8.count / 3)))
  }
}

/// `Sun, 06 Nov 1994 08:49:37 GMT`.
func httpText(_ seconds: Double) -> String {
  let formatter = DateFormatter()
  formatter.locale = Locale(identifier: "en_US_POSIX")
  formatter.timeZone = TimeZone(secondsFromGMT: 0)
  formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
  return formatter.string(from: Date(timeIntervalSince1970: seconds))
}

/// Cyrillic of both languages as the code page has it; what it lacks becomes a question mark.
private func windows1251(_ text: String) -> [UInt8] {
  text.unicodeScalars.map { scalar in
    switch scalar.value {
    case 0..<128: UInt8(scalar.value)
    case 0x410...0x44F: UInt8(scalar.value - 0x410 + 0xC0)
    default: UInt8(ascii: "?")
    }
  }
}
