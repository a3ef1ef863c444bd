internal import Basics
internal import Markup

/// Follows the parts of a workbook: relations lead from the container to the book, from the book to
/// its sheets, texts and formats.
struct WorkbookReader {
  private var archive: ZipArchive

  init(archive: ZipArchive) { self.archive = archive }

  mutating func read() throws(Problem) -> [ReadSheet] {
    guard let start = try relations(of: "").first(where: { $0.kind == "officeDocument" }) else {
      throw notAWorkbook()
    }
    guard let book = try tree(start.target), let root = book.root, book.name(of: root) == "workbook"
    else { throw notAWorkbook() }
    let relations = try relations(of: start.target)
    let texts = try part("sharedStrings", relations).map { SharedTexts.read($0) } ?? []
    let formats = try part("styles", relations).map { CellFormats($0) } ?? CellFormats()
    var is1904 = false
    var sheets: [ReadSheet] = []
    for element in book.descendants(of: root) {
      switch book.name(of: element) {
      case "workbookPr":
        is1904 = ["1", "true"].contains(book.attribute("date1904", of: element) ?? "")
      case "sheet":
        let id = book.attributes(of: element).first { $0.name == "id" && !$0.prefix.isEmpty }?.value
        let name = book.attribute("name", of: element) ?? ""
        guard let relation = relations.first(where: { $0.id == id }), relation.kind == "worksheet"
        else { continue }
        guard let tree = try tree(relation.target) else {
          throw archive.damaged("the sheet \(name) is missing")
        }
        let reader = SheetCells(
          tree: tree, texts: texts, formats: formats, is1904: is1904,
          place: "\(archive.place):\(name)")
        sheets.append(
          ReadSheet(
            name: name,
            isHidden: book.attribute("state", of: element).map { $0 != "visible" } ?? false,
            rows: try reader.rows()))
      default: break
      }
    }
    guard !sheets.isEmpty else { throw archive.damaged("it has no sheets") }
    return sheets
  }

  private func notAWorkbook() -> Problem {
    Problem(
      "XLS-002", at: archive.place, "the file is a container, but no workbook (.xlsx)",
      cure: "save it from the spreadsheet as .xlsx")
  }

  // MARK: Parts

  private struct Relation {
    var id: String
    /// The last word of its type: `worksheet`, `sharedStrings`, `styles`.
    var kind: String
    /// The path in the container.
    var target: String
  }

  private mutating func relations(of part: String) throws(Problem) -> [Relation] {
    var folders = part.split(separator: "/").map(String.init)
    let name = folders.popLast() ?? ""
    let path = (folders + ["_rels", "\(name).rels"]).joined(separator: "/")
    guard let tree = try tree(path) else { return [] }
    var relations: [Relation] = []
    for node in tree.all where tree.name(of: node) == "Relationship" {
      guard tree.attribute("TargetMode", of: node) != "External",
        let id = tree.attribute("Id", of: node), let target = tree.attribute("Target", of: node),
        let type = tree.attribute("Type", of: node)
      else { continue }
      let kind = type.split(separator: "/").last.map(String.init) ?? ""
      relations.append(Relation(id: id, kind: kind, target: Self.path(target, from: folders)))
    }
    return relations
  }

  private static func path(_ target: String, from folders: [String]) -> String {
    var path = target.hasPrefix("/") ? [] : folders
    for step in target.split(separator: "/") where step != "." {
      if step == ".." { _ = path.popLast() } else { path.append(String(step)) }
    }
    return path.joined(separator: "/")
  }

  private mutating func part(
    _ kind: String, _ relations: [Relation]
  ) throws(Problem) -> MarkupTree? {
    guard let relation = relations.first(where: { $0.kind == kind }) else { return nil }
    return try tree(relation.target)
  }

  /// A file of the container as XML; what is not well-formed is no part of a workbook.
  private mutating func tree(_ path: String) throws(Problem) -> MarkupTree? {
    guard let bytes = try archive.contents(of: path) else { return nil }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw archive.damaged("\(path) is not UTF-8")
    }
    var limits = MarkupLimits()
    limits.bytes = SheetLimits.entryBytes
    limits.nodes = SheetLimits.nodes
    let tree = MarkupTree.xml(bytes, limits: limits)
    guard tree.cut.isEmpty else {
      throw archive.tooLarge("\(path) has \(tree.cut.reasons.joined(separator: ", "))")
    }
    if let fault = tree.fault {
      throw archive.damaged("\(path), line \(fault.line): \(fault.message)")
    }
    return tree
  }
}

/// The texts that cells refer to by number.
enum SharedTexts {
  static func read(_ tree: MarkupTree) -> [String] {
    guard let root = tree.root else { return [] }
    return tree.children(of: root).filter { tree.name(of: $0) == "si" }.map { text(of: $0, tree) }
  }

  /// The runs of a rich text one after the other, without the readings above East Asian signs.
  static func text(of element: MarkupTree.NodeID, _ tree: MarkupTree) -> String {
    var text = ""
    for child in tree.children(of: element) {
      switch tree.name(of: child) {
      case "t": text += tree.text(of: child)
      case "r":
        for part in tree.children(of: child) where tree.name(of: part) == "t" {
          text += tree.text(of: part)
        }
      default: break
      }
    }
    return CellText.unescaped(text)
  }
}
