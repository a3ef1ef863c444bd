internal import Basics
internal import Ingest

/// Finds the outlet of a document: named by its source, else by the host of its address, else by a
/// folder of its path that bears an outlet's host or id.
struct OutletFinder: Sendable {
  private let byHost: [String: String]
  private let ids: Set<String>
  /// Ids by the outlets' names in small letters.
  private let byName: [String: String]
  /// Part of the key of every document: it decides the outlet.
  let digest: Digest
  /// Part of the keys of those that rows and sidecars name: the names decide too.
  let namesDigest: Digest

  init(_ outlets: [Configuration.Outlet]) {
    var byHost: [String: String] = [:]
    for outlet in outlets {
      for name in outlet.hosts {
        byHost[host(ofAddress: "http://\(name)") ?? name] = outlet.id
      }
    }
    self.byHost = byHost
    ids = Set(outlets.map(\.id))
    byName = Dictionary(outlets.map { ($0.name.lowercased(), $0.id) }) { first, _ in first }
    digest = Digest(
      ofParts: byHost.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
        + ["ids"] + ids.sorted())
    namesDigest = Digest(
      ofParts: byName.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] })
  }

  /// `named` is what a row or a sidecar calls the outlet: an id, a name or a host.
  func outlet(
    source: Configuration.Source, named: String? = nil, address: String?, locator: String
  ) -> String? {
    if let id = source.outlet { return id }
    if let known = named.flatMap(known) { return known }
    if let address, let host = host(ofAddress: address) { return ofHost(host) ?? host }
    for folder in locator.split(separator: "/").dropLast() {
      if let known = ofHost(String(folder)) { return known }
      if ids.contains(String(folder)) || isHostShaped(folder) { return String(folder) }
    }
    return named
  }

  private func known(_ name: String) -> String? {
    if ids.contains(name) { return name }
    return byName[name.lowercased()] ?? ofHost(host(ofAddress: "http://\(name)") ?? name)
  }

  /// The address that a path stands for in a mirror as wget makes it, `pages/HOST/2024/05/a.html`.
  ///
  /// The folder must be a host of an outlet, or have the shape of one; nil elsewhere.
  func mirroredAddress(locator: String) -> String? {
    let parts = locator.split(separator: "/")
    guard
      let index = parts.dropLast().firstIndex(where: {
        ofHost(String($0)) != nil || isHostShaped($0)
      })
    else { return nil }
    var path = parts[index...].joined(separator: "/").replacing(" ", with: "%20").replacing(
      "#", with: "%23")
    if path.hasSuffix(".gz") { path.removeLast(3) }
    return "https://" + path
  }

  /// The outlet of a host or of the domain above it: `kaz.misal.example` is of `misal.example`.
  private func ofHost(_ host: String) -> String? {
    var labels = host.lowercased().split(separator: ".")
    while labels.count > 1 {
      if let found = byHost[labels.joined(separator: ".")] { return found }
      labels.removeFirst()
    }
    return nil
  }
}

/// Whether a folder's name has the shape of a host: `misal.example`, `kaz.misal.example`.
private func isHostShaped(_ folder: Substring) -> Bool {
  let labels = folder.split(separator: ".", omittingEmptySubsequences: false)
  let isName = { (byte: UInt8) in
    (97...122).contains(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "-")
  }
  guard labels.count > 1, labels.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isName) }) else {
    return false
  }
  return labels.last.map { $0.count > 1 && $0.utf8.allSatisfy { (97...122).contains($0) } } ?? false
}
