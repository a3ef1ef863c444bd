internal import Basics
internal import Measures

extension ReportWriter {
  func methodSection() throws -> HTML {
    try filled(
      "method.mustache",
      [
        "reprintRule": "\(context.reprintRule)",
        "fewest": "\(Share.fewestStories)",
        "quotations": "\(Self.quotationsPerCell)",
        "sources": tallies(context.sources),
        "ingredients": ingredients(),
        "run": "\(context.run)",
        "command": "\(context.command)",
        "files": files(),
        "dictionary": dictionary(),
      ])
  }

  private func tallies(_ tallies: [Tally]) -> HTML {
    guard !tallies.isEmpty else { return "" }
    return table(
      "Sources", head: ["Source", "Inputs", "Remark"],
      body: tallies.map {
        ["<bdi>\($0.name)</bdi>", "\(grouped($0.count))", "\($0.meaning)"]
      }, style: "plain")
  }

  private func ingredients() -> HTML {
    guard !context.ingredients.isEmpty else { return "" }
    return table(
      "What made these figures", head: ["Part", "Version or digest"],
      body: context.ingredients.map { ["\($0.name)", "<code>\($0.version)</code>"] },
      style: "plain digests")
  }

  private func files() -> HTML {
    guard !context.files.isEmpty else { return "" }
    return table(
      "Data files", head: ["File", "Contents", "Rows"],
      body: context.files.map {
        [link($0.link, "\($0.link)"), "\($0.meaning)", "\(grouped($0.rows))"]
      }, style: "plain")
  }

  private func dictionary() -> HTML {
    guard !context.dictionaryLink.isEmpty else { return "" }
    return
      "<p>Every column is explained in the \(link(context.dictionaryLink, "data dictionary")).</p>"
  }

  /// A link to a file beside the report, or to the web; plain text for anything else.
  private func link(_ target: String, _ text: HTML) -> HTML {
    guard followable(target) != nil || !target.contains(":") else { return text }
    return "<a href=\"\(target)\">\(text)</a>"
  }
}
