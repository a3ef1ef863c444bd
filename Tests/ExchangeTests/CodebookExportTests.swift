internal import Basics
internal import Exchange
internal import Lexicons
internal import Testing

@Suite struct CodebookExportTests {
  private func html(
    _ files: [String: [UInt8]], table: Table? = .frames, language: EntryLanguage? = nil,
    mostExamples: Int = 3
  ) throws -> String {
    try CodebookExport.html(
      lexicon(files), table: table, language: language, mostExamples: mostExamples)
  }

  private let rows = [
    "frames.kk.1,kk,пәтер жалдау,lemma,housing,,,,,,Пәтер жалдап тұр.",
    "frames.ru.1,ru,дом,fixed,housing,0.5,комната,белый,near,осторожно,Дом далеко.",
    "frames.ru.2,ru,гетто,lemma,segregation,,,,,,",
  ]

  @Test func `Each code shows labels, meaning, entries by language, examples and counts`() throws {
    let page = try html(tables(frames: rows))
    for piece in [
      "<h3><bdi>housing</bdi> <code>housing</code></h3>",
      "<span lang=\"kk\">тұрғын үй</span> · <span lang=\"ru\">жильё</span>",
      "<dt>Definition</dt><dd>Where movers live.</dd>", "<dt>Include</dt><dd>Rent.</dd>",
      "<dt>Exclude</dt><dd>Hotels.</dd>", "<dt>Example</dt><dd><q>Пәтер қымбат.</q></dd>",
      "<bdi lang=\"kk\">пәтер жалдау</bdi>", "<q lang=\"kk\">Пәтер жалдап тұр.</q>",
      "(fixed; ×\u{A0}0.5; needs комната, unless белый, near; осторожно)",
      "<strong>Kazakh</strong> <span class=\"count\">1 entry</span>",
      "<h4><bdi>segregation</bdi>", "href=\"#frames-segregation\"",
      "<p class=\"none\">No entries.</p>",
    ] {
      #expect(page.contains(piece), "\(piece)")
    }
  }

  @Test func `Language and the number of examples are chosen`() throws {
    let russian = try html(tables(frames: rows), language: .ru, mostExamples: 0)
    #expect(!russian.contains("жалдау"))
    #expect(russian.contains("дом"))
    #expect(!russian.contains("Дом далеко"))
  }

  @Test func `Whatever a table holds is shown as text`() throws {
    let nasty = "\"<script>alert('1')</script> & \"\"><img src=x>\""
    var files = tables(frames: [
      "frames.ru.1,ru,<script>&'</script>,fixed,housing,,,,,\(nasty),\(nasty)",
      "frames.ru.2,ru,x\u{202E}y,fixed,housing,,,,,,",
    ])
    files["codebook.csv"] = Array(
      codebookText.replacing("Where movers live.", with: nasty).replacing("тұрғын үй", with: nasty)
        .utf8)
    let page = try html(files)
    #expect(!page.contains("<script"))
    #expect(!page.contains("<img"))
    #expect(!page.contains("\u{202E}"))
    #expect(
      page.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;&gt;&lt;img"))
  }

  @Test
  func `All tables of the project: every entry once, every link leads somewhere, no id twice`()
    throws
  {
    let lexicon = try projectLexicon()
    let page = try CodebookExport.html(lexicon, table: nil, language: nil, mostExamples: 3)
    func values(_ name: String) -> [String] {
      page.split(separator: " \(name)=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
    }
    let ids = values("id")
    #expect(Set(ids).count == ids.count)
    let entries = Set(lexicon.entries.map(\.id))
    #expect(ids.count { entries.contains($0) } == lexicon.entries.count)
    for link in values("href") { #expect(ids.contains(String(link.dropFirst())), "\(link)") }
    #expect(!page.contains("<script") && !page.contains("http://") && !page.contains("https://"))
    #expect(page == (try CodebookExport.html(lexicon, table: nil, language: nil, mostExamples: 3)))
  }
}
