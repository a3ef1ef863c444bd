import Foundation
import Linguistics
import Runs
import Serve
import Testing

/// How long a person waits for the answer while typing, over the sample corpus in its store.
@Suite(.serialized) struct TypingTimeTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The sample corpus, run into a folder of its own.
  private func desk(_ editor: EditorDesk, in folder: String) async throws -> Desk {
    let dictionaries = try SampleDesk.tools.get().dictionaries
    var configuration = try Configuration.read(file: "\(Self.root)/pipeline.json")
    configuration.store = "\(folder)/koshu.sqlite"
    configuration.output = "\(folder)/out"
    let corpus = try Corpus(configuration: configuration, dictionaries: dictionaries)
    _ = try await corpus.run(.all)
    return Desk(
      Desk.Holdings(
        name: configuration.name, corpus: { try corpus.study() }, stamp: { "" }, status: { "" },
        dictionaries: dictionaries, lexicons: editor.folder, output: configuration.output))
  }

  @Test
  func `the answer to words that are typed comes, and how soon is printed`() async throws {
    let editor = try EditorDesk()
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("koshu-typing-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let desk = try await desk(editor, in: folder.path)
    try await Browser.visiting(desk) { browser in
      try await browser.open("/tables/frames/new?language=ru&code=housing&lang=en")
      // From the key to the answer about all words typed.
      try await browser.script(
        """
        document.querySelector('form.row').addEventListener('input', () => {
          window.pressed = performance.now(); window.waited = null
        })
        new MutationObserver(() => { window.waited = performance.now() - window.pressed })
          .observe(document.querySelector('#check'), {attributeFilter: ['data-answers']})
        """)
      var times: [String] = []
      for word in ["каморка", "|общага", "|аренда"] {
        try await browser.keys(
          word.flatMap { [("keyDown", String($0)), ("keyUp", String($0))] })
        try await browser.wait(for: "window.waited > 0")
        let waited = try #require(
          try await browser.script("return Math.round(window.waited)") as? Int)
        times.append("«\(word)» \(waited) ms")
      }
      #expect(try await browser.count("#check .hits") > 0)
      print("from the last key to the answer: \(times.joined(separator: ", "))")
    }
  }
}
