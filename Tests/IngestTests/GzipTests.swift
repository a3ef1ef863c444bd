import Ingest
import Testing

@Suite struct `Inflating` {
  @Test(arguments: [0, 1, 100, 65_536, 300_000])
  func `What was compressed comes back`(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* $0 / 7) }
    let compressed = try #require(gzipped(bytes))
    #expect(isGzip(compressed))
    let result = inflated(compressed, format: .gzip, limits: InflateLimits(bytes: 1_000_000))
    #expect(result.bytes == bytes)
    #expect(result.ending == .whole)
  }

  @Test func `Members in a row are joined, and what follows the last is left`() throws {
    let one = try #require(gzipped(Array("көш".utf8)))
    let result = inflated(one + one + [0, 0], format: .gzip, limits: InflateLimits(bytes: 100))
    #expect(result.bytes == Array("көшкөш".utf8))
    #expect(result.ending == .whole)
  }

  @Test func `Damage, truncation and excess are told apart`() throws {
    let bytes = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 &* $0 / 7) }
    let compressed = try #require(gzipped(bytes))
    let limits = InflateLimits(bytes: 100_000)
    #expect(
      inflated(Array(compressed.dropLast()), format: .gzip, limits: limits).ending == .truncated)
    #expect(
      inflated(compressed, format: .gzip, limits: InflateLimits(bytes: 500)).ending == .tooLarge)
    let other = inflated(Array("көш".utf8), format: .gzip, limits: limits)
    guard case .damaged = other.ending else {
      Issue.record("expected damage")
      return
    }
  }
}
