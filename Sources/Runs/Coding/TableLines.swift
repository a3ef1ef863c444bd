internal import Basics

/// What differs between two states of the bytes of a table, line by line.
///
/// An edit touches a row or two of thousands: only those are worth reading.
enum TableLines {
  /// Both states without the lines that they share, each under its header; nil where a row may go over
  /// several lines, or the headers differ.
  static func differing(
    _ before: [UInt8], _ after: [UInt8]
  ) -> (before: [UInt8], after: [UInt8])? {
    guard let old = lines(before), let new = lines(after), let header = old.first,
      header == new.first
    else { return nil }
    let (known, now) = (Set(old), Set(new))
    func table(_ lines: [ArraySlice<UInt8>], without shared: Set<ArraySlice<UInt8>>) -> [UInt8] {
      ([header] + lines.dropFirst().filter { !shared.contains($0) })
        .flatMap { Array($0) + [newline] }
    }
    return (table(old, without: now), table(new, without: known))
  }

  private static let newline = UInt8(ascii: "\n")
  private static let quote = UInt8(ascii: "\"")

  /// Nil where a quoted field goes over the end of a line.
  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>]? {
    let lines = bytes.split(separator: newline)
    for line in lines {
      var quotes = 0
      for byte in line where byte == quote { quotes += 1 }
      if quotes % 2 == 1 { return nil }
    }
    return lines
  }
}
