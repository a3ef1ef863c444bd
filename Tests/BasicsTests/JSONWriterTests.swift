import Basics
import Foundation
import Testing

@Suite struct JSONWriterTests {
  @Test func `keys keep their order and commas stand between values only`() {
    var json = JSONWriter()
    json.object { json in
      json.field("b", 1)
      json.field("a", ["x", "y"])
      json.field("none", nil)
      json.key("inner")
      json.object { $0.field("flag", true) }
    }
    #expect(json.text == #"{"b":1,"a":["x","y"],"none":null,"inner":{"flag":true}}"#)
  }

  @Test func `line separators of Unicode are escaped`() {
    var json = JSONWriter()
    json.value("a\u{2028}b\u{85}\u{1}\"\\\n")
    #expect(json.text == #""a\u2028b\u0085\u0001\"\\\n""#)
  }

  @Test(
    arguments: [
      (0.0, 2, "0"), (1.5, 0, "2"), (-0.004, 2, "0"), (-0.005, 2, "-0.01"), (12.3400, 4, "12.34"),
      (1e14, 2, "100000000000000"),
    ])
  func `numbers are printed without exponent and trailing zeros`(
    number: Double, digits: Int, text: String
  ) {
    #expect(decimal(number, digits: digits) == text)
  }

  @Test func `a number that is not finite has no text`() {
    #expect(decimal(.nan, digits: 2) == nil)
    #expect(decimal(.infinity, digits: 2) == nil)
  }

  @Test func `any text survives a round trip through another parser`() throws {
    for value in UInt32(0)...0x2100 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      var json = JSONWriter()
      json.array(["a\(scalar)b"]) { $0.value($1) }
      let read = try JSONDecoder().decode([String].self, from: Data(json.bytes))
      #expect(read.first?.unicodeScalars.elementsEqual("a\(scalar)b".unicodeScalars) == true)
    }
  }
}
