import Basics
import Testing

@Suite struct SideBySideTests {
  @Test(arguments: [0, 1, 2, 3, 1000])
  func `what is found on all processors stands in the order of the items`(count: Int) {
    let found = sideBySide(over: count, tools: { 0 }) { (met: inout Int, number: Int) -> Int? in
      met += 1
      return number % 3 == 0 ? nil : number
    }
    #expect(found == (0..<count).filter { $0 % 3 != 0 })
  }
}
