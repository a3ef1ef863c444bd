internal import Basics
internal import Measures

extension ReportWriter {
  /// Words typical of a stance, a city, a voice, each language by itself.
  func keywordSection() -> HTML {
    guard !findings.keywords.isEmpty else {
      return "<p>\(words.markup("keywords.nothing", limits))</p>\n"
    }
    var body: HTML = "<p>\(words.markup("keywords.caption", limits))</p>\n"
    var parts: [(language: String, part: String)] = []
    for keyword in findings.keywords
    where parts.last.map({ $0 != (keyword.language, keyword.part) }) ?? true {
      parts.append((keyword.language, keyword.part))
    }
    for (language, part) in parts {
      let found = findings.keywords.filter { $0.language == language && $0.part == part }
      let title = words(
        "keywords.title",
        ["part": .text(partName(part)), "language": .text(labels.name("language", language))])
      body =
        body
        + table(
          title,
          head: heads(
            "keywords.word", "keywords.stories", "keywords.rest", "keywords.ratio",
            "keywords.likelihood"),
          body: found.map { row($0, language) }, style: "counts open")
    }
    return body
  }

  private var limits: KeyValuePairs<String, Wording.Filling> {
    ["stories": .number(KeywordCounts.fewestStories), "part": .number(KeywordCounts.fewestOfPart)]
  }

  private func row(_ keyword: Keyword, _ language: String) -> [HTML] {
    [
      "<bdi\(languageAttribute(language))>\(keyword.lemma)</bdi>",
      "\(words.part(keyword.stories, of: keyword.of))",
      "\(words.part(keyword.restStories, of: keyword.ofRest))",
      "\(words.tenths(keyword.keyness.logRatio))", "\(words.tenths(keyword.keyness.logLikelihood))",
    ]
  }

  private func partName(_ part: String) -> String {
    let pieces = part.split(separator: ".", maxSplits: 1).map(String.init)
    guard pieces.count == 2 else { return part }
    let kind = pieces[0] == "voice" ? "speaker" : pieces[0]
    return labels.name(kind, pieces[1])
  }
}
