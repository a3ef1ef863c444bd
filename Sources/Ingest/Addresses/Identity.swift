internal import Basics
internal import CICU

/// Raised whenever the same address gives another identity: the store reads its documents anew then.
package let identityVersion = 2

/// The identity of an address: two addresses of one article give the same, two articles do not.
///
/// Away go what readers bring along (tracking parameters, fragments, user names), the twins of a page
/// (mobile hosts, AMP, print versions), and spellings (scheme, case of the host, Punycode or Cyrillic,
/// escapes, doubled and trailing slashes, the order of parameters). The case of the path, the language
/// in host or path, and unknown parameters stay, because older sites carry the article's number in
/// a parameter. The rules are those of `Data/identity.csv`. An identity is an address without its
/// scheme; that of a front page is the bare host. Nil for what is no address of the web.
package func identity(ofAddress address: String) -> String? {
  let rules = IdentityRules.shared
  guard let address = WebAddress(address).map(rules.unfolded) else { return nil }
  let host = rules.canonicalHost(address.host) + (address.port.map { ":\($0)" } ?? "")
  let path = rules.path(address.path.map(normalEscapes))
  let query = rules.parameters(address.query ?? "")
  var identity = host
  if !path.isEmpty { identity += "/" + path.joined(separator: "/") }
  if !query.isEmpty {
    identity += (path.isEmpty ? "/?" : "?") + query.joined(separator: "&")
  }
  // Pages made by a script in the browser keep their article behind `#!`.
  if let fragment = address.fragment, fragment.hasPrefix("!"), fragment.utf8.count > 1 {
    let parts = fragment.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    identity += (path.isEmpty && query.isEmpty ? "/#!" : "#!")
    identity += parts.map { normalEscapes(String($0)) }.joined(separator: "/")
  }
  return identity
}

/// The host of an address without user, port and the labels of mirrors, in ASCII; nil where there is
/// none.
package func host(ofAddress address: String) -> String? {
  WebAddress(address).map { IdentityRules.shared.canonicalHost($0.host) }
}

/// One spelling of a part between separators: letters, digits and `-._~` bare, the rest escaped,
/// letters beyond ASCII composed (a decomposed й is another spelling, not another article).
func normalEscapes(_ part: String) -> String {
  let bytes = percentDecoded(part.utf8)
  // Bytes that are no UTF-8 stay as they are: old sites escape windows-1251.
  if bytes.contains(where: { $0 >= 128 }), let text = String(validating: bytes, as: UTF8.self),
    let composed = nfc(text)
  {
    return percentEncoded(composed.utf8, .reserved)
  }
  return percentEncoded(bytes, .reserved)
}

private func nfc(_ text: String) -> String? {
  let units = Array(text.utf16)
  // Three times is the most that composing can take.
  var out = [UInt16](repeating: 0, count: units.count * 3)
  let length = cicu_compose(units, Int32(units.count), &out, Int32(out.count))
  guard length >= 0, length <= out.count else { return nil }
  return String(decoding: out[..<Int(length)], as: UTF16.self)
}
