internal import Basics
internal import Exchange
internal import Lexicons
internal import Testing

@Suite struct QuantedaExportTests {
  private func export(
    _ files: [String: [UInt8]], _ options: QuantedaExport.Options = QuantedaExport.Options()
  ) throws -> QuantedaExport {
    try QuantedaExport(lexicon(files), folder: "", options: options)
  }

  /// Lines behind the two of the head.
  private func lines(_ export: QuantedaExport) -> [String] {
    export.yaml.split(separator: "\n").dropFirst(2).map(String.init)
  }

  @Test func `Codes nest, and a code with finer ones has its own words under its own name`() throws
  {
    let files = tables(
      frames: [
        "frames.ru.1,ru,жильё,fixed,housing,,,,,,", "frames.ru.2,ru,гетто,fixed,segregation,,,,,,",
        "frames.ru.3,ru,прописк*,glob,registration,,,,,,",
      ], exclusions: ["exclusions.ru.1,ru,белый дом,fixed,exclusion,,,,,,"])
    #expect(
      lines(try export(files, QuantedaExport.Options(table: .frames))) == [
        "housing:", "  housing:", "  - \"жилье\"", "  segregation:", "  - \"гетто\"",
        "registration:",
        "- \"прописк*\"",
      ])
    #expect(
      lines(try export(files)) == [
        "frames:", "  housing:", "    housing:", "    - \"жилье\"", "    segregation:",
        "    - \"гетто\"", "  registration:", "  - \"прописк*\"", "exclusions:", "  exclusion:",
        "  - \"белый дом\"",
      ])
  }

  @Test(
    arguments: [
      ("комната,fixed", ["комната"], [String]()),
      ("комната|угол сдать,fixed", ["комната сдать", "угол сдать"], []),
      ("снять [2] угол,fixed", ["снять угол", "снять * угол", "снять * * угол"], ["EXC-205"]),
      ("прописк*,glob", ["прописк*"], []),
      ("пере.*ать,regex", ["пере*ать"], []), ("жил.е,regex", ["жил?е"], []),
      ("т\\.д.*,regex", ["т.д*"], []), ("прописк[аи],regex", [], ["EXC-206"]),
      ("(а|б)в,regex", [], ["EXC-206"]), ("а+б,regex", [], ["EXC-206"]),
      ("Серпін,exact", ["серпін"], ["EXC-204"]),
      ("қала@dat көшу@part,lemma", ["қала көшу"], ["EXC-201", "EXC-202"]),
      ("=қалаға көшу,lemma", ["қалаға көшу"], ["EXC-201", "EXC-203"]),
    ])
  func `An entry goes over as globs, and says what stays behind`(
    row: String, patterns: [String], codes: [String]
  ) throws {
    let entries = lexicon(tables(frames: ["frames.kk.1,kk,\(row),housing,,,,,,"])).entries
    let globs = GlobPatterns(try #require(entries.first))
    #expect(globs.patterns == patterns)
    #expect(globs.remarks.map(\.code) == codes)
  }

  @Test func `Conditions, windows and weights are told in full`() throws {
    let files = tables(frames: [
      "frames.ru.1,ru,дом,fixed,housing,0.5,none & комната|=угол & @frame:registration,белый,4,,"
    ])
    let export = try export(files, QuantedaExport.Options(table: .frames))
    #expect(
      export.findings.filter { !$0.pattern.isEmpty }.map { "\($0.fate) \($0.problem)" } == [
        "partly frames.csv:2: its conditions: needs none & комната|=угол & @frame:registration, "
          + "unless белый, within 4 tokens [EXC-208]",
        "partly frames.csv:2: its weight: 0.5 [EXC-209]",
      ])
    #expect(export.tally.carried == 1)
    #expect(export.tally.partly == 1)
  }

  @Test func `A row with too many variants is lost with a word, not cut`() throws {
    let words = (0..<8).map { "сл\($0)" }.joined(separator: "|")
    let files = tables(frames: [
      "frames.ru.1,ru,\(words) \(words) \(words),fixed,housing,,,,,,",
      "frames.ru.2,ru,дом,fixed,housing,,,,,,",
    ])
    let export = try export(files, QuantedaExport.Options(table: .frames))
    #expect(lines(export) == ["housing:", "- \"дом\""])
    #expect(export.tally.lost == 1)
    #expect(
      export.findings.contains { $0.problem.message == "written out it would be 512 patterns" })
  }

  @Test func `Language and type choose rows; nothing left is said`() throws {
    let files = tables(frames: [
      "frames.kk.1,kk,пәтер,lemma,housing,,,,,,", "frames.ru.1,ru,дом,fixed,housing,,,,,,",
      "frames.any.1,any,IKEA,exact,housing,,,,,,",
    ])
    let kazakh = try export(files, QuantedaExport.Options(table: .frames, language: .kk))
    #expect(lines(kazakh) == ["housing:", "- \"ikea\"", "- \"пәтер\""])
    let lemmas = try export(files, QuantedaExport.Options(table: .frames, types: [.lemma]))
    #expect(lines(lemmas) == ["housing:", "- \"пәтер\""])
    #expect(throws: Problem.self) {
      try export(files, QuantedaExport.Options(table: .polarity))
    }
  }

  @Test func `What YAML might take for something else is quoted and comes back as it was`() throws {
    let files = tables(frames: [
      "frames.ru.1,ru,no,fixed,housing,,,,,,", "frames.ru.2,ru,2030,fixed,housing,,,,,,",
      "frames.ru.3,ru,«дом»,fixed,housing,,,,,,", "frames.ru.4,ru,null,fixed,housing,,,,,,",
    ])
    let export = try export(files, QuantedaExport.Options(table: .frames))
    let dictionary = try ForeignFormat.quanteda.read(Array(export.yaml.utf8), place: "d")
    #expect(dictionary.items.map(\.pattern) == ["no", "2030", "«дом»", "null"])
  }

  // MARK: - There and back

  /// What is carried over whole must come back with its code and type, and nothing else with it.
  private func expectRoundTrip(
    _ lexicon: Lexicon, _ files: [String: [UInt8]], _ table: Table, _ language: EntryLanguage,
    _ type: EntryType
  ) throws {
    let own = lexicon.entries.filter {
      $0.table == table && $0.language == language && $0.type == type
    }
    let whole = own.filter { entry in !GlobPatterns(entry).remarks.contains { $0.fate.isLoss } }
    guard !whole.isEmpty else { return }
    var carried = lexicon
    carried.entries = whole
    let export = try QuantedaExport(
      carried, folder: "",
      options: QuantedaExport.Options(table: table, language: language, types: [type]))
    let dictionary = try ForeignFormat.quanteda.read(Array(export.yaml.utf8), place: "d")
    let back = TableImport(
      dictionary, place: "d",
      options: TableImport.Options(
        table: table, language: language, wordType: type == .lemma ? .lemma : .fixed),
      lexicon: self.empty(lexicon), files: files.filter { $0.key == "codebook.csv" })
    let expected = Set(
      whole.flatMap { entry in GlobPatterns(entry).patterns.map { "\(entry.code): \($0)" } })
    let found = back.rows.map { row in
      let glob =
        row[3] == "regex"
        ? row[2].replacing(".*", with: "*").replacing("\\.", with: "\u{1}").replacing(
          ".", with: "?"
        )
        .replacing("\u{1}", with: ".") : row[2]
      return "\(row[4]): \(glob)"
    }
    let lost = back.findings.filter { $0.fate == .lost }.map { "\($0.category): \($0.pattern)" }
    #expect(found.count == Set(found).count)
    #expect(Set(found) == expected, "\(table) \(language) \(type): \(lost.prefix(5))")
  }

  private func empty(_ lexicon: Lexicon) -> Lexicon {
    var copy = lexicon
    copy.entries = []
    return copy
  }

  @Test func `Any lexicon comes back from YAML as it was, as far as it was carried over whole`()
    throws
  {
    let letters = Array("абвгдежзқөұі")
    for seed in 0..<60 {
      var generator = SeededGenerator(state: UInt64(seed))
      func word() -> String {
        String(
          (0..<Int.random(in: 1...9, using: &generator)).map { _ in
            letters.randomElement(using: &generator) ?? "а"
          })
      }
      let rows = (1...20).map { number -> String in
        let code =
          ["housing", "segregation", "registration"].randomElement(using: &generator) ?? ""
        let phrase = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
          (0..<Int.random(in: 1...3, using: &generator)).map { _ in word() }.joined(separator: "|")
        }.joined(separator: " ")
        let (pattern, type) =
          switch number % 4 {
          case 0: ("слово" + word() + "*", "glob")
          case 1: (phrase, "fixed")
          case 2: (phrase, "lemma")
          default: (word() + ".*" + word(), "regex")
          }
        return "frames.kk.\(number),kk,\(pattern),\(type),\(code),,,,,,"
      }
      let files = tables(frames: rows)
      for type in [EntryType.glob, .fixed, .lemma, .regex] {
        try expectRoundTrip(lexicon(files), files, .frames, .kk, type)
      }
    }
  }

  @Test func `The project's own tables come back from YAML`() throws {
    let lexicon = try projectLexicon()
    let codebook = try projectCodebook()
    for table in Table.allCases {
      for language in [EntryLanguage.kk, .ru] {
        for type in [EntryType.glob, .fixed, .lemma] {
          try expectRoundTrip(lexicon, ["codebook.csv": codebook], table, language, type)
        }
      }
    }
  }

  @Test func `Every row ends as carried or lost, and each loss is in the list`() throws {
    let lexicon = try projectLexicon()
    let export = try QuantedaExport(lexicon, folder: "", options: QuantedaExport.Options())
    #expect(export.tally.patterns == lexicon.entries.count)
    #expect(export.tally.carried + export.tally.lost == lexicon.entries.count)
    let named = Set(
      export.findings.filter { $0.fate == .lost }.map { "\($0.problem.place)" })
    #expect(named.count == export.tally.lost)
    let again = try QuantedaExport(lexicon, folder: "", options: QuantedaExport.Options())
    #expect(again.yaml == export.yaml)
  }
}
