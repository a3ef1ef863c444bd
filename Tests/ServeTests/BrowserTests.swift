import Foundation
import Serve
import Testing

/// The reading pages in a real browser.
@Suite(.serialized) struct BrowserTests {
  @Test func `an analyst searches a word, opens an article and sees why it has a code`()
    async throws
  {
    try await Browser.visiting(try SampleDesk.shared.get()) { browser in
      try await browser.click(".languages a[lang=ru]")
      try await browser.type("времянка\(Key.enter)", into: "input[type=search]")
      try await browser.wait(for: "location.pathname === '/search'")
      #expect(try await browser.text("[role=status]").contains("Найдено: 2"))
      #expect(try await browser.text("tbody .node") == "времянках")
      try await browser.screenshot("search")
      try await browser.click("tbody .node a")
      #expect(try await browser.text("h1").hasPrefix("Приезжие из аулов"))
      #expect(try await browser.text("#here").hasPrefix("времянках"))
      try await browser.click("a[data-code='frame:housing']")
      #expect(try await browser.place.contains("code=frame:housing"))
      #expect(try await browser.count("mark.frame.on") > 0)
      #expect(try await browser.text("#why").contains("переехавшие названы в этом же предложении"))
      try await browser.screenshot("article", wholePage: true)
      try await browser.click("#why tbody a[href^='/entry/']")
      #expect(try await browser.text("h2").contains("Засчитано"))
      try await browser.screenshot("entry")
    }
  }

  @Test func `a page of five thousand hits opens and scrolls`() async throws {
    try await Browser.visiting(try SampleDesk.wide.get()) { browser in
      try await browser.open("/search?q=аул&per=5000")
      #expect(try await browser.count(".kwic tbody tr") == 5000)
      try await browser.script(
        "document.querySelector('.kwic tbody tr:last-child').scrollIntoView()")
      #expect(try await browser.scrollsSideways == false)
    }
  }

  @Test(arguments: ["kk", "ru", "en"])
  func `no page is wider than a phone, in any language`(language: String) async throws {
    try await Browser.visiting(try SampleDesk.shared.get(), width: 390, height: 844) { browser in
      for (name, path) in [
        ("start", "/?lang=\(language)"), ("search", "/search?q=ауыл|аул&type=lemma"),
        ("articles", "/articles"), ("article", "/article/a00001"), ("rtl", "/article/a00003"),
        ("hostile", "/article/a00004?blocked=yes"), ("entry", "/entry/groups.kk.0008"),
        ("report", "/report"), ("status", "/status"),
      ] {
        try await browser.open(path)
        #expect(try await browser.attribute("lang", of: "html") == language)
        #expect(try await browser.scrollsSideways == false, "\(path)")
        try await browser.screenshot("phone-\(language)-\(name)", wholePage: true)
      }
    }
  }

  @Test func `everything is reached by the keyboard, and what has the focus shows it`() async throws
  {
    try await Browser.visiting(try SampleDesk.shared.get()) { browser in
      try await browser.open("/articles?lang=en")
      try await browser.press(Key.tab)
      #expect(
        try await browser.script("return document.activeElement.className") as? String == "skip")
      try await browser.press(Key.enter)
      try await browser.wait(for: "location.hash === '#content'")
      try await browser.press("j", "j")
      let focused = "document.activeElement === document.querySelectorAll('[data-line]')[1]"
      #expect(try await browser.script("return \(focused)") as? Bool == true)
      let outline =
        try await browser.script("return getComputedStyle(document.activeElement).outlineStyle")
      #expect(outline as? String == "solid")
      try await browser.press(Key.enter)
      try await browser.wait(for: "location.pathname === '/article/a00002'")
      try await browser.open("/search?q=аул")
      try await browser.press("/")
      #expect(
        try await browser.script("return document.activeElement.name") as? String == "q")
    }
  }

  @Test func `the interface is dark where the reader's system is`() async throws {
    try await Browser.visiting(try SampleDesk.shared.get(), isDark: true) { browser in
      try await browser.open("/article/a00001?code=stance&lang=kk")
      let back = try await browser.script("return getComputedStyle(document.body).backgroundColor")
      #expect(back as? String == "rgb(22, 24, 27)")
      try await browser.screenshot("article-dark", wholePage: true)
    }
  }

  @Test func `markup in a title runs no script in a browser`() async throws {
    try await Browser.visiting(try SampleDesk.shared.get()) { browser in
      for path in ["/articles", "/article/a00004", "/search?q=жильё"] {
        try await browser.open(path)
        #expect(try await browser.count("main script, main img") == 0)
      }
    }
  }
}
