import Basics
import Collection
import Foundation
import LocalServers
import Testing

@Suite struct `Addresses that no connection is opened to` {
  @Test(
    arguments: [
      ("0.0.0.0", "unspecified"), ("0.1.2.3", "unspecified"), ("10.0.0.1", "private"),
      ("10.255.255.255", "private"), ("100.64.0.1", "shared"), ("100.127.255.255", "shared"),
      ("127.0.0.1", "loopback"), ("127.255.255.255", "loopback"), ("169.254.169.254", "link-local"),
      ("172.16.0.1", "private"), ("172.31.255.255", "private"), ("192.0.0.8", "protocol"),
      ("192.0.2.1", "documentation"), ("192.88.99.1", "6to4"), ("192.168.1.1", "private"),
      ("198.18.0.1", "benchmarking"), ("198.19.255.255", "benchmarking"),
      ("198.51.100.7", "documentation"), ("203.0.113.7", "documentation"),
      ("224.0.0.1", "multicast"), ("239.255.255.255", "multicast"), ("240.0.0.1", "reserved"),
      ("255.255.255.255", "reserved"),
      ("::", "unspecified"), ("::1", "loopback"), ("::ffff:8.8.8.8", "IPv4-mapped"),
      ("::ffff:127.0.0.1", "IPv4-mapped"), ("::8.8.8.8", "IPv4-compatible"),
      ("::ffff:0:8.8.8.8", "IPv4-translated"),
      ("64:ff9b::127.0.0.1", "loopback"), ("64:ff9b::10.1.1.1", "private"),
      ("64:ff9b:1::8.8.8.8", "local translation"), ("100::1", "discard"),
      ("2001:0:7f00:1::", "loopback"), ("2001:0:808:808:0:0:80ff:fffe", "loopback"),
      ("2001:2::1", "benchmarking"), ("2001:10::1", "ORCHID"), ("2001:20::1", "ORCHID"),
      ("2001:db8::1", "documentation"), ("2002:7f00:1::", "loopback"), ("2002:c0a8:1::", "private"),
      ("3fff::1", "documentation"), ("4000::1", "reserved"), ("5f00::1", "segment routing"),
      ("fc00::1", "unique-local"), ("fdff::1", "unique-local"), ("fe80::1", "link-local"),
      ("febf::1", "link-local"), ("fec0::1", "site-local"), ("ff02::1", "multicast"),
      ("1::1", "reserved"),
    ])
  func `Special addresses have their reason`(_ text: String, _ reason: String) throws {
    let address = try #require(NetworkAddress(text))
    let found = AddressRule.publicInternet.refusal(of: address)
    #expect(found?.contains(reason) == true, "\(found ?? "allowed")")
  }

  @Test(
    arguments: [
      "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
      "128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0",
      "192.0.1.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",
      "223.255.255.255", "95.56.234.1", "2a00:1450:4001:81b::200e", "2001:4860:4860::8888",
      "64:ff9b::8.8.8.8", "2002:808:808::1", "2001:0:808:808:0:0:f7f7:f7f7",
    ])
  func `The public internet begins right beside them`(_ text: String) throws {
    let address = try #require(NetworkAddress(text))
    #expect(AddressRule.publicInternet.refusal(of: address) == nil)
  }

  @Test(
    arguments: [
      "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f000001/",
      "http://0177.0.0.1/", "http://0x7f.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
      "http://127.0.0.1./", "http://１２７.0.0.1/", "http://8.8.8.8/", "http://[2001:4860::8888]/",
      "http://0/", "http://news.example:22/", "https://news.example:8443/",
      "http://user@127.0.0.1/", "http:\\\\127.0.0.1\\",
    ])
  func `Addresses in place of names and other ports are refused, however they are written`(
    _ address: String
  ) throws {
    let authority = try #require(Authority(of: address))
    #expect(AddressRule.publicInternet.refusal(of: authority) != nil)
  }

  @Test(arguments: ["http://news.example/", "https://news.example/", "https://news.example:80/a"])
  func `Names on the ports of the web pass`(_ address: String) throws {
    let authority = try #require(Authority(of: address))
    #expect(AddressRule.publicInternet.refusal(of: authority) == nil)
  }

  @Test func `The configuration names hosts that pass all the same`() throws {
    let rule = try AddressRule(allowedHosts: [
      "127.0.0.1:8080", "Жаңалық.example", "::1", "[::2]:81", "intra.example:8000",
    ])
    func passes(_ address: String) -> Bool {
      Authority(of: address).map { rule.refusal(of: $0) == nil } ?? false
    }
    #expect(passes("http://127.0.0.1:8080/"))
    #expect(passes("http://0x7f.1:8080/"))
    #expect(!passes("http://127.0.0.1:8081/"))
    #expect(!passes("http://127.0.0.1/"))
    #expect(passes("http://жаңалық.example:99/"))
    #expect(passes("http://[::1]:5000/"))
    #expect(passes("http://[::2]:81/"))
    #expect(!passes("http://[::2]:82/"))
    #expect(passes("http://intra.example:8000/"))
    #expect(!passes("http://intra.example:8001/"))
  }

  @Test(arguments: ["", "http://news.example", "a b", "news.example/", "a:b:c:d"])
  func `What is no host is a fault of the configuration`(_ entry: String) {
    #expect { try AddressRule(allowedHosts: [entry]) } throws: {
      ($0 as? Problem)?.code == "COL-101"
    }
  }

  @Test func `No socket is opened to what is refused`() async throws {
    let server = try TestServer(ok("secret"))
    defer { server.stop() }
    let closed = try fetcher(allowed: [])
    for address in [
      server.address(), "http://localhost:\(server.port)/", "http://0x7f.1:\(server.port)/",
    ] {
      #expect(await closed.fetch(FetchRequest(address)).failure?.kind == .refusedAddress)
    }
    // On port 80 it is the socket that tells: a name says nothing of its address.
    let result = await closed.fetch(FetchRequest("http://localhost/"))
    #expect(result.failure?.kind == .refusedAddress, "\(result)")
    #expect(result.failure?.detail.contains("loopback") == true)
    #expect(server.seen.connections == 0)
    let open = try fetcher(allowed: ["localhost:\(server.port)"])
    let answer = await open.fetch(FetchRequest("http://localhost:\(server.port)/"))
    #expect(answer.exchange?.text == "secret")
  }
}

@Suite struct `Redirects` {
  private func redirect(_ location: String?, status: Int = 302, from address: String) -> Redirect {
    let field = location.map { "Location: \($0)\r\n" } ?? ""
    let head = AnswerHead(Array("HTTP/1.1 \(status) Moved\r\n\(field)\r\n".utf8))
    return head.map { Redirect(of: $0, from: address) } ?? .none
  }

  @Test(
    arguments: [
      ("https://b.example/x", "https://b.example/x"), ("/x?y#z", "https://a.example/x?y"),
      ("x", "https://a.example/p/x"), ("../x", "https://a.example/x"),
      ("//b.example", "https://b.example/"), ("?q", "https://a.example/p/q?q"),
      ("HTTP://B.example:80/./", "http://b.example/"),
      ("/көш", "https://a.example/%D0%BA%D3%A9%D1%88"),
      ("/a b", "https://a.example/a%20b"), ("#z", "https://a.example/p/q?r"),
    ])
  func `The next address counts from the first`(_ location: String, _ expected: String) {
    #expect(redirect(location, from: "https://a.example/p/q?r") == .to(expected))
  }

  @Test func `A long address is a base like others`() {
    let address = "https://a.example/p/q?" + String(repeating: "r", count: 5_000)
    #expect(redirect("/x", from: address) == .to("https://a.example/x"))
    #expect(redirect("x", from: address) == .to("https://a.example/p/x"))
  }

  @Test(
    arguments: [
      (nil, Redirect.Refusal.noLocation), ("", .noLocation), ("ftp://b.example/", .otherScheme),
      ("file:///etc/passwd", .otherScheme), ("javascript:alert(1)", .otherScheme),
      ("data:text/html,a", .otherScheme), ("https://user:word@b.example/", .userInfo),
      ("//user@b.example/", .userInfo), ("https:\\\\user@b.example", .userInfo),
      ("http://", .badAddress), ("http://b .example/", .badAddress),
    ] as [(String?, Redirect.Refusal)])
  func `What is not followed has its reason`(_ location: String?, _ reason: Redirect.Refusal) {
    #expect(redirect(location, from: "https://a.example/p/q?r") == .refused(reason))
  }

  @Test(arguments: [200, 300, 304, 305, 306, 404])
  func `Other answers lead nowhere`(status: Int) {
    #expect(redirect("/x", status: status, from: "https://a.example/") == .none)
  }
}
