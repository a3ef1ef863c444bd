internal import Foundation

/// The proxies that the environment names, and the hosts that are asked without one.
package struct Proxies: Hashable, Sendable {
  package var http: String?
  package var https: String?
  /// Names, with all names below them; `*` for every host.
  private var exceptions: [String] = []

  package init(http: String? = nil, https: String? = nil, exceptions: String = "") {
    (self.http, self.https) = (http, https)
    self.exceptions = exceptions.split { $0 == "," || $0 == " " }.map {
      var name = $0.lowercased()
      if name.hasPrefix("*.") { name.removeFirst() }
      return name.hasPrefix(".") ? String(name.dropFirst()) : name
    }
  }

  /// `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy`, also in capitals; but not `HTTP_PROXY`,
  /// which a request can set where a program runs as CGI (CVE-2016-5388).
  package init(environment: [String: String]) {
    func value(_ names: String...) -> String? {
      names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    }
    let all = value("all_proxy", "ALL_PROXY")
    self.init(
      http: value("http_proxy") ?? all, https: value("https_proxy", "HTTPS_PROXY") ?? all,
      exceptions: value("no_proxy", "NO_PROXY") ?? "")
  }

  /// The proxy by which a host is asked; nil for none.
  package func proxy(for authority: Authority) -> String? {
    let isException = exceptions.contains {
      $0 == "*" || $0 == authority.host || $0 == authority.name
        || authority.host.hasSuffix(".\($0)")
    }
    return isException ? nil : authority.scheme == "https" ? https : http
  }
}
