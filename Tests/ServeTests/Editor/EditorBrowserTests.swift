import Foundation
import Lexicons
import Serve
import Testing

/// The editor in a real browser, by keyboard.
@Suite(.serialized) struct EditorBrowserTests {
  @Test
  func `a word is typed, its effect seen, saved and the corpus coded anew, by keyboard alone`()
    async throws
  {
    let editor = try EditorDesk()
    try await Browser.visiting(try editor.desk) { browser in
      try await browser.open("/tables/frames/new?language=ru&code=housing&lang=en")
      // The field of the words has the focus.
      try await browser.press("к", "а", "м", "о", "р", "к", "а")
      // Words that are typed slowly are answered on the way.
      try await browser.wait(
        for: "document.querySelector('#check').innerText.includes('Hits: 4, articles: 2')")
      #expect(try await browser.text("#check").contains("articles with other codes: 1"))
      #expect(try await browser.text("#check .state").contains("kept on disk as a draft"))
      try await browser.screenshot("editor-typing", wholePage: true)
      // A slip is named as it is made, and mended.
      try await browser.press("*")
      try await browser.wait(for: "document.querySelector('#check .problem')")
      #expect(try await browser.text("#check .problem").contains("LEX-0"))
      try await browser.screenshot("editor-slip", wholePage: true)
      try await browser.press("\u{E003}")
      try await browser.wait(for: "document.querySelector('#check .hits b')")
      try await browser.type("Живут в каморке.", into: "[name=example]")
      try await browser.wait(for: "document.querySelector('#check .fine')")
      try await browser.chord(Key.control, Key.enter)
      try await browser.wait(for: "document.querySelector('.state.saved')")
      #expect(try await browser.text(".state.saved").contains("Saved "))
      try await browser.screenshot("editor-saved", wholePage: true)
      for _ in 0..<60 {
        let here =
          try await browser.script(
            "return document.activeElement.matches('.recode button')") as? Bool
        if here == true { break }
        try await browser.press(Key.tab)
      }
      try await browser.press(Key.enter)
      try await browser.wait(for: "location.search.includes('coded=')")
      #expect(try await browser.text(".notice").contains("Articles coded anew: 1"))
      try await browser.screenshot("editor-recoded", wholePage: true)
    }
    #expect(
      Lexicon.read(folder: editor.folder).lexicon.entries.contains { $0.patternText == "каморка" })
  }

  @Test
  func `a tab closed in the middle of a word and a server that is gone lose nothing`() async throws
  {
    let editor = try EditorDesk()
    try await Browser.visiting(try editor.desk) { browser in
      try await browser.open("/tables/frames/row/frames.ru.0134?lang=ru")
      try await browser.type("ойлап жүрмін", into: "[name=note]")
      // The last words are sent as the page goes; they may be on their way when the next one comes.
      for _ in 0..<50 {
        try await browser.open("/tables/frames")
        if try await browser.count(".drafts") > 0 { break }
      }
      try await browser.screenshot("editor-drafts", wholePage: true)
      try await browser.click(".drafts a")
      try await browser.wait(for: "document.querySelector('form.row')")
      #expect(
        try await browser.script("return document.querySelector('[name=note]').value")
          as? String == "ойлап жүрмін")
      #expect(try await browser.complaints().isEmpty)
      await browser.visitor.server.stop()
      try await browser.type("!", into: "[name=note]")
      try await browser.wait(
        for: "document.querySelector('#check .state').textContent.includes('Сервер не отвечает')")
      let kept = try await browser.script(
        "return localStorage.getItem('koshu ' + location.pathname)")
      #expect((kept as? String)?.contains("ойлап жүрмін!") == true)
      // The browser complains of the server that is gone, as it should.
      #expect(!(try await browser.complaints().isEmpty))
    }
  }

  @Test(arguments: [390, 1280])
  func `every page fits its window`(width: Int) async throws {
    let editor = try EditorDesk()
    try await Browser.visiting(try editor.desk, width: width) { browser in
      try await browser.open("/tables?lang=kk")
      #expect(!(try await browser.scrollsSideways))
      try await browser.screenshot("tables-\(width)", wholePage: true)
      try await browser.open("/tables/frames?q=времянк&lang=ru")
      #expect(!(try await browser.scrollsSideways))
      try await browser.screenshot("table-\(width)", wholePage: true)
      try await browser.open("/tables/frames/row/frames.ru.1237?lang=kk")
      #expect(!(try await browser.scrollsSideways))
      try await browser.screenshot("row-\(width)", wholePage: true)
      try await browser.open("/tables/frames/row/frames.ru.0134?lang=ru")
      try await browser.clear("[name=weight]")
      try await browser.type("-0,5", into: "[name=weight]")
      try await browser.wait(for: "document.querySelector('#check .problem')")
      #expect(!(try await browser.scrollsSideways))
      try await browser.screenshot("problem-\(width)", wholePage: true)
      try await browser.clear("[name=weight]")
      try await browser.type("0.2", into: "[name=weight]")
      try await browser.wait(for: "document.querySelector('#check .hits')")
      try await browser.screenshot("effect-\(width)", wholePage: true)
      try editor.editElsewhere(.frames, "frames.ru.0134", ["note": "жаңа ескертпе, Excel"])
      try await browser.script("document.querySelector('[name=note]').focus()")
      try await browser.chord(Key.control, Key.enter)
      try await browser.wait(for: "document.querySelector('.versions')")
      #expect(!(try await browser.scrollsSideways))
      try await browser.screenshot("conflict-\(width)", wholePage: true)
      // The page of a conflict is an answer of 409, of which the console tells.
      _ = try await browser.complaints()
      try await browser.open("/tables/frames/row/frames.ru.0134/remove?lang=en")
      #expect(!(try await browser.scrollsSideways))
      try await browser.screenshot("remove-\(width)", wholePage: true)
    }
  }
}

extension Browser {
  /// Keys held together.
  func chord(_ held: String, _ key: String) async throws {
    try await keys([("keyDown", held), ("keyDown", key), ("keyUp", key), ("keyUp", held)])
  }
}
