internal import Markup

/// What the elements of a channel or an entry say, before one is preferred to another.
struct FeedFields {
  var title: FeedText?
  var otherTitle: FeedText?
  var link: String?
  /// An alternate that is no HTML.
  var otherLink: String?
  var permalink: String?
  var id: String?
  var summary: FeedText?
  var otherSummary: FeedText?
  var content: FeedText?
  var published: String?
  var created: String?
  var updated: String?
  /// Dublin Core's date, which does not say of what.
  var date: String?
  var authors: [String] = []
  var tags: [String] = []
  var language: String?
  var enclosure: String?

  mutating func addAuthor(_ name: String?) { Self.add(name, to: &authors) }

  mutating func addTag(_ tag: String?) { Self.add(tag, to: &tags) }

  private static func add(_ name: String?, to names: inout [String]) {
    guard let name, names.count < FeedLimits.namesPerEntry, !names.contains(name) else { return }
    names.append(name)
  }

  /// Keeps the first value.
  fileprivate static func keep<T>(_ value: @autoclosure () -> T?, in field: inout T?) {
    if field == nil { field = value() }
  }
}

/// Reads the child elements of a channel or an entry.
struct FeedFieldReader {
  let feed: FeedTree
  let document: String?
  let dates: DateContext

  func fields(of id: MarkupTree.NodeID) -> FeedFields {
    var fields = FeedFields()
    fields.language = feed.language(of: id)
    // RDF names its resources, CDF keeps address and date in attributes.
    fields.link = feed.attribute("href", of: id)
    fields.updated = feed.attribute("lastmod", of: id).flatMap { readDate($0, context: dates) }
    let about = feed.tree.attributes(of: id).first { $0.name == "about" }?.value
    for child in feed.elements(of: id) { read(child, into: &fields) }
    FeedFields.keep(about, in: &fields.id)
    return fields
  }

  private func read(_ child: MarkupTree.NodeID, into fields: inout FeedFields) {
    let name = feed.name(of: child)
    switch name.vocabulary {
    case .core: readCore(child, name.local, into: &fields)
    case .dublinCore: readDublinCore(child, name.local, into: &fields)
    case .terms: readTerms(child, name.local, into: &fields)
    case .content where name.local == "encoded":
      FeedFields.keep(text(child, .markup), in: &fields.content)
    case .yandex where name.local == "full-text":
      FeedFields.keep(text(child, .markup), in: &fields.content)
    case .xhtml where name.local == "body" || name.local == "div":
      FeedFields.keep(text(child, .markup), in: &fields.content)
    case .feedBurner where name.local == "origlink":
      // FeedBurner's own links count clicks and lead to the same place by a detour.
      if let address = filled(child) { fields.link = address }
    case .media: readMedia(child, name.local, into: &fields)
    case .itunes: readITunes(child, name.local, into: &fields)
    default: break
    }
  }

  private func text(_ id: MarkupTree.NodeID, _ fallback: FeedTree.TextDefault) -> FeedText? {
    feed.feedText(of: id, fallback, document: document)
  }

  private func date(_ id: MarkupTree.NodeID) -> String? {
    readDate(feed.text(of: id), context: dates)
  }

  /// Of several dates the last one counts: Atom 0.3's `issued` stands before `published`.
  private func replace(_ field: inout String?, with date: String?) { field = date ?? field }

  private func filled(_ id: MarkupTree.NodeID) -> String? {
    let text = feed.text(of: id)
    return text.isEmpty ? nil : text
  }

  // MARK: - Vocabularies

  private func readCore(_ id: MarkupTree.NodeID, _ name: String, into fields: inout FeedFields) {
    switch name {
    case "title": FeedFields.keep(text(id, .plain), in: &fields.title)
    case "link": readLink(id, into: &fields)
    case "id":
      guard let text = filled(id) else { return }
      let address = resolvedAddress(text, base: feed.base(of: id, document: nil))
      FeedFields.keep(address, in: &fields.id)
      // Atom feeds without links have their addresses here.
      if scheme(of: address)?.lowercased().hasPrefix("http") == true {
        FeedFields.keep(address, in: &fields.permalink)
      }
    case "guid": readGUID(id, into: &fields)
    case "description", "summary", "abstract", "tagline", "subtitle":
      guard let found = text(id, name == "description" ? .markup : .plain) else { return }
      // RSS with both: the second, mostly the longer one, is the content.
      if fields.summary == nil {
        fields.summary = found
      } else if fields.content == nil, name == "description" || name == "summary" {
        fields.content = found
      }
    case "content", "body", "fullitem", "full-text":
      FeedFields.keep(text(id, .markup), in: &fields.content)
    case "pubdate", "published", "issued": replace(&fields.published, with: date(id))
    case "created": FeedFields.keep(date(id), in: &fields.created)
    case "updated", "modified", "lastbuilddate": replace(&fields.updated, with: date(id))
    case "date": FeedFields.keep(date(id), in: &fields.date)
    case "author":
      for author in authors(id) { fields.addAuthor(author) }
    case "category":
      fields.addTag(
        feed.attribute("label", of: id) ?? feed.attribute("term", of: id) ?? filled(id))
    case "language": FeedFields.keep(filled(id), in: &fields.language)
    case "enclosure": FeedFields.keep(feed.attribute("url", of: id), in: &fields.enclosure)
    default: break
    }
  }

  private func readDublinCore(
    _ id: MarkupTree.NodeID, _ name: String, into fields: inout FeedFields
  ) {
    switch name {
    case "title": FeedFields.keep(text(id, .plain), in: &fields.otherTitle)
    case "description": FeedFields.keep(text(id, .markup), in: &fields.otherSummary)
    case "date": FeedFields.keep(date(id), in: &fields.date)
    case "creator", "author":
      fields.addAuthor(filled(id))
    case "subject":
      fields.addTag(filled(id))
    case "language": FeedFields.keep(filled(id), in: &fields.language)
    case "identifier": FeedFields.keep(filled(id), in: &fields.id)
    default: break
    }
  }

  private func readTerms(_ id: MarkupTree.NodeID, _ name: String, into fields: inout FeedFields) {
    switch name {
    case "issued": replace(&fields.published, with: date(id))
    case "created": FeedFields.keep(date(id), in: &fields.created)
    case "modified": FeedFields.keep(date(id), in: &fields.updated)
    default: break
    }
  }

  private func readMedia(_ id: MarkupTree.NodeID, _ name: String, into fields: inout FeedFields) {
    switch name {
    case "title": FeedFields.keep(text(id, .plain), in: &fields.otherTitle)
    case "description": FeedFields.keep(text(id, .plain), in: &fields.otherSummary)
    case "content", "thumbnail":
      FeedFields.keep(feed.attribute("url", of: id), in: &fields.enclosure)
      if name == "content" { for child in feed.elements(of: id) { read(child, into: &fields) } }
    case "group":
      for child in feed.elements(of: id) { read(child, into: &fields) }
    default: break
    }
  }

  private func readITunes(_ id: MarkupTree.NodeID, _ name: String, into fields: inout FeedFields) {
    switch name {
    case "summary", "subtitle": FeedFields.keep(text(id, .plain), in: &fields.otherSummary)
    case "title": FeedFields.keep(text(id, .plain), in: &fields.otherTitle)
    case "author":
      if fields.authors.isEmpty, let author = filled(id) { fields.authors = [author] }
    default: break
    }
  }

  // MARK: - Links and names

  private func readLink(_ id: MarkupTree.NodeID, into fields: inout FeedFields) {
    let base = feed.base(of: id, document: document)
    guard let reference = feed.attribute("href", of: id) else {
      // RSS; an Atom link of another kind without an address says nothing.
      guard ["alternate", nil].contains(feed.attribute("rel", of: id)?.lowercased()) else { return }
      FeedFields.keep(filled(id).map { resolvedAddress($0, base: base) }, in: &fields.link)
      return
    }
    let address = resolvedAddress(reference, base: base)
    switch feed.attribute("rel", of: id)?.lowercased() ?? "alternate" {
    // RFC 4287, section 4.2.7.2: the short name stands for the long one.
    case "alternate", "http://www.iana.org/assignments/relation/alternate":
      // The page, and beside it perhaps the same as a print or a feed.
      if isPage(feed.attribute("type", of: id)) {
        FeedFields.keep(address, in: &fields.link)
      } else {
        FeedFields.keep(address, in: &fields.otherLink)
      }
    case "enclosure": FeedFields.keep(address, in: &fields.enclosure)
    default: break
    }
  }

  private func isPage(_ type: String?) -> Bool {
    guard let type = type?.lowercased() else { return true }
    return ["text/html", "html", "application/xhtml+xml", "xhtml"].contains(type)
  }

  private func readGUID(_ id: MarkupTree.NodeID, into fields: inout FeedFields) {
    guard let text = filled(id) else { return }
    FeedFields.keep(text, in: &fields.id)
    let isPermalink = feed.attribute("ispermalink", of: id)?.lowercased() != "false"
    if isPermalink, scheme(of: text)?.lowercased().hasPrefix("http") == true || text.hasPrefix("/")
    {
      FeedFields.keep(
        resolvedAddress(text, base: feed.base(of: id, document: document)), in: &fields.permalink)
    }
  }

  /// `<name>` of Atom, or RSS's "mail@host (Name)".
  private func authors(_ id: MarkupTree.NodeID) -> [String] {
    let names = feed.elements(of: id).filter { feed.name(of: $0).local == "name" }
    if !names.isEmpty { return names.compactMap(filled) }
    guard feed.elements(of: id).isEmpty, let text = filled(id) else { return [] }
    if let open = text.lastIndex(of: "("), text.hasSuffix(")") {
      let name = trimmed(text[text.index(after: open)...].dropLast())
      if !name.isEmpty { return [name] }
    }
    return text.contains("@") && !text.contains(" ") ? [] : [text]
  }
}
