import Exports
import Foundation
import Testing

@Suite struct NameReplacerTests {
  private let names = NameReplacer(
    [
      ("ахметова динара", ["Динара", "Динараның", "Ахметова", "Динара Ахметова"]),
      ("ерлан", ["Ерлан"]),
    ],
    secret: "secret")
  private let dinara = NameReplacer.pseudonym(of: "ахметова динара", secret: "secret")

  @Test func `every way of writing a name becomes one pseudonym`() {
    #expect(names.replaced("Динара Ахметова келді.") == "\(dinara) келді.")
    #expect(names.replaced("«Динараның» үйі, Ахметова!") == "«\(dinara)» үйі, \(dinara)!")
    #expect(names.replaced("БИІКТЕ ЖҮРГЕН ДИНАРА") == "БИІКТЕ ЖҮРГЕН \(dinara)")
  }

  @Test func `parts of other words stay`() {
    #expect(names.replaced("Ерланов, Динаралар, пДинара") == "Ерланов, Динаралар, пДинара")
    #expect(names.replaced("") == "")
    #expect(NameReplacer([], secret: "s").replaced("Динара") == "Динара")
  }

  @Test func `another secret gives another pseudonym, the same the same`() {
    #expect(
      NameReplacer.pseudonym(of: "ерлан", secret: "a")
        != NameReplacer.pseudonym(of: "ерлан", secret: "b"))
    #expect(
      NameReplacer.pseudonym(of: "ерлан", secret: "a")
        == NameReplacer.pseudonym(of: "ерлан", secret: "a"))
  }

  @Test func `positions move with the words that they belong to`() {
    let text = "Ерлан мен Динара үйде"
    let (moved, place) = names.moved(text)
    let (old, new) = (Array(text.unicodeScalars), Array(moved.unicodeScalars))
    for word in ["мен", "үйде"] {
      let start = text.unicodeScalars.distance(
        from: text.startIndex, to: text.range(of: word)?.lowerBound ?? text.endIndex)
      let span = place(start)..<place(start + word.unicodeScalars.count)
      #expect(new[span].elementsEqual(word.unicodeScalars), "\(word)")
    }
    #expect(place(0) == 0)
    #expect(place(old.count) == new.count)
  }
}
