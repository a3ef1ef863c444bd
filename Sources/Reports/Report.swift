internal import Basics
internal import Foundation
package import Measures

/// A report as one HTML file without scripts: the same findings and context give the same bytes.
///
/// Throws a `Problem` (`REP-001`) only where the templates beside the program are missing or broken.
package func renderReport(_ findings: Findings, about context: ReportContext) throws -> String {
  var writer = try ReportWriter(findings, context)
  let style = HTML(trusted: String(decoding: try resource("report.css"), as: UTF8.self))
  // In the order of the page, since figures are numbered as they are made.
  var values: [String: HTML] = [
    "title": "\(context.title)",
    "subtitle": context.subtitle.isEmpty ? "" : "<p class=\"subtitle\">\(context.subtitle)</p>",
    "run": "\(context.run)",
    "style": style,
    "policy": "\(contentSecurityPolicy(for: style))",
    "notices": context.notices.map { "<p class=\"notice\">\($0)</p>\n" as HTML }.joined(),
    "headline": writer.headline(),
    "reading": try writer.filled("reading.mustache", ["fewest": "\(Share.fewestStories)"]),
  ]
  values["coverage"] = writer.coverageSection()
  values["stance"] = writer.readingsSection()
  values["outlets"] = writer.outletSection()
  values["languages"] = writer.languageSection()
  values["cities"] = writer.citySection()
  values["frames"] = writer.frameSection()
  values["frameCities"] = writer.frameCitySection()
  values["frameLanguages"] = writer.frameLanguageSection()
  values["frameStances"] = writer.frameStanceSection()
  values["time"] = writer.timeSection()
  values["voices"] = writer.voiceSection()
  values["speakers"] = writer.speakerSection()
  values["labels"] = writer.labelSection()
  values["pairs"] = writer.pairSection()
  values["evidence"] = writer.evidenceSection()
  values["method"] = try writer.methodSection()
  values["appendix"] = writer.appendixSection()
  return try writer.filled("report.mustache", values).text
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
