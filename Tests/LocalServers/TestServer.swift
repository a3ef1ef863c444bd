import Foundation
import Glibc
import Synchronization

/// A server on a free port of loopback that says what its `answer` says, on threads of its own.
///
/// `answer` gets the head of a request and the connection; true keeps the connection for another.
package final class TestServer: Sendable {
  package let port: Int
  private let listener: Int32
  private let log = Mutex(Log())

  package struct Log {
    package var connections = 0
    package var requests: [String] = []
  }

  /// - Parameter isEverywhere: at all addresses of this machine, so that 127.1.0.1, 127.1.0.2 … may be
  ///   hosts of their own; `Connection.host` tells which was asked.
  package init(
    isEverywhere: Bool = false, _ answer: @escaping @Sendable (String, Connection) -> Bool
  ) throws {
    signal(SIGPIPE, SIG_IGN)
    // A program that another test starts must not hold connections of this one open.
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    let listener = socket(AF_INET, kind, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr(isEverywhere ? "0.0.0.0" : "127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 512) == 0
          && getsockname(listener, $0, &length) == 0
      }
    }
    guard result else { throw POSIXError(.EADDRNOTAVAIL) }
    (self.listener, port) = (listener, Int(UInt16(bigEndian: address.sin_port)))
    Thread.detachNewThread { [self] in accept(answer) }
  }

  /// Answers every request with these bytes, and closes.
  package convenience init(_ bytes: String) throws {
    try self.init { _, connection in
      connection.send(bytes)
      return false
    }
  }

  package func address(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }
  package var seen: Log { log.withLock { $0 } }

  package func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  private func accept(_ answer: @escaping @Sendable (String, Connection) -> Bool) {
    while true {
      let socket = Glibc.accept(listener, nil, nil)
      guard socket >= 0 else { break }
      _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
      log.withLock { $0.connections += 1 }
      let thread = Thread { [self] in
        let connection = Connection(socket)
        while let head = connection.head() {
          log.withLock { $0.requests.append(head) }
          guard answer(head, connection) else { break }
        }
        Glibc.close(socket)
      }
      thread.stackSize = 262_144
      thread.start()
    }
    Glibc.close(listener)
  }
}

/// A connection that a client opened.
package final class Connection {
  private let socket: Int32
  private var buffer: [UInt8] = []

  package init(_ socket: Int32) {
    self.socket = socket
    var flag: Int32 = 1
    setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &flag, socklen_t(4))
  }

  /// The address of this machine that was asked, `127.1.0.7`.
  package var host: String { String(cString: inet_ntoa(name.sin_addr)) }

  package var port: Int { Int(UInt16(bigEndian: name.sin_port)) }

  private var name: sockaddr_in {
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    _ = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(socket, $0, &length) }
    }
    return address
  }

  /// The next request's head; nil when the client has gone.
  package func head() -> String? {
    var piece = [UInt8](repeating: 0, count: 4096)
    while true {
      if let end = buffer.firstRange(of: Array("\r\n\r\n".utf8)) {
        let head = String(decoding: buffer[..<end.upperBound], as: UTF8.self)
        buffer.removeSubrange(..<end.upperBound)
        return head
      }
      let count = recv(socket, &piece, piece.count, 0)
      guard count > 0 else { return nil }
      buffer += piece[..<count]
    }
  }

  /// False when the client has gone.
  @discardableResult package func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  @discardableResult package func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, 0) }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  /// Until the client has gone: it is the one to give up.
  package func waitForEnd() { _ = head() }

  /// The next bytes are lost, and the client hears of it as a reset.
  package func reset() {
    var now = linger(l_onoff: 1, l_linger: 0)
    setsockopt(socket, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
  }
}

/// An answer with its length.
package func ok(_ body: String, _ fields: String...) -> String {
  "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n"
    + fields.map { "\($0)\r\n" }.joined() + "\r\n" + body
}
