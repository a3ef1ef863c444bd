/// Joins the chunks of a body (RFC 9112, section 7.1), and what was wrong with them.
///
/// A body whose first line is no chunk size was joined before it came here, and stays as it is.
func joinedChunks(_ body: [UInt8]) -> (bytes: [UInt8], damage: String?) {
  var joined: [UInt8] = []
  var position = 0
  while position < body.count {
    guard let (size, start) = chunkSize(body, at: position) else {
      return position > 0 ? (joined, "a chunk without its size") : (body, nil)
    }
    if size == 0 { break }
    let end = start + size
    guard end <= body.count else {
      return (joined + body[start...], "the last chunk ends early")
    }
    joined += body[start..<end]
    position = end
    if position < body.count, body[position] == 13 { position += 1 }
    if position < body.count, body[position] == 10 { position += 1 }
  }
  return (joined, nil)
}

/// The size in hexadecimal with its line end; extensions after a semicolon are passed over.
private func chunkSize(_ body: [UInt8], at start: Int) -> (size: Int, next: Int)? {
  // Room for the size and a chunk extension.
  let window = body[start..<min(start + 256, body.count)]
  guard let end = window.firstIndex(of: 10) else { return nil }
  let line = String(decoding: body[start..<end], as: UTF8.self)
  let digits = trimmed(line.prefix { $0 != ";" })
  guard (1...8).contains(digits.utf8.count), let size = Int(digits, radix: 16), size >= 0 else {
    return nil
  }
  return (size, end + 1)
}
