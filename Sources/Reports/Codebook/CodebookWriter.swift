internal import Basics
internal import Foundation
internal import Measures
internal import Mustache

/// The codebook as one HTML file for screen and paper, without scripts: the same page gives the same
/// bytes.
///
/// Throws a `Problem` (`REP-001`) only where the templates beside the program are missing or broken.
package func renderCodebook(_ page: CodebookPage) throws -> String {
  let labels = try Labels(ReportContext(title: page.title))
  let writer = CodebookWriter(page: page, labels: labels)
  let style = HTML(trusted: String(decoding: try resource("codebook.css"), as: UTF8.self))
  let values: [String: HTML] = [
    "title": "\(page.title)", "subtitle": "\(page.subtitle)", "digest": "\(page.digest)",
    "style": style, "policy": "\(contentSecurityPolicy(for: style))",
    "contents": writer.contents, "tables": page.tables.map(writer.section).joined(),
  ]
  let source = String(decoding: try resource("codebook.mustache"), as: UTF8.self)
  guard let template = try? MustacheTemplate(string: source) else {
    throw Problem(
      "REP-001", at: "codebook.mustache", "a template of the codebook is broken",
      cure: "build or install Koshu again", kind: .fault)
  }
  return template.render(values.mapValues(\.text))
}

private struct CodebookWriter {
  let page: CodebookPage
  let labels: Labels

  /// Tables, and under each its codes with the number of entries.
  var contents: HTML {
    let tables = page.tables.map { table in
      let codes = table.codes.map { code in
        """
        <li class="depth\(min(code.depth, 2))"><a href="#\(target(code, in: table))">\
        \(name(code))</a> <span class="count">\(grouped(code.entryCount))</span></li>

        """ as HTML
      }
      return """
        <li><a href="#\(anchor(table.name))">\(labels.markup("table", table.name))</a> \
        <span class="count">\(grouped(table.entryCount))</span>
        <ol>
        \(codes)</ol></li>

        """ as HTML
    }
    return "<ol>\n\(tables)</ol>\n"
  }

  func section(_ table: CodebookPage.Table) -> HTML {
    """
    <section id="\(anchor(table.name))">
    <h2>\(labels.markup("table", table.name)) <code>\(table.name).csv</code></h2>
    \(table.codes.map { article($0, in: table) })</section>

    """
  }

  private func article(_ code: CodebookPage.Code, in table: CodebookPage.Table) -> HTML {
    let level = code.depth == 0 ? 3 : 4
    let names = [("kk", code.label.kk), ("ru", code.label.ru)].filter { !$0.1.isEmpty }
      .map { "<span lang=\"\($0.0)\">\($0.1)</span>" as HTML }
    return """
      <article id="\(target(code, in: table))" class="depth\(min(code.depth, 2))">
      <h\(level)>\(name(code)) <code>\(code.code)</code></h\(level)>
      <p class="names">\(names.joined(by: " · "))</p>
      <dl>
      \(field("Definition", code.definition))\(field("Include", code.include))\
      \(field("Exclude", code.exclude))\(field("Example", code.example, isQuoted: true))</dl>
      \(code.groups.isEmpty ? none : code.groups.map(group).joined())\
      </article>

      """
  }

  private let none: HTML = "<p class=\"none\">No entries.</p>\n"

  /// quality+ and quality- must not lead to one place.
  private func target(_ code: CodebookPage.Code, in table: CodebookPage.Table) -> String {
    anchor(table.name, code.code.replacing("+", with: "plus"))
  }

  private func name(_ code: CodebookPage.Code) -> HTML {
    "<bdi>\(code.label.en.isEmpty ? code.code : code.label.en)</bdi>"
  }

  private func field(_ name: String, _ text: String, isQuoted: Bool = false) -> HTML {
    guard !text.isEmpty else { return HTML() }
    let value: HTML = isQuoted ? "<q>\(text)</q>" : "\(text)"
    return "<dt>\(name)</dt><dd>\(value)</dd>\n"
  }

  private func group(_ group: CodebookPage.Group) -> HTML {
    let language: HTML =
      group.language == "kk" || group.language == "ru" ? " lang=\"\(group.language)\"" : ""
    let entries = group.entries.map { entry(in: $0, language) }
    let examples = group.entries.lazy.filter { !$0.example.isEmpty }.prefix(page.mostExamples)
      .map { entry in
        """
        <li><q\(language)>\(entry.example)</q> <code\(language)>\(entry.pattern)</code></li>

        """ as HTML
      }
    return """
      <div class="group">
      <p class="language"><strong>\(labels.name("language", group.language))</strong> \
      <span class="count">\(counted(group.entries.count, "entry"))</span></p>
      <p class="entries">\(entries.joined(by: ",\n"))</p>
      \(examples.isEmpty ? "" : "<ul class=\"examples\">\n\(Array(examples))</ul>\n" as HTML)</div>

      """
  }

  private func entry(in entry: CodebookPage.Entry, _ language: HTML) -> HTML {
    let remarks = [
      entry.type, entry.weight.isEmpty ? "" : "×\u{A0}\(entry.weight)", entry.conditions,
      entry.note,
    ].filter { !$0.isEmpty }
    let small: HTML =
      remarks.isEmpty ? "" : " <small>(\(remarks.joined(separator: "; ")))</small>"
    return "<span id=\"\(entry.id)\"><bdi\(language)>\(entry.pattern)</bdi>\(small)</span>"
  }
}
