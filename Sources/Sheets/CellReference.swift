/// The name of a cell, such as `C5`, as numbers from 0.
struct CellReference {
  var row: Int
  var column: Int

  /// Nil for what is no name of a cell; anchors (`$C$5`) are allowed.
  init?(_ text: some StringProtocol) {
    var (column, row) = (0, 0)
    var (letters, digits) = (0, 0)
    for byte in text.utf8 where byte != UInt8(ascii: "$") {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A:
        guard digits == 0, letters < 3 else { return nil }
        column = column * 26 + Int(byte & 0x1F)
        letters += 1
      case 0x30...0x39:
        guard digits < 7 else { return nil }
        row = row * 10 + Int(byte - 0x30)
        digits += 1
      default: return nil
      }
    }
    guard letters > 0, row > 0, row <= SheetLimits.rows else { return nil }
    (self.row, self.column) = (row - 1, column - 1)
  }

  /// The letters of a column, `A` for 0.
  static func letters(ofColumn column: Int) -> String {
    var (number, letters) = (column + 1, "")
    while number > 0 {
      letters = String(UnicodeScalar(UInt8(0x41 + (number - 1) % 26))) + letters
      number = (number - 1) / 26
    }
    return letters
  }
}
