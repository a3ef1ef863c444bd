extension PageFacts {
  /// The name by which the site calls itself.
  var siteName: String? {
    meta("og:site_name", "application-name")
      ?? articles.first?["publisher"]?["name"]?.string.map(foldedText)
      ?? others.first { Self.types($0).contains("WebSite") }?["name"]?.string.map(foldedText)
  }

  /// The address that the page gives itself, absolute.
  func address(fetchedFrom fetched: String?) -> String? {
    let structured = articles.first.flatMap {
      $0["url"]?.string ?? $0["mainEntityOfPage"]?["@id"]?.string
    }
    let candidates = [canonical, meta("og:url"), structured].compactMap { $0 }
      .map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
    guard let first = candidates.first else { return nil }
    let absolute = candidates.first { hostName(of: $0) != nil }
    let resolved = resolvedAddress(first, base: fetched ?? absolute)
    return hostName(of: resolved) == nil ? absolute : resolved
  }

  /// The page's versions in Kazakh or Russian but itself, absolute; nil for none.
  ///
  /// `kz` is the country, and on many sites meant for the language.
  func alternates(of address: String?) -> [String]? {
    let languages = ["kk", "kz", "ru"]
    var found: [String] = []
    for alternate in alternates {
      guard languages.contains(String(alternate.language.prefix { $0 != "-" && $0 != "_" })) else {
        continue
      }
      let resolved = resolvedAddress(alternate.address, base: address)
      guard hostName(of: resolved) != nil, resolved != address, !found.contains(resolved) else {
        continue
      }
      found.append(resolved)
    }
    return found.isEmpty ? nil : found
  }

  var section: String? {
    meta("article:section", "og:article:section", "parsely-section")
      ?? articles.first?["articleSection"]?.string.map(foldedText)
  }

  /// Keywords of the article, each once.
  var tags: [String] {
    var found = metas["article:tag"] ?? []
    if found.isEmpty { found = articles.first?["keywords"]?.elements.compactMap(\.string) ?? [] }
    if found.isEmpty { found = [meta("news_keywords", "keywords") ?? ""] }
    var tags: [String] = []
    for text in found {
      for part in text.split(whereSeparator: { ",;".contains($0) }) {
        let tag = foldedText(String(part))
        if !tag.isEmpty, !tags.contains(tag), tags.count < Self.mostTags { tags.append(tag) }
      }
    }
    return tags
  }

  /// More are stuffing for search engines.
  private static let mostTags = 40

  /// The language code of two or three letters that the page declares.
  var declaredLanguage: String? {
    let candidates = [
      language, articles.first?["inLanguage"]?.string,
      meta("content-language", "og:locale", "language"),
    ]
    for candidate in candidates.compactMap({ $0 }) {
      let code = candidate.lowercased().prefix { $0.isLetter }
      guard (2...3).contains(code.count) else { continue }
      // The country's code, as many Kazakh sites write it.
      return code == "kz" || code == "kaz" ? "kk" : String(code)
    }
    return nil
  }

  /// The page itself says that the rest of the text must be paid for.
  var isBehindPaywall: Bool {
    articles.contains { article in
      switch article["isAccessibleForFree"] {
      case .flag(let isFree): !isFree
      case .text(let text): text.lowercased() == "false"
      default: false
      }
    }
  }

  /// How many dates of publication the page has; a list of stories has one for each.
  var publicationDates: Int {
    max(properties.count { $0.name == "datePublished" }, times.count)
  }

  /// Whether anything in the head says that this is one article.
  var claimsArticle: Bool {
    !articles.isEmpty || meta("og:type")?.lowercased().contains("article") == true
      || meta("article:published_time") != nil
      || properties.contains { $0.name == "articleBody" } || (1...2).contains(publicationDates)
  }
}
