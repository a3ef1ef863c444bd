internal import Basics
internal import FlyingFox
internal import Foundation

/// Where a request comes in and its answer goes out: reads, checks, routes, and puts on the headers
/// that every answer bears.
struct Door: Sendable {
  private let gate: Gate
  private let reader: RequestReader
  private let router: Router

  init(gate: Gate, routes: [Route]) throws {
    self.gate = gate
    let files = try StaticFiles()
    reader = RequestReader(strings: try Strings(), secret: gate.secrets.form)
    router = Router(
      routes: routes + [Route(.get, "/static/:name", files.respond)],
      layout: Layout(files: files))
  }

  func answer(_ asked: HTTPRequest) async -> HTTPResponse {
    do {
      let outcome = try await reader.read(asked)
      let response = await respond(to: outcome, Gate.Headers(asked.headers))
      return written(response, to: outcome.request, isHead: asked.method == .HEAD)
    } catch {
      // The body broke off: nobody is there to read an answer.
      return HTTPResponse(statusCode: .badRequest, headers: HTTPHeaders([.connection: "close"]))
    }
  }

  private func respond(
    to outcome: RequestReader.Outcome, _ headers: Gate.Headers
  ) async -> Response {
    let request = outcome.request
    do {
      switch try gate.check(request, headers) {
      case .exchange(let place, let cookie): return .redirect(to: place).setting(cookie)
      case .enter: break
      }
    } catch {
      // Whoever is not let in gets no page of ours to look at, only the word.
      return layout(refusal: error, request)
    }
    if let refusal = outcome.refusal { return router.errorPage(for: refusal, request) }
    let response = await router.respond(request)
    guard let asked = request.query["lang"], InterfaceLanguage(rawValue: asked) != nil else {
      return response
    }
    return response.remembering(Cookies.language, asked)
  }

  private func layout(refusal: Refusal, _ request: Request) -> Response {
    let problem = refusal.problem
    let markup: HTML = """
      <!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Koshu</title>\
      <p><strong>\(problem.message)</strong> [\(problem.code)]</p><p>\(problem.cure ?? "")</p></html>
      """
    return Response(
      .bytes(Array(markup.text.utf8), type: "text/html; charset=utf-8"), status: refusal.status)
  }

  private func written(_ response: Response, to request: Request, isHead: Bool) -> HTTPResponse {
    let (bytes, type): ([UInt8], String) =
      switch response.content {
      case .page(let page):
        (Array(router.layout.document(page, request).text.utf8), "text/html; charset=utf-8")
      case .fragment(let markup): (Array(markup.text.utf8), "text/html; charset=utf-8")
      case .bytes(let bytes, let type): (bytes, type)
      }
    var headers = HTTPHeaders()
    for (name, value) in Self.always { headers[HTTPHeader(name)] = value }
    headers[.contentType] = type
    headers[.contentLength] = String(bytes.count)
    for (name, value) in response.headers {
      if name == "Set-Cookie" {
        headers.addValue(value, for: .setCookie)
      } else {
        headers[HTTPHeader(name)] = value
      }
    }
    return HTTPResponse(
      statusCode: HTTPStatusCode(
        response.status, phrase: Self.phrases[response.status] ?? "Answer"),
      headers: headers,
      body: HTTPBodySequence(
        data: isHead ? Data() : Data(bytes), suggestedBufferSize: ServeLimits.pieceBytes))
  }

  private static let always = [
    (
      "Content-Security-Policy",
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
        + "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
        + "frame-ancestors 'none'"
    ),
    ("X-Content-Type-Options", "nosniff"),
    // With `no-referrer` browsers send `Origin: null` with our own forms; nobody else learns more.
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
    // A kept connection waits 40 ms for an acknowledgement between head and body of each answer.
    ("Connection", "close"),
  ]

  private static let phrases = [
    200: "OK", 303: "See Other", 400: "Bad Request", 403: "Forbidden", 404: "Not Found",
    405: "Method Not Allowed", 409: "Conflict", 413: "Content Too Large",
    415: "Unsupported Media Type", 421: "Misdirected Request", 422: "Unprocessable Content",
    500: "Internal Server Error", 507: "Insufficient Storage",
  ]
}

extension Gate.Headers {
  init(_ headers: HTTPHeaders) {
    self.init(
      host: headers[.host], origin: headers[HTTPHeader("Origin")],
      site: headers[HTTPHeader("Sec-Fetch-Site")])
  }
}
