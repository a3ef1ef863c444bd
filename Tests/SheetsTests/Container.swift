/// A zip container of stored files, made by hand for what no program writes.
struct Container {
  private var files: [(name: String, bytes: [UInt8])] = []

  mutating func add(_ name: String, _ text: String) { files.append((name, Array(text.utf8))) }

  /// A workbook of one sheet, with the rows and what else is given as XML.
  static func workbook(rows: String, book: String = "", styles: String = "") -> [UInt8] {
    let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var container = Container()
    container.add(
      "_rels/.rels",
      "<Relationships><Relationship Id=\"r1\" Type=\"\(types)/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>"
    )
    container.add(
      "xl/workbook.xml",
      "<workbook xmlns:r=\"\(types)\">\(book)<sheets><sheet name=\"S\" r:id=\"a\"/></sheets></workbook>"
    )
    container.add(
      "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id=\"a\" Type=\"\(types)/worksheet\" Target=\"worksheets/../sheet.xml\"/><Relationship Id=\"b\" Type=\"\(types)/styles\" Target=\"styles.xml\"/></Relationships>"
    )
    container.add("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>")
    container.add("xl/sheet.xml", "<worksheet><sheetData>\(rows)</sheetData></worksheet>")
    return container.bytes()
  }

  func bytes() -> [UInt8] {
    var out: [UInt8] = []
    var directory: [UInt8] = []
    for file in files {
      let name = Array(file.name.utf8)
      let sizes =
        number(Self.checksum(file.bytes)) + number(file.bytes.count) + number(file.bytes.count)
      let tail = short(name.count) + short(0)
      let head = short(20) + short(0) + short(0) + number(0) + sizes + tail
      directory += [0x50, 0x4B, 1, 2] + short(20) + head + [UInt8](repeating: 0, count: 10)
      directory += number(out.count) + name
      out += [0x50, 0x4B, 3, 4] + head + name + file.bytes
    }
    let end =
      [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + short(files.count) + short(files.count)
      + number(directory.count) + number(out.count) + short(0)
    return out + directory + end
  }

  private func short(_ value: Int) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8 & 255)] }
  private func number(_ value: Int) -> [UInt8] { short(value & 0xFFFF) + short(value >> 16) }

  private static func checksum(_ bytes: [UInt8]) -> Int {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return Int(~sum)
  }
}
