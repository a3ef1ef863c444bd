import Basics
import Testing

@Suite struct DigestTests {
  @Test func `SHA-256 of the published vectors`() {
    #expect(
      Digest(of: []).hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      Digest(of: "abc".utf8).hex
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func `parts do not run into one another`() {
    #expect(Digest(ofParts: ["ab", "c"]) != Digest(ofParts: ["a", "bc"]))
  }

  @Test func `FNV-1a of the published vectors`() {
    #expect(stableHash("".utf8) == 0xcbf2_9ce4_8422_2325)
    #expect(stableHash("foobar".utf8) == 0x8594_4171_f739_67e8)
  }

  @Test(arguments: [("sorces", "sources"), ("lexicon", "lexicons"), ("thraeds", "threads")])
  func `a mistyped name finds its neighbour`(typed: String, meant: String) {
    #expect(nearestName(to: typed, among: ["sources", "lexicons", "threads", "name"]) == meant)
  }

  @Test func `a name that is like none has no neighbour`() {
    #expect(nearestName(to: "weather", among: ["sources", "name"]) == nil)
  }
}
