internal import Basics
internal import Foundation
package import Measures

/// A report: one HTML file without scripts, and the pages of passages beside it where it is about too
/// many articles to hold them all.
package struct Report: Sendable {
  package let html: String
  package let passages: PassagePages
}

/// Gives an article with its words.
package typealias WordReader = @Sendable (_ id: String) throws -> MeasuredArticle

/// The same findings and context give the same bytes.
///
/// `words` reads those of an article that is shown; nil where the findings hold them.
///
/// Throws a `Problem` (`REP-001`) where files beside the program are missing or broken, and what `words`
/// throws.
package func renderReport(
  _ findings: Findings, about context: ReportContext, words: WordReader?
) throws -> Report {
  var writer = try ReportWriter(findings, context, reader: words)
  let sections = try writer.sections()
  let words = writer.words
  let subtitle = context.subtitle.isEmpty ? words("report.subtitle") : context.subtitle
  let notices = context.notices.map { "<p class=\"notice\">\($0)</p>\n" as HTML }
  let links = sections.map { section in
    "<li><a href=\"#\(section.id)\">\(section.title)</a></li>\n" as HTML
  }
  let html = try writer.page(
    title: context.title,
    skip: words("report.skip"),
    header: """
      <p class="brand">\(words("report.brand"))</p>
      <h1>\(context.title)</h1>
      <p class="subtitle">\(subtitle)</p>
      \(notices)
      """,
    contents: """
      <nav aria-label="\(words("report.contents"))">
      <ol>
      \(links)</ol>
      </nav>
      """,
    main: sections.map { section in
      """
      <section id="\(section.id)"><h2>\(section.title)</h2>
      \(section.body)</section>

      """
    }.joined())
  return Report(html: html.text, passages: PassagePages(writer))
}

extension ReportWriter {
  struct Section {
    var id: String
    var title: String
    var body: HTML
  }

  /// In the order of the page, since figures are numbered as they are made.
  fileprivate mutating func sections() throws -> [Section] {
    func section(_ id: String, _ body: HTML) -> Section {
      Section(id: id, title: words("section.\(id)"), body: body)
    }
    return [
      section("brief", headline()),
      section("reading", readingSection()),
      section("coverage", coverageSection()),
      section("attention", attentionSection()),
      section(
        "stances",
        readingsSection() + partSection() + outletSection() + languageSection() + citySection()),
      section("registers", registerSection()),
      section(
        "frames",
        frameSection() + salienceSection() + frameCitySection() + frameLanguageSection()
          + frameStanceSection()),
      section("comparisons", comparisonSection()),
      section("timeline", timeSection() + breaks()),
      section("speakers", voiceSection() + speakerSection()),
      section("labels", labelSection() + nameSection()),
      section("pairs", pairSection()),
      section("keywords", keywordSection()),
      section("firmness", firmnessSection()),
      section("evidence", try evidenceSection()),
      section("method", methodSection()),
      section("codebook", codebookSection()),
      section("appendix", try appendixSection()),
    ]
  }

  /// A whole page in the style of the report.
  func page(
    title: String, skip: String, header: HTML, contents: HTML, main: HTML
  ) throws -> HTML {
    let style = HTML(trusted: String(decoding: try resource("report.css"), as: UTF8.self))
    return try filled(
      "page.mustache",
      [
        "language": "\(words.language.rawValue)", "title": "\(title)", "style": style,
        "policy": "\(contentSecurityPolicy(for: style))", "skip": "\(skip)", "header": header,
        "contents": contents, "main": main,
        "footer": words.markup("report.footer", ["run": .text(context.run)]),
      ])
  }
}

/// No script, nothing from anywhere, and no style but the one whose digest is named: even a mistake
/// in escaping could load nothing.
func contentSecurityPolicy(for style: HTML) -> String {
  let hex = Array(Digest(of: style.text.utf8).hex)
  let bytes = stride(from: 0, to: hex.count - 1, by: 2).compactMap {
    UInt8(String(hex[$0...$0 + 1]), radix: 16)
  }
  let digest = Data(bytes).base64EncodedString()
  return "default-src 'none'; style-src 'sha256-\(digest)'; base-uri 'none'; form-action 'none'"
}
