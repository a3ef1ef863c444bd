/// How much a workbook may hold.
///
/// Reading stops with a `Problem` where a file asks for more: a zip of some kilobytes can unfold to
/// terabytes.
package enum SheetLimits {
  /// Bytes of the file; a sample of 10,000 articles has about 20 MB.
  package static let fileBytes = 200_000_000
  /// Files in the container; a workbook of thirty sheets has about 80.
  package static let entries = 10_000
  /// Bytes of one unpacked file of the container, and of all that are unpacked.
  package static let entryBytes = 300_000_000
  package static let totalBytes = 500_000_000
  /// How many times larger than packed: XML of equal cells reaches 60, a bomb 1,000.
  package static let ratio = 300
  /// Below this nothing is a bomb, and short runs of equal bytes may pack better.
  package static let harmlessBytes = 4_000_000
  /// Elements and texts of one XML file: a million cells.
  package static let nodes = 6_000_000
  /// Columns that may hold something; a cell `XFD1` in each row would ask for gigabytes.
  package static let columns = 512
  package static let rows = 1_048_576
  /// What Excel takes in one cell, in UTF-16 units.
  package static let textUnits = 32_767
}
