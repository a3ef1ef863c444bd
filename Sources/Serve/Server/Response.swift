package import Basics

/// What a page answers.
package struct Response: Sendable {
  package enum Content: Sendable {
    /// A whole page; the layout is put around it.
    case page(Page)
    /// Part of a page, for the script.
    case fragment(HTML)
    case bytes([UInt8], type: String)
  }

  package var status = 200
  package var content: Content
  package var headers: [(name: String, value: String)] = []

  package init(_ content: Content, status: Int = 200) {
    self.content = content
    self.status = status
  }

  package static func page(_ page: Page) -> Response { Response(.page(page)) }
  package static func fragment(_ markup: HTML) -> Response { Response(.fragment(markup)) }

  /// Sends the browser on, after a form was posted: reloading posts nothing twice.
  package static func redirect(to address: String) -> Response {
    var response = Response(.bytes([], type: "text/plain; charset=utf-8"), status: 303)
    response.headers.append(("Location", address))
    return response
  }

  /// A file to keep.
  package static func download(_ bytes: [UInt8], type: String, name: String) -> Response {
    var response = Response(.bytes(bytes, type: type))
    response.headers.append(("Content-Disposition", "attachment; filename=\"\(name)\""))
    return response
  }

  /// Remembers a value in the browser for a year.
  package func remembering(_ name: String, _ value: String) -> Response {
    setting("\(name)=\(Fields.encoded(value)); Path=/; Max-Age=31536000; HttpOnly; SameSite=Strict")
  }

  /// With the name under which this browser's reader codes from now on.
  package func naming(coder: String) -> Response { remembering(Cookies.coder, coder) }

  func setting(_ cookie: String) -> Response {
    var other = self
    other.headers.append(("Set-Cookie", cookie))
    return other
  }
}

/// A request that is not answered as asked, with the status that says so.
package struct Refusal: Error, Sendable {
  package var status: Int
  package var problem: Problem

  package init(_ status: Int, _ problem: Problem) {
    self.status = status
    self.problem = problem
  }

  /// There is nothing at this address.
  package static func notFound(_ place: String, _ message: String, cure: String) -> Refusal {
    Refusal(404, Problem("SRV-004", at: place, message, cure: cure))
  }
}
