package import Basics

/// What a page is asked: FlyingFox's request, read and checked.
package struct Request: Sendable {
  package enum Method: String, Sendable { case get = "GET", post = "POST" }

  package var method: Method
  /// Decoded, in its segments: `/article/a1b2` is `["article", "a1b2"]`.
  package var segments: [String]
  package var query: Fields
  /// Of a posted form, url-encoded or multipart.
  package var form: Fields
  package var files: [UploadedFile]
  package var cookies: [String: String]
  /// What stands in the route's pattern behind a colon: `:id`.
  package var parameters: [String: String] = [:]
  /// The interface's strings in the reader's language.
  package var words: Words
  /// For forms; see `formKey`.
  var secret: String

  /// The name that a person codes under; nil until one is given.
  package var coder: String? {
    cookies[Cookies.coder].map { Fields.decoded($0.utf8) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The hidden field that every posted form must hold.
  package var formKey: HTML {
    "<input type=\"hidden\" name=\"\(Gate.formField)\" value=\"\(secret)\">"
  }

  /// The path as it is written in an address.
  package var path: String { "/" + segments.map(Fields.encoded).joined(separator: "/") }

  /// This page in an address, with another query.
  package func address(_ query: Fields) -> String { Serve.address(path, query) }

  /// A part of the path that the route's pattern names; empty where it names none.
  package subscript(parameter name: String) -> String { parameters[name] ?? "" }
}

/// An address on this server.
package func address(_ path: String, _ query: Fields) -> String {
  let text = query.encoded
  return text.isEmpty ? path : "\(path)?\(text)"
}

/// Names of the cookies that are no secret.
enum Cookies {
  static let language = "koshu_language"
  static let coder = "koshu_coder"

  /// Reads a `Cookie` header.
  static func read(_ header: String?) -> [String: String] {
    var cookies: [String: String] = [:]
    for piece in (header ?? "").split(separator: ";") {
      let halves = piece.split(separator: "=", maxSplits: 1)
      guard halves.count == 2 else { continue }
      let name = halves[0].drop { $0 == " " }
      if cookies[String(name)] == nil { cookies[String(name)] = String(halves[1]) }
    }
    return cookies
  }
}
