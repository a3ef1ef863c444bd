internal import Basics
internal import Measures

extension ReportWriter {
  /// What the figures mean, before the first of them.
  func readingSection() -> HTML {
    let points = [
      words.markup("reading.share"), words.markup("reading.story"), words.markup("reading.stance"),
      words.markup("reading.few", ["fewest": .number(Share.fewestStories)]),
      words.markup("reading.program"),
    ].map { "<li>\($0)</li>\n" as HTML }
    return "<ul>\n\(points)</ul>\n"
  }

  func methodSection() -> HTML {
    let parts = [
      ("method.units", [words.markup("method.reprints") + " " + words.markup("method.first")]),
      (
        "method.shares",
        [
          words.markup("method.interval", ["fewest": .number(Share.fewestStories)]),
          words.markup("method.limits"),
        ]
      ),
      (
        "method.quotations",
        [words.markup("method.choice", ["quotations": .number(Self.quotationsPerCell)])]
      ),
    ].map { title, paragraphs in
      "<h3>\(words(title))</h3>\n\(paragraphs.map { "<p>\($0)</p>\n" as HTML })" as HTML
    }
    return """
      \(parts)\(sources())\(ingredients())<h3>\(words("method.again"))</h3>
      <p>\(words.markup("method.run", ["run": .text(context.run)]))</p>
      <pre tabindex="0"><code>\(context.command)</code></pre>
      \(files())\(dictionary())
      """
  }

  private func sources() -> HTML {
    guard !context.sources.isEmpty else { return "" }
    return table(
      words("sources.title"), head: heads("sources.source", "head.inputs", "sources.kind"),
      body: context.sources.map {
        [
          "<bdi>\($0.name)</bdi>", "\(words.number($0.count))",
          "\(words.known("source.\($0.meaning)") ?? $0.meaning)",
        ]
      }, style: "plain")
  }

  private func ingredients() -> HTML {
    guard !context.ingredients.isEmpty else { return "" }
    return table(
      words("ingredients.title"), head: heads("ingredients.part", "ingredients.version"),
      body: context.ingredients.map {
        [
          "\(words.known("ingredient.\($0.name)") ?? $0.name)",
          "<code>\($0.version)</code>",
        ]
      }, style: "plain digests")
  }

  private func files() -> HTML {
    guard !context.files.isEmpty else { return "" }
    return table(
      words("files.title"), head: heads("files.file", "files.contents", "files.rows"),
      body: context.files.map {
        [
          link($0.link, "\($0.link)"), "\(words.known("file.\($0.link)") ?? $0.meaning)",
          "\(words.number($0.rows))",
        ]
      }, style: "plain")
  }

  private func dictionary() -> HTML {
    guard !context.dictionaryLink.isEmpty else { return "" }
    let target = link(context.dictionaryLink, "\(words("files.dictionary"))")
    return "<p>\(words.markup("files.columns", ["dictionary": .markup(target)]))</p>\n"
  }

  func heads(_ keys: String...) -> [HTML] { keys.map { "\(words($0))" } }

  /// A link to a file beside the report, or to the web; plain text for anything else.
  private func link(_ target: String, _ text: HTML) -> HTML {
    guard followable(target) != nil || !target.contains(":") else { return text }
    return "<a href=\"\(target)\">\(text)</a>"
  }
}
