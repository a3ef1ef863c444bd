internal import Basics

/// What became of every input: the text of `koshu status`.
struct StatusPage {
  let desk: Desk

  func respond(_ request: Request) async throws -> Response {
    let text = try desk.holdings.status()
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { HTML(escaping: String($0)) }
    return .page(
      Page(
        title: request.words("nav.status"), place: .status, isWide: true,
        body: "<pre lang=\"en\">\(lines.joined(by: "\n"))</pre>"))
  }
}
