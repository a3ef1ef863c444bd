extension PackedInput {
  /// Marks the types of title and text by their numbers; the list grows where they lead beyond it.
  package static func mark(_ types: some Sequence<UInt8>, in used: inout [Bool]) {
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
    // As `contains` reads them: the length of a part, the count of its types, the steps between them.
    while number() != nil {
      guard let count = number() else { return }
      var type = 0
      for _ in 0..<count {
        guard let step = number(), step >= 0, step < Int(Int32.max) - type else { return }
        type += step
        while type >= used.count { used.append(false) }
        used[type] = true
      }
    }
  }
}
