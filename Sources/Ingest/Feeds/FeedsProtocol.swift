internal import Basics

/// One line of the command `feeds`: `PATH`, or `PATH<TAB>CONTENT-TYPE`.
package func feedRequest(_ line: String) -> (path: String, contentType: String?) {
  guard let tab = line.utf8.firstIndex(of: 9) else { return (line, nil) }
  return (String(line[..<tab]), String(line[line.utf8.index(after: tab)...]))
}

/// The answer to it: a feed as one line of JSON, dates in UTC, without a line end.
package func feedAnswer(path: String, _ feed: Feed) -> [UInt8] {
  var json = JSONWriter()
  json.object { json in
    json.field("path", path)
    json.field("outcome", feed.outcome.rawValue)
    json.field("kind", feed.kind?.rawValue)
    json.key("feed")
    json.object { json in
      json.field("id", feed.id)
      json.field("title", feed.title?.value)
      json.field("link", feed.link)
      json.field("published", feed.published.map(utcForm(of:)))
      json.field("updated", feed.updated.map(utcForm(of:)))
      json.field("summary", feed.summary?.value)
      json.field("language", feed.language)
    }
    json.key("entries")
    json.array(feed.entries) { json, entry in write(entry, to: &json) }
    // The registry of browsers says "x-mac-cyrillic", other programs know it without the x.
    let isMac = feed.encoding == "x-mac-cyrillic"
    json.field("encoding", isMac ? "mac-cyrillic" : feed.encoding)
    json.field("problem", feed.problem)
  }
  return json.bytes
}

private func write(_ entry: FeedEntry, to json: inout JSONWriter) {
  json.object { json in
    json.field("id", entry.id)
    json.field("title", entry.title?.value)
    json.field("link", entry.link)
    json.field("published", entry.published.map(utcForm(of:)))
    json.field("updated", entry.updated.map(utcForm(of:)))
    // Readers of feeds expect a summary in every entry.
    json.field("summary", (entry.summary ?? entry.content)?.value)
    json.field("content", entry.content?.value)
    json.field("authors", entry.authors)
    json.field("tags", entry.tags)
    json.field("language", entry.language)
    json.field("publication", entry.publication)
  }
}
