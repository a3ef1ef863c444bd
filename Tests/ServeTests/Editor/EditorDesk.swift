import Basics
import Coding
import Foundation
import Lexicons
import Linguistics
import Serve
import Synchronization
import Workbench

/// A desk whose tables may be edited: a copy of the installed ones, and a corpus that is coded anew by
/// them when asked.
final class EditorDesk: Sendable {
  let folder: String
  /// Set to make coding anew find another run at work.
  let isBusy = Atomic<Bool>(false)
  private let state: Mutex<(corpus: MemoryCorpus, number: Int)>
  private let articles: [(card: ArticleCard, text: ArticleText)]
  private let isMounted: Bool

  /// - Parameter room: the size of a small disk that the tables lie on, such as `2m`; nil for a plain
  ///   folder. Only root can have one.
  init(room: String? = nil) throws {
    folder =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("koshu-tables-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    if let room {
      try shell("mount", "-t", "tmpfs", "-o", "size=\(room)", "tmpfs", folder)
    }
    isMounted = room != nil
    for name in Lexicon.fileNames {
      try FileManager.default.copyItem(
        atPath: "\(SampleDesk.lexicons)/\(name)", toPath: "\(folder)/\(name)")
    }
    let tools = try SampleDesk.tools.get()
    articles = Self.pieces.enumerated().map { number, piece in
      let id = "a" + String(100_001 + number).dropFirst()
      return (
        card: ArticleCard(
          id: id, story: id, outlet: piece.outlet, language: piece.language, day: piece.day,
          title: piece.title, address: nil),
        text: ArticleText(title: piece.title, text: piece.text)
      )
    }
    let corpus = MemoryCorpus(articles, lexicon: tools.lexicon, dictionaries: tools.dictionaries)
    state = Mutex((corpus, 0))
  }

  deinit {
    if isMounted { _ = try? shell("umount", folder) }
    try? FileManager.default.removeItem(atPath: folder)
  }

  static let pieces =
    SampleDesk.pieces + [
      SampleDesk.Piece(
        title: "Приезжие из аулов вернулись в каморку",
        text: "Приезжие из аулов вернулись в каморку. В каморке холодно, зато платят за неё мало."),
      SampleDesk.Piece(
        title: "Погода", text: "Завтра в области ожидается снег. Студент вернулся в каморку."),
    ]

  var desk: Desk {
    get throws {
      let tools = try SampleDesk.tools.get()
      return Desk(
        Desk.Holdings(
          name: "Үлгі", corpus: { [self] in state.withLock { $0.corpus } },
          stamp: { [self] in state.withLock { "\($0.number)" } }, status: { "" },
          dictionaries: tools.dictionaries, lexicons: folder, output: "/nonexistent",
          recode: { [self] in try recode() }))
    }
  }

  private func recode() throws -> Desk.Recoding {
    if isBusy.load(ordering: .relaxed) {
      throw Problem("RUN-002", at: "", "another run is using this store", kind: .locked)
    }
    let tools = try SampleDesk.tools.get()
    let lexicon = try Lexicon.load(folder: folder)
    let corpus = MemoryCorpus(articles, lexicon: lexicon, dictionaries: tools.dictionaries)
    return try state.withLock { state in
      var changed = 0
      for number in corpus.cards.indices {
        var new = try corpus.coding(of: number)
        let old = try state.corpus.coding(of: number)
        new.lexicon = old.lexicon
        changed += new == old ? 0 : 1
      }
      state = (corpus, state.number + 1)
      return Desk.Recoding(coded: changed, kept: articles.count - changed)
    }
  }

  // MARK: Files

  func path(_ table: Table) -> String { "\(folder)/\(table.fileName)" }

  func bytes(_ table: Table) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path(table))))
  }

  func row(_ table: Table, _ id: String) throws -> RowFields? {
    try TableFolder(path: folder).state(of: table).fields(of: id)
  }

  /// Writes the table as a program that knows nothing of Koshu: with one row changed, or gone.
  func editElsewhere(_ table: Table, _ id: String, _ fields: [String: String]?) throws {
    var editor = try TableEditor(bytes(table))
    if let fields { try editor.replace(id: id, fields) } else { try editor.remove(id: id) }
    try Data(editor.bytes).write(to: URL(fileURLWithPath: path(table)), options: .atomic)
  }
}

@discardableResult
func shell(_ arguments: String...) throws -> Int32 {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = arguments
  process.standardError = FileHandle.nullDevice
  try process.run()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else {
    throw Wire.Failure(message: "\(arguments) ended with \(process.terminationStatus)")
  }
  return 0
}

/// The form of a row as a browser has it: every field with its value, ready to be sent.
struct RowFormText {
  private(set) var fields = Fields()

  init(_ page: String) {
    let open = "<form class=\"row\""
    let rest = page.range(of: open).map { page[$0.upperBound...] } ?? ""
    read(String(rest.range(of: "</form>").map { rest[..<$0.lowerBound] } ?? ""))
  }

  /// The first form of a page that is sent to an address.
  init(_ page: String, to address: String) {
    let rest = page.range(of: "action=\"\(address)\"").map { page[$0.upperBound...] } ?? ""
    read(String(rest.range(of: "</form>").map { rest[..<$0.lowerBound] } ?? ""))
  }

  private mutating func read(_ form: String) {
    for match in form.matches(of: /<input(?: type="hidden")? name="([^"]*)" value="([^"]*)"/) {
      fields.append(String(match.1), Self.plain(match.2))
    }
    for match in form.matches(of: /<textarea name="([^"]*)"[^>]*>\n?([^<]*)<\/textarea>/) {
      fields.append(String(match.1), Self.plain(match.2))
    }
    for match in form.matches(of: /<select name="([^"]*)"[^>]*>(.*?)<\/select>/) {
      guard let chosen = match.2.firstMatch(of: /<option value="([^"]*)" selected>/) else {
        continue
      }
      fields.append(String(match.1), Self.plain(chosen.1))
    }
  }

  subscript(name: String) -> String { fields[name] ?? "" }

  func with(_ values: KeyValuePairs<String, String>) -> Fields {
    var fields = fields
    for (name, value) in values { fields = fields.replacing(name, with: value) }
    return fields
  }

  private static func plain(_ markup: Substring) -> String {
    var text = String(markup)
    for match in text.matches(of: /&#(\d+);/).reversed() {
      guard let scalar = UInt32(match.1).flatMap(Unicode.Scalar.init) else { continue }
      text.replaceSubrange(match.range, with: String(Character(scalar)))
    }
    for (name, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
      text = text.replacingOccurrences(of: name, with: sign)
    }
    return text
  }
}

extension Visitor {
  /// Posts a form that was read from a page.
  func send(_ target: String, _ form: Fields, cookies: String? = nil) async throws -> Wire.Answer {
    let key = try await formKey()
    // As browsers do it: line breaks of fields go out as CRLF.
    var sent = Fields()
    for field in form.all {
      let value = field.value.replacingOccurrences(of: "\r\n", with: "\n")
        .replacingOccurrences(of: "\n", with: "\r\n")
      sent.append(field.name, value)
    }
    let body = sent.replacing("form-key", with: key)
    let cookie = [self.cookie, cookies].compactMap { $0 }.joined(separator: "; ")
    return try await wire.send(
      "POST", target,
      headers: [
        ("Cookie", cookie), ("Origin", origin), ("Sec-Fetch-Site", "same-origin"),
        ("Content-Type", "application/x-www-form-urlencoded"),
      ], body: Array(body.encoded.utf8))
  }

  func form(_ target: String, cookies: String? = nil) async throws -> RowFormText {
    RowFormText(try await get(target, cookies: cookies).text)
  }

  /// Starts a server over a desk, does the work and stops it.
  static func visiting(
    _ desk: Desk, language: String = "en", _ work: (Visitor) async throws -> Void
  ) async throws {
    let visitor = try await Visitor(desk)
    let outcome = await Result.catching {
      _ = try await visitor.get("/tables?lang=\(language)")
      try await work(visitor)
    }
    await visitor.server.stop()
    try outcome.get()
  }
}
