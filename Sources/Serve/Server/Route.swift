/// A page's place: which requests it answers.
package struct Route: Sendable {
  package typealias Handler = @Sendable (Request) async throws -> Response

  let method: Request.Method
  private let pattern: [Substring]
  let handler: Handler

  /// `pattern` is a path; a segment that begins with a colon stands for any, and the request names it:
  /// `/article/:id`.
  package init(_ method: Request.Method, _ pattern: String, _ handler: @escaping Handler) {
    self.method = method
    self.pattern = pattern.split(separator: "/")
    self.handler = handler
  }

  /// What the pattern's names stand for in a path; nil where it does not fit.
  func match(_ segments: [String]) -> [String: String]? {
    guard segments.count == pattern.count else { return nil }
    var parameters: [String: String] = [:]
    for (piece, segment) in zip(pattern, segments) {
      if piece.hasPrefix(":") {
        parameters[String(piece.dropFirst())] = segment
      } else if piece != segment {
        return nil
      }
    }
    return parameters
  }
}
