import Basics
import Foundation
import Serve

/// A running server and a browser without scripts that was let in.
struct Visitor {
  let server: Server
  let wire: Wire
  let cookie: String

  /// Over `SampleDesk.shared`, for all tests that only read.
  static let shared = Task { try await Visitor(try SampleDesk.shared.get()) }

  /// Starts a server on a free port and goes in by its printed address.
  init(_ desk: Desk) async throws {
    let key = Route(.get, "/test/key") { .fragment($0.formKey) }
    let form = Route(.post, "/test/form") { request in
      let files = request.files.map { "\($0.name) \($0.bytes.count)" }
      return .fragment("[\(request.form["word"] ?? "none")] [\(files.joined(separator: ","))]")
    }
    server = try await Server.start(port: 0, desk: desk, extra: [key, form])
    let address = URLComponents(string: server.address)
    wire = Wire(port: UInt16(address?.port ?? 0))
    let answer = try await wire.send("GET", "/?\(address?.query ?? "")")
    cookie = answer.cookies.first.map { String($0.prefix { $0 != ";" }) } ?? ""
  }

  var origin: String { "http://127.0.0.1:\(wire.port)" }

  func get(
    _ target: String, cookies: String? = nil, headers: [(String, String)] = []
  ) async throws -> Wire.Answer {
    try await wire.send("GET", target, headers: [cookieHeader(cookies)] + headers)
  }

  /// Posts a form as a page of the server would: with its key, from its own origin.
  func post(
    _ target: String, _ fields: KeyValuePairs<String, String>, cookies: String? = nil
  ) async throws -> Wire.Answer {
    var form = Fields(fields)
    form.append("form-key", try await formKey())
    return try await wire.send(
      "POST", target,
      headers: [
        cookieHeader(cookies), ("Origin", origin), ("Sec-Fetch-Site", "same-origin"),
        ("Content-Type", "application/x-www-form-urlencoded"),
      ], body: Array(form.encoded.utf8))
  }

  /// What stands in every form, read from one as a browser has it.
  func formKey() async throws -> String {
    let text = try await get("/test/key").text
    return String(text.split(separator: "value=\"").last?.prefix { $0 != "\"" } ?? "")
  }

  private func cookieHeader(_ more: String?) -> (String, String) {
    ("Cookie", [cookie, more].compactMap { $0 }.joined(separator: "; "))
  }
}
