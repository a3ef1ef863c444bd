import Ingest
import Testing

@Suite struct IdentityTests {
  @Test(
    arguments: [
      "https://misal.example/kk/2024/auyl", "http://www.misal.example/kk/2024/auyl/",
      "https://m.misal.example:443/kk/2024/auyl?utm_source=x&fbclid=1#top",
      "HTTPS://Misal.Example/kk/2024/auyl?",
    ])
  func `addresses of one article have one identity`(address: String) {
    #expect(identity(ofAddress: address) == "misal.example/kk/2024/auyl")
  }

  @Test func `language, case of the path and unknown parameters stay`() {
    #expect(identity(ofAddress: "https://kaz.misal.example/a") == "kaz.misal.example/a")
    #expect(identity(ofAddress: "https://misal.example/A?id=7&b=1") == "misal.example/A?b=1&id=7")
  }

  @Test(arguments: ["", "misal.example/a", "ftp://misal.example/a", "https://", "javascript:x"])
  func `what is no web address has no identity`(address: String) {
    #expect(identity(ofAddress: address) == nil)
  }
}
