extension PackedInput {
  /// Whether title or text has one of the types that are marked.
  package static func contains(_ types: some Sequence<UInt8>, anyOf isWanted: [Bool]) -> Bool {
    var isFound = false
    visit(types, below: isWanted.count) { type in
      isFound = isWanted[type]
      return !isFound
    }
    return isFound
  }

  /// Marks the types of title and text by their numbers; the list grows where they lead beyond it.
  package static func mark(_ types: some Sequence<UInt8>, in used: inout [Bool]) {
    visit(types, below: Int(Int32.max)) { type in
      while type >= used.count { used.append(false) }
      used[type] = true
      return true
    }
  }

  /// Visits types by their numbers, until `goesOn` says no or there are no more below the limit.
  ///
  /// Read in one go, without a list for each article: a corpus has millions of these numbers.
  @inline(__always)
  private static func visit(
    _ types: some Sequence<UInt8>, below limit: Int, _ goesOn: (Int) -> Bool
  ) {
    var bytes = types.makeIterator()
    func number() -> Int? {
      var (value, shift) = (0, 0)
      while let byte = bytes.next(), shift < 63 {
        value |= Int(byte & 0x7F) << shift
        if byte < 0x80 { return value }
        shift += 7
      }
      return nil
    }
    // The length of a part, the count of its types, the steps between them.
    while number() != nil {
      guard let count = number() else { return }
      var type = 0
      for _ in 0..<count {
        guard let step = number(), step >= 0, step < limit - type else { return }
        type += step
        guard goesOn(type) else { return }
      }
    }
  }
}
