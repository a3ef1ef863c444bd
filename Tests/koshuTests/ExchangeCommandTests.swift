import Foundation
import Testing

@Suite struct ExchangeCommandTests {
  private let dictionary = """
    housing:
      - съёмный угол с удобствами
      - "сельск* угол с удобствами"
    хаусинг:
      - бытовка у рынка

    """

  /// The project's tables and a dictionary.
  private func study() throws -> Scratch {
    let scratch = try Scratch()
    try FileManager.default.copyItem(
      atPath: "\(Program.root)/lexicons", toPath: scratch.path("lexicons"))
    try scratch.write("my.yml", dictionary)
    return scratch
  }

  private let arguments = ["lexicon", "import", "my.yml", "--table", "frames", "--language", "ru"]

  @Test func `import prints rows, lists what was lost, and changes no table`() throws {
    let scratch = try study()
    let before = try scratch.read("lexicons/frames.csv")
    let result = try Program.run(arguments + ["lexicons"], in: scratch.folder)
    #expect(result.status == 0)
    let rows = result.output.split(whereSeparator: \.isNewline)
    #expect(rows.count == 2)
    #expect(
      rows.last?.hasSuffix(
        ",ru,съёмный угол с удобствами,fixed,housing,,,,,my.yml: housing,") == true)
    #expect(
      result.errors.split(separator: "\n").map(String.init) == [
        "koshu: lost: my.yml:3: “сельск* угол с удобствами”: a phrase of Koshu has no * or ? in its "
          + "words [EXC-114]; write it with lemmas, which find every form: сельский молодёжь",
        "koshu: lost: my.yml:4: хаусинг: no frame code is called so [EXC-101]; say so in --code-map "
          + "FILE.csv: “хаусинг,CODE”",
        "koshu: my.yml: 3 patterns: 1 row for frames.csv, 0 there already, 2 lost",
      ])
    #expect(try scratch.read("lexicons/frames.csv") == before)
  }

  @Test func `--into adds the rows, keeps the former table, and the second time adds nothing`()
    throws
  {
    let scratch = try study()
    let before = try scratch.text("lexicons/frames.csv")
    let result = try Program.run(arguments + ["--into", "lexicons"], in: scratch.folder)
    #expect(result.status == 0)
    #expect(result.output.isEmpty)
    let after = try scratch.text("lexicons/frames.csv")
    #expect(after.hasPrefix(before))
    #expect(after.dropFirst(before.count).split(whereSeparator: \.isNewline).count == 1)
    #expect(try scratch.text("lexicons/frames.csv.bak") == before)
    let again = try Program.run(arguments + ["--into", "lexicons"], in: scratch.folder)
    #expect(again.errors.contains("0 rows for frames.csv, 1 there already, 2 lost"))
    #expect(try scratch.text("lexicons/frames.csv") == after)
  }

  @Test func `--strict leaves with 6, writes the report and nothing else`() throws {
    let scratch = try study()
    let before = try scratch.read("lexicons/frames.csv")
    let result = try Program.run(
      arguments + ["--into", "lexicons", "--strict", "--report", "lost.csv"], in: scratch.folder)
    #expect(result.status == 6)
    #expect(try scratch.read("lexicons/frames.csv") == before)
    let report = try scratch.text("lost.csv").split(whereSeparator: \.isNewline)
    #expect(report.count == 3)
    #expect(report[1].hasPrefix("lost,EXC-114,my.yml,3,housing,сельск* угол с удобствами,1,"))
    #expect(report[2].hasPrefix("lost,EXC-101,my.yml,4,хаусинг,,1,"))
  }

  @Test func `a report named .json is JSON with the sums`() throws {
    let scratch = try study()
    _ = try Program.run(arguments + ["lexicons", "--report", "lost.json"], in: scratch.folder)
    let json = try #require(
      try JSONSerialization.jsonObject(with: scratch.read("lost.json")) as? [String: Any])
    #expect((json["counts"] as? [String: Int])?["lost"] == 2)
    #expect((json["findings"] as? [[String: Any]])?.map { $0["line"] as? Int } == [3, 4])
  }

  @Test(
    arguments: [
      (["lexicon", "import", "my.yml"], "name the table"),
      (["lexicon", "import", "my.yml", "--table", "frames"], "name the language"),
      (["lexicon", "import", "my.txt", "--table", "frames"], "name the format"),
      (["lexicon", "import", "no.yml", "--table", "frames", "--language", "ru"], "[EXC-001]"),
      (["lexicon", "import", "bad.yml", "--table", "frames", "--language", "ru"], "bad.yml:2:"),
      (["lexicon", "export", "--table", "frames"], "name the format"),
    ])
  func `what cannot be done is said, with 2`(arguments: [String], message: String) throws {
    let scratch = try study()
    try scratch.write("bad.yml", "a:\n\t- x\n")
    let result = try Program.run(arguments, in: scratch.folder)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains(message), "\(result.errors)")
  }

  @Test func `export writes YAML and a codebook, and says what stays behind`() throws {
    let scratch = try study()
    let yaml = try Program.run(
      ["lexicon", "export", "lexicons", "--to", "t.yml", "--table", "ties", "--language", "kk"],
      in: scratch.folder)
    #expect(yaml.status == 0)
    #expect(yaml.errors.contains("[EXC-209]"))
    #expect(try scratch.text("t.yml").contains("\nkin:\n- \"туыс\"\n"))
    let page = try Program.run(
      ["lexicon", "export", "lexicons", "--format", "codebook", "--table", "ties"],
      in: scratch.folder)
    #expect(page.status == 0)
    #expect(page.errors.isEmpty)
    #expect(page.output.hasPrefix("<!DOCTYPE html>"))
    let strict = try Program.run(
      ["lexicon", "export", "lexicons", "--to", "s.yml", "--table", "ties", "--strict"],
      in: scratch.folder)
    #expect(strict.status == 6)
    #expect(!FileManager.default.fileExists(atPath: scratch.path("s.yml")))
  }

  @Test func `--lemmas writes what analyze calls the words`() throws {
    let result = try Program.run(
      [
        "lexicon", "export", "--format", "quanteda", "--table", "frames", "--language", "kk",
        "--type", "lemma", "--lemmas",
      ])
    #expect(result.status == 0)
    let analyzed = try Program.run(["analyze"], input: "Ол тіркеді.\n")
    #expect(analyzed.output.contains("\"lemma\":\"тірке\""))
    #expect(result.output.contains("- \"тірке\"\n"))
  }

  @Test(arguments: ["import", "export"])
  func `the commands explain themselves, no line wider than a terminal`(command: String) throws {
    let help = try Program.run(["lexicon", command, "--help"])
    #expect(help.status == 0)
    #expect(help.output.contains("EXAMPLES"))
    let examples = help.output.split(separator: "\n").filter { $0.hasPrefix("  koshu ") }
    #expect(examples.count > 3)
    #expect(examples.allSatisfy { $0.count <= 80 })
  }
}
