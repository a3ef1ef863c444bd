/// The address that a reference means on a page at `base` (RFC 3986, section 5.2), for the
/// hierarchical schemes; letters beyond ASCII stay as they are.
package func resolvedAddress(_ reference: String, base: String?) -> String {
  let reference = withoutSurplusSlashes(trimmed(reference))
  guard let base, base.utf8.count <= longestBase, scheme(of: reference) == nil,
    let scheme = scheme(of: base)
  else {
    return reference
  }
  let rest = base.dropFirst(scheme.count + 1)
  guard rest.hasPrefix("//") else { return reference }
  if reference.hasPrefix("//") { return "\(scheme):\(reference)" }
  let authority = rest.dropFirst(2).prefix { !"/?#".contains($0) }
  let tail = rest.dropFirst(2 + authority.count).prefix { $0 != "#" }
  let path = tail.prefix { $0 != "?" }
  let root = "\(scheme)://\(authority)"
  if reference.isEmpty { return root + tail }
  if reference.hasPrefix("#") { return root + tail + reference }
  if reference.hasPrefix("?") { return root + path + reference }
  let target = reference.prefix { !"?#".contains($0) }
  let query = reference.dropFirst(target.count)
  if target.hasPrefix("/") { return root + withoutDots(target) + query }
  let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "/"
  return root + withoutDots(folder + target) + query
}

/// `http:///misal.example/1` means the host that follows.
private func withoutSurplusSlashes(_ reference: String) -> String {
  guard reference.utf8.first.map({ ($0 | 0x20) == UInt8(ascii: "h") }) == true,
    let scheme = scheme(of: reference), ["http", "https"].contains(scheme.lowercased())
  else { return reference }
  let rest = reference.dropFirst(scheme.utf8.count + 1)
  guard rest.hasPrefix("///") else { return reference }
  return "\(scheme)://\(rest.drop { $0 == "/" })"
}

/// Addresses of news stay under 2,048 bytes; a longer base would swell every link that it is put
/// before.
private let longestBase = 4096

/// The scheme before the colon, as written; nil in a relative reference.
func scheme(of address: String) -> Substring? {
  guard let colon = address.utf8.firstIndex(of: 0x3A) else { return nil }
  let scheme = address[..<colon]
  guard let first = scheme.utf8.first, (first | 0x20) &- 97 < 26,
    scheme.utf8.allSatisfy({
      ($0 | 0x20) &- 97 < 26 || $0 &- 48 < 10 || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E
    })
  else { return nil }
  return scheme
}

/// A path without `.` and `..`.
private func withoutDots(_ path: some StringProtocol) -> String {
  var kept: [Substring] = []
  let parts = String(path).split(separator: "/", omittingEmptySubsequences: false).dropFirst()
  for (index, part) in parts.enumerated() {
    let isLast = index == parts.count - 1
    switch part {
    case ".": if isLast { kept.append("") }
    case "..":
      if !kept.isEmpty { kept.removeLast() }
      if isLast { kept.append("") }
    default: kept.append(part)
    }
  }
  return "/" + kept.joined(separator: "/")
}
