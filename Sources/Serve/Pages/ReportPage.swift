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

  /// It has no script and its styles inside: a policy of its own, stricter where it can be.
  func file(_ request: Request) async throws -> Response {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Refusal.notFound(path, "there is no report yet", cure: "run koshu report")
    }
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
