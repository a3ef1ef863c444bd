import Foundation

/// One request over a socket, written byte for byte: tests may lie in every header.
struct Wire {
  var port: UInt16

  struct Answer {
    var status: Int
    /// By name in small letters; of several the last, cookies all.
    var headers: [String: String] = [:]
    var cookies: [String] = []
    var body: [UInt8] = []
    var text: String { String(decoding: body, as: UTF8.self) }
  }

  struct Failure: Error { var message: String }

  func send(
    _ method: String, _ target: String, headers: [(String, String)] = [],
    body: [UInt8] = [], host: String? = nil
  ) async throws -> Answer {
    var head = "\(method) \(target) HTTP/1.1\r\nHost: \(host ?? "127.0.0.1:\(port)")\r\n"
    for (name, value) in headers { head += "\(name): \(value)\r\n" }
    if !body.isEmpty { head += "Content-Length: \(body.count)\r\n" }
    head += "Connection: close\r\n\r\n"
    return try await exchange(Array(head.utf8) + body)
  }

  /// Sends bytes as they are and reads the answer to its end.
  func exchange(_ bytes: [UInt8]) async throws -> Answer {
    try await withCheckedThrowingContinuation { continuation in
      // A thread of its own: Dispatch's are the ones that the server answers on, and a few blocked ones
      // would stop it.
      Thread.detachNewThread {
        continuation.resume(with: Result { try Self.parsed(talk(bytes)) })
      }
    }
  }

  private func talk(_ bytes: [UInt8]) throws -> [UInt8] {
    // A program that another test starts must not hold the connection open.
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    let descriptor = socket(AF_INET, kind, 0)
    guard descriptor >= 0 else { throw Failure(message: "no socket") }
    defer { close(descriptor) }
    // Whoever has nothing to say by then never will: the test is to fail, not to wait.
    var patience = timeval(tv_sec: 300, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw Failure(message: "nobody listens on \(port)") }
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      // The other side may have answered and closed before it read all.
      guard count > 0 else { break }
      sent += count
    }
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while !Self.isWhole(received) {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count >= 0 || errno != EAGAIN else { throw Failure(message: "no answer") }
      guard count > 0 else { break }
      received += buffer[..<count]
    }
    return received
  }

  private static let gap = Array("\r\n\r\n".utf8)

  private static func headEnd(_ bytes: [UInt8]) -> Int? {
    bytes.firstRange(of: gap)?.upperBound
  }

  private static func isWhole(_ bytes: [UInt8]) -> Bool {
    guard let end = headEnd(bytes) else { return false }
    let head = String(decoding: bytes[..<end], as: UTF8.self).lowercased()
    guard
      let line = head.split(separator: "\r\n").first(where: { $0.hasPrefix("content-length:") }),
      let length = Int(line.dropFirst(15).trimmingCharacters(in: .whitespaces))
    else { return false }
    return bytes.count >= end + length
  }

  private static func parsed(_ bytes: [UInt8]) throws -> Answer {
    guard let end = headEnd(bytes) else { throw Failure(message: "no answer") }
    let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
    let status = lines.first.flatMap { $0.split(separator: " ").dropFirst().first }
    var answer = Answer(status: status.flatMap { Int($0) } ?? 0)
    for line in lines.dropFirst() {
      let halves = line.split(separator: ":", maxSplits: 1)
      guard halves.count == 2 else { continue }
      let value = halves[1].trimmingCharacters(in: .whitespaces)
      let name = halves[0].lowercased()
      if name == "set-cookie" { answer.cookies.append(value) }
      answer.headers[name] = value
    }
    answer.body = Array(bytes[end...])
    return answer
  }
}
