internal import Basics
internal import FlyingFox
internal import Foundation

/// Makes our `Request` of FlyingFox's.
struct RequestReader: Sendable {
  let strings: Strings
  let secret: String

  /// What of a request must be known to answer it at all, even with a refusal.
  struct Outcome: Sendable {
    var request: Request
    var refusal: Refusal?
  }

  func read(_ asked: HTTPRequest) async throws -> Outcome {
    // The body is read to its end whatever becomes of the request: what is left of it would be taken
    // for the next one.
    let body = try await body(of: asked)
    let cookies = Cookies.read(asked.headers[.cookie])
    let query = Fields(encoded: asked.target.query(), most: ServeLimits.formFields)
    let language = InterfaceLanguage(
      asked: query["lang"], kept: cookies[Cookies.language],
      accepted: asked.headers[HTTPHeader("Accept-Language")])
    var request = Request(
      method: asked.method == .POST ? .post : .get,
      segments: [], query: query, form: Fields(), files: [], cookies: cookies,
      words: Words(strings, language), secret: secret)
    do throws(Refusal) {
      guard [.GET, .HEAD, .POST].contains(asked.method) else {
        throw Refusal(
          405, Problem("SRV-005", at: "", "this server knows GET, HEAD and POST only"))
      }
      request.segments = try segments(of: asked.target.path())
      if request.method == .post {
        try readForm(body, asked.headers[.contentType] ?? "", into: &request)
      }
      return Outcome(request: request)
    } catch {
      return Outcome(request: request, refusal: error)
    }
  }

  /// Nil where it is too long.
  private func body(of asked: HTTPRequest) async throws -> [UInt8]? {
    var body: [UInt8] = []
    var isTooLong = false
    for try await piece in asked.bodySequence where !isTooLong {
      isTooLong = body.count + piece.count > ServeLimits.bodyBytes
      if isTooLong { body = [] } else { body += piece }
    }
    return isTooLong ? nil : body
  }

  private func segments(of path: String) throws(Refusal) -> [String] {
    let segments = path.split(separator: "/").map { Fields.decoded($0.utf8) }
    let isOdd = segments.contains { segment in
      segment == "." || segment == ".." || segment.utf8.contains { $0 < 0x20 || $0 == 0x2F }
    }
    guard !isOdd else {
      throw Refusal.notFound(path, "there is no such page", cure: "go on from the start page")
    }
    return segments
  }

  private func readForm(
    _ body: [UInt8]?, _ type: String, into request: inout Request
  ) throws(Refusal) {
    guard let body else {
      throw Refusal(
        413,
        Problem(
          "SRV-007", at: request.path,
          "the form holds more than \(ServeLimits.bodyBytes / 1_000_000) MB",
          cure: "send less at once"))
    }
    switch type.prefix(while: { $0 != ";" }).lowercased() {
    case "multipart/form-data":
      guard let form = Multipart(body, type: type) else {
        throw Refusal(
          400,
          Problem("SRV-008", at: request.path, "the form cannot be read", cure: "send it again"))
      }
      request.form = form.fields
      request.files = form.files
    case "application/x-www-form-urlencoded":
      request.form = Fields(
        encoded: String(decoding: body, as: UTF8.self), most: ServeLimits.formFields)
    default:
      throw Refusal(
        415, Problem("SRV-008", at: request.path, "the body is no form", cure: "send a form"))
    }
  }
}
