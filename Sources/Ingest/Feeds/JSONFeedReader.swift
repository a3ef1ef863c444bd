internal import Foundation

/// Reads JSON Feed 1.0 and 1.1; nil when the JSON is none.
///
/// Values of wrong types count as missing.
struct JSONFeedReader {
  let address: String?
  let dates: DateContext

  func read(_ utf8: [UInt8]) -> Feed? {
    guard let object = try? JSONSerialization.jsonObject(with: Data(utf8)) as? [String: Any],
      let items = object["items"] as? [Any]
    else { return nil }
    var feed = Feed(.feed)
    feed.kind = .jsonFeed
    feed.title = text(object["title"])
    let home = string(object["home_page_url"])
    let base = address ?? string(object["feed_url"]) ?? home
    feed.link = home.map { resolvedAddress($0, base: base) }
    feed.id = string(object["feed_url"])
    feed.summary = text(object["description"])
    feed.language = string(object["language"])
    feed.entries = items.compactMap { $0 as? [String: Any] }.map { item in
      entry(item, base: base, language: feed.language)
    }
    return feed
  }

  private func entry(_ item: [String: Any], base: String?, language: String?) -> FeedEntry {
    var entry = FeedEntry()
    // The specification wants a string, and tells readers to bear a number.
    entry.id = string(item["id"]) ?? (item["id"] as? NSNumber)?.stringValue
    entry.title = text(item["title"])
    let link = string(item["url"]) ?? string(item["external_url"])
    entry.link = link.map { resolvedAddress($0, base: base) }
    entry.published = date(item["date_published"])
    entry.updated = date(item["date_modified"])
    entry.summary = text(item["summary"])
    entry.content =
      string(item["content_html"]).map {
        FeedText(sanitized($0, base: entry.link ?? base), isMarkup: true)
      } ?? text(item["content_text"])
    entry.authors = authors(item)
    entry.tags = (item["tags"] as? [Any] ?? []).prefix(FeedLimits.namesPerEntry).compactMap(string)
    entry.language = string(item["language"]) ?? language
    entry.enclosure = string(item["image"])
    return entry
  }

  private func authors(_ item: [String: Any]) -> [String] {
    let people = item["authors"] as? [Any] ?? [item["author"] as Any]
    return people.prefix(FeedLimits.namesPerEntry).compactMap {
      string(($0 as? [String: Any])?["name"])
    }
  }

  private func date(_ value: Any?) -> String? {
    string(value).flatMap { readDate($0, context: dates) }
  }

  private func text(_ value: Any?) -> FeedText? { string(value).map { FeedText($0) } }

  private func string(_ value: Any?) -> String? {
    guard let text = value as? String else { return nil }
    let found = trimmed(text)
    return found.isEmpty ? nil : found
  }
}
