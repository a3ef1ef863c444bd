internal import Basics

/// Lets in whom the analyst let in: the browser that was given the printed address, and in it no page
/// but Koshu's own.
///
/// Every site that the analyst visits can make the browser ask 127.0.0.1. What each check keeps out:
/// `Host`, a name of somebody else that was made to point here (DNS rebinding); the session, every
/// other program and site; `Sec-Fetch-Site`, `Origin` and the form's key, forms posted from elsewhere.
struct Gate: Sendable {
  let port: UInt16
  let secrets: Secrets

  static let formField = "form-key"
  static let tokenField = "token"

  private var hosts: [String] { ["127.0.0.1:\(port)", "localhost:\(port)"] }

  /// Cookies know no ports, so the name bears it: two servers do not throw each other out.
  private var sessionCookie: String { "koshu_session_\(port)" }

  enum Verdict: Sendable {
    case enter
    /// The token was right: off to the same address without it, with the cookie.
    case exchange(to: String, cookie: String)
  }

  /// What the checks ask of the headers.
  struct Headers: Sendable {
    var host: String?
    var origin: String?
    /// `Sec-Fetch-Site`: browsers say here whose page asks; no script can forge it.
    var site: String?
  }

  func check(_ request: Request, _ headers: Headers) throws(Refusal) -> Verdict {
    guard let host = headers.host?.lowercased(), hosts.contains(host) else {
      throw Refusal(
        421,
        Problem(
          "SRV-001", at: headers.host ?? "", "this server answers to \(hosts[0]) only",
          cure: "open the address that koshu serve printed"))
    }
    if request.method == .get, let token = request.query[Self.tokenField],
      isSameSecret(token, secrets.token)
    {
      let cookie = "\(sessionCookie)=\(secrets.session); Path=/; HttpOnly; SameSite=Strict"
      return .exchange(
        to: request.address(request.query.replacing(Self.tokenField, with: nil)), cookie: cookie)
    }
    guard let session = request.cookies[sessionCookie], isSameSecret(session, secrets.session)
    else {
      throw Refusal(
        403,
        Problem(
          "SRV-002", at: "", "this browser was not let in",
          cure: "open the whole address that koshu serve printed, with its token"))
    }
    if request.method == .post { try checkForm(request, headers, host: host) }
    return .enter
  }

  private func checkForm(
    _ request: Request, _ headers: Headers, host: String
  ) throws(Refusal) {
    let isOurs =
      switch headers.site {
      case let site?: site == "same-origin"
      case nil: headers.origin == "http://\(host)"
      }
    guard isOurs, headers.origin == nil || headers.origin == "http://\(host)",
      let key = request.form[Self.formField], isSameSecret(key, secrets.form)
    else {
      throw Refusal(
        403,
        Problem(
          "SRV-003", at: request.path, "the form does not come from a page of this server",
          cure: "go back, load the page anew and send the form again"))
    }
  }
}
