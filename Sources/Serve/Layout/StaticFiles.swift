internal import Basics

/// Style sheets and scripts; the address of each bears its digest, so that browsers may keep it and
/// still never show an old one.
struct StaticFiles: Sendable {
  private var files: [String: [UInt8]] = [:]
  /// What the head of every page links.
  private(set) var links = HTML()

  init() throws(Problem) {
    for file in try DataFiles.all(in: "static") {
      let parts = file.name.split(separator: ".")
      let name = "\(parts[0]).\(Digest(of: file.bytes).short).\(parts[parts.count - 1])"
      switch parts.last {
      case "css": links += "<link rel=\"stylesheet\" href=\"/static/\(name)\">\n"
      case "js": links += "<script src=\"/static/\(name)\" defer></script>\n"
      default: continue
      }
      files[name] = file.bytes
    }
  }

  func respond(_ request: Request) async throws -> Response {
    let name = request[parameter: "name"]
    guard let bytes = files[name] else {
      throw Refusal.notFound(request.path, "there is no such file", cure: "load the page anew")
    }
    let type = name.hasSuffix(".css") ? "text/css" : "text/javascript"
    var response = Response(.bytes(bytes, type: "\(type); charset=utf-8"))
    response.headers.append(("Cache-Control", "private, max-age=31536000, immutable"))
    return response
  }
}
