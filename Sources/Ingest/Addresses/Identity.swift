internal import Foundation

/// The identity of an address: two addresses of one article give the same, two articles do not.
///
/// Scheme, `www.`, `m.` and `amp.`, port, fragment, tracking parameters and a trailing slash go;
/// the case of the path, the language in host or path, and unknown parameters stay, because older
/// sites carry the article's number in a parameter. Raised with `identityVersion`.
package func identity(ofAddress address: String) -> String? {
  let scheme = address.prefix { $0 != ":" }.lowercased()
  guard scheme == "http" || scheme == "https", let start = address.range(of: "://") else {
    return nil
  }
  let rest = address[start.upperBound...].prefix { $0 != "#" }
  let host = rest.prefix { !"/?".contains($0) }
  var path = rest.dropFirst(host.count).prefix { $0 != "?" }
  let query = rest.dropFirst(host.count + path.count).dropFirst()
  while path.last == "/" { path = path.dropLast() }
  let kept = query.split(separator: "&").filter { !isTracking($0) }.sorted()
  let name = canonicalHost(host)
  guard !name.isEmpty else { return nil }
  return name + String(path) + (kept.isEmpty ? "" : "?" + kept.joined(separator: "&"))
}

package let identityVersion = 1

/// The host of an address without user, port and the labels of mirrors; nil where there is none.
package func host(ofAddress address: String) -> String? {
  guard let start = address.range(of: "://") else { return nil }
  let host = canonicalHost(address[start.upperBound...].prefix { !"/?#".contains($0) })
  return host.isEmpty ? nil : host
}

private func canonicalHost(_ text: some StringProtocol) -> String {
  var host = text.split(separator: "@").last.map { $0.lowercased() } ?? ""
  host = String(host.prefix { $0 != ":" })
  for label in ["www.", "m.", "amp."] where host.hasPrefix(label) && host.count > label.count + 3 {
    host.removeFirst(label.count)
  }
  return host
}

private func isTracking(_ parameter: Substring) -> Bool {
  let name = parameter.prefix { $0 != "=" }.lowercased()
  let listed = ["fbclid", "gclid", "yclid", "_openstat", "from", "ref", "amp"]
  return name.hasPrefix("utm_") || listed.contains(name)
}
