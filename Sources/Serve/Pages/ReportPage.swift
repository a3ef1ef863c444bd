internal import Basics
internal import Foundation

/// The written report, within the navigation; and its file as it is.
struct ReportPage {
  let desk: Desk

  private var path: String { desk.holdings.output + "/report.html" }

  func respond(_ request: Request) async throws -> Response {
    let words = request.words
    let body: HTML
    if FileManager.default.fileExists(atPath: path) {
      body = """
        <p class="small"><a href="/report/file">\(words("report.alone"))</a></p>
        <iframe class="report" src="/report/file" title="\(words("nav.report"))"></iframe>
        """
    } else {
      body = "<p>\(words("report.missing"))</p><pre>koshu report</pre>"
    }
    return .page(Page(title: words("nav.report"), place: .report, isWide: true, body: body))
  }

  func file(_ request: Request) async throws -> Response {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Refusal.notFound(path, "there is no report yet", cure: "run koshu report")
    }
    return response(data)
  }

  /// A page of the passages of a large report.
  func passages(_ request: Request) async throws -> Response {
    let names = [request.parameters["run"], request.parameters["name"]].compactMap { $0 }
    let page = "\(desk.holdings.output)/report-passages/\(names.joined(separator: "/"))"
    guard names.count == 2, names.allSatisfy(Self.isPlain),
      let data = FileManager.default.contents(atPath: page)
    else {
      throw Refusal.notFound(
        request.path, "the report has no such page", cure: "open the report anew")
    }
    return response(data)
  }

  /// A name that leads nowhere else.
  private static func isPlain(_ name: String) -> Bool {
    !name.hasPrefix(".")
      && name.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D || $0 == 0x2E
      }
  }

  /// It has no script and its styles inside: a policy of its own, stricter where it can be.
  private func response(_ data: Data) -> Response {
    var response = Response(.bytes(Array(data), type: "text/html; charset=utf-8"))
    response.headers.append(
      (
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
          + "form-action 'none'; frame-ancestors 'self'; sandbox allow-top-navigation-by-user-activation "
          + "allow-popups"
      ))
    return response
  }
}
