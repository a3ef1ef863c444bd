import Testing

@Suite struct HelpTests {
  @Test(
    arguments: [
      "run", "ingest", "report", "export", "status", "explain", "init", "extract", "feeds",
      "analyze", "code", "evaluate", "kwic", "sample", "recode", "serve", "robots",
    ])
  func `every command explains itself with an example`(command: String) throws {
    let help = try Program.run([command, "--help"])
    #expect(help.status == 0)
    #expect(help.output.contains("EXAMPLES"))
    try expectSnapshot("help-\(command)", help.output)
  }

  @Test(arguments: ["export", "import"])
  func `the commands of lexicon explain themselves too`(command: String) throws {
    let help = try Program.run(["lexicon", command, "--help"])
    #expect(help.status == 0)
    #expect(help.output.contains("EXAMPLES"))
    try expectSnapshot("help-lexicon-\(command)", help.output)
  }

  @Test func `the program's own help lists commands, examples and exit codes`() throws {
    let help = try Program.run(["--help"])
    #expect(help.status == 0)
    try expectSnapshot("help", help.output)
  }

  @Test func `the version names all that results depend on`() throws {
    let version = try Program.run(["--version"])
    #expect(version.status == 0)
    let names = version.output.split(separator: "\n").map { $0.prefix { $0 != ":" && $0 != " " } }
    #expect(names == ["koshu", "libxml2", "SQLite", "ICU", "hunspell-kk", "OpenCorpora"])
    #expect(!version.output.contains("not found"))
  }

  @Test(arguments: [
    ["walk"], ["run", "--colour"], ["explain"], ["export", "pdf"],
    ["export", "csv", "--semicolon"], ["export", "csv", "--tables", "artikles"],
    ["export", "qdpx", "--no-text"],
  ])
  func `wrong arguments end with 2 and a word on standard error`(arguments: [String]) throws {
    let result = try Program.run(arguments)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.hasPrefix("koshu: Error:"))
  }
}
