internal import CCurl
internal import Glibc

/// An IPv4 or IPv6 address, in its four or sixteen bytes.
package struct NetworkAddress: Hashable, Sendable, CustomStringConvertible {
  package let bytes: [UInt8]

  /// Nil for any other number of bytes.
  package init?(_ bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes)
    guard self.bytes.count == 4 || self.bytes.count == 16 else { return nil }
  }

  /// Reads dotted IPv4 or IPv6 without brackets; no short, octal or hexadecimal forms, which
  /// `Authority` has undone.
  package init?(_ text: String) {
    var four = [UInt8](repeating: 0, count: 4)
    var sixteen = [UInt8](repeating: 0, count: 16)
    if inet_pton(AF_INET, text, &four) == 1 {
      bytes = four
    } else if inet_pton(AF_INET6, text, &sixteen) == 1 {
      bytes = sixteen
    } else {
      return nil
    }
  }

  /// The address and port of a socket; nil for another family.
  static func read(_ socket: UnsafePointer<sockaddr>) -> (NetworkAddress, port: Int)? {
    let raw = UnsafeRawPointer(socket)
    switch Int32(socket.pointee.sa_family) {
    case AF_INET:
      let found = raw.loadUnaligned(as: sockaddr_in.self)
      let address = withUnsafeBytes(of: found.sin_addr) { NetworkAddress($0) }
      return address.map { ($0, Int(UInt16(bigEndian: found.sin_port))) }
    case AF_INET6:
      let found = raw.loadUnaligned(as: sockaddr_in6.self)
      let address = withUnsafeBytes(of: found.sin6_addr) { NetworkAddress($0) }
      return address.map { ($0, Int(UInt16(bigEndian: found.sin6_port))) }
    default: return nil
    }
  }

  package var description: String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    let family = bytes.count == 4 ? AF_INET : AF_INET6
    guard inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return "" }
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
