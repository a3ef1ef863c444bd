/// The patterns by which lexemes are inflected, in one flat array: for each its suffixes, its
/// tags and its prefixes, as many of each as it has forms.
struct Paradigms: Sendable {
  private let numbers: [UInt16]
  /// Where each paradigm begins; the last entry is the end.
  private let starts: [Int32]

  /// Reads the file: the number of paradigms, then for each the count of its numbers and the
  /// numbers.
  ///
  /// Nil unless all of them lead into tables of these sizes.
  init?(_ file: MappedFile, suffixes: Int, tags: Int, prefixes: Int) {
    guard let count = file.half(at: 0), count > 0 else { return nil }
    var numbers: [UInt16] = []
    numbers.reserveCapacity(file.count / 2)
    var starts: [Int32] = [0]
    starts.reserveCapacity(Int(count) + 1)
    var at = 2
    for _ in 0..<count {
      guard let length = file.half(at: at) else { return nil }
      let third = Int(length) / 3
      at += 2
      guard third > 0 else { return nil }
      for limit in [suffixes, tags, prefixes] {
        for _ in 0..<third {
          guard let number = file.half(at: at), number < limit else { return nil }
          numbers.append(number)
          at += 2
        }
      }
      starts.append(Int32(clamping: numbers.count))
    }
    self.numbers = numbers
    self.starts = starts
  }

  var count: Int { starts.count - 1 }

  /// The number of forms of a paradigm.
  func size(_ paradigm: Int) -> Int { Int(starts[paradigm + 1] - starts[paradigm]) / 3 }

  func suffix(_ form: OpenCorpora.Form) -> Int { number(form, 0) }
  func tag(_ form: OpenCorpora.Form) -> Int { number(form, 1) }
  func prefix(_ form: OpenCorpora.Form) -> Int { number(form, 2) }

  private func number(_ form: OpenCorpora.Form, _ part: Int) -> Int {
    Int(numbers[Int(starts[form.paradigm]) + part * size(form.paradigm) + form.index])
  }
}
