import Foundation
import Serve
import Testing

/// The coding pages as people have them: in a browser, by keyboard, on a phone, two at once.
@Suite(.serialized) struct CodingBrowserTests {
  /// Where each letter of the choices stands: the browser is told the key, as a keyboard would.
  private func answer(_ browser: Browser, isInternal: Bool) async throws {
    if isInternal {
      // Relevance, stance, outlet's stance; each leads on by itself.
      try await browser.press("1", "1", "2")
      // Frames: labour, and boundary keys beyond nine; then on by Tab.
      try await browser.press("2", "3", "a", Key.tab)
      // Voices, cities, labels.
      try await browser.press("3", Key.tab, "1", Key.tab, "1")
    } else {
      try await browser.press("4")
    }
  }

  private func begin(_ browser: Browser, _ place: CodingPlace, as coder: String) async throws {
    try await browser.open("/coding/\(place.job)")
    try await browser.type(coder, into: "input[name=name]")
    try await browser.press(Key.enter)
    try await browser.wait(for: "document.querySelector('a.button')")
    try await browser.click("a.button")
    try await browser.wait(for: "document.querySelector('form[data-coding]')")
  }

  /// Brings an element into sight at once, where the page itself would glide to it, and clicks.
  private func tap(_ selector: String, _ browser: Browser) async throws {
    try await browser.script(
      "document.querySelector(arguments[0]).scrollIntoView({behavior: 'instant', block: 'center'})",
      selector)
    try await browser.click(selector)
  }

  @Test func `ten passages are coded and handed in by keyboard alone`() async throws {
    let place = try CodingPlace(10)
    try await Browser.visiting(try place.desk) { browser in
      try await begin(browser, place, as: "Әлия")
      for passage in 1...10 {
        try await browser.wait(for: "location.pathname.endsWith('/\(passage)')")
        #expect(
          try await browser.script("return document.activeElement.name") as? String == "relevance")
        try await answer(browser, isInternal: passage % 3 != 0)
        if passage == 5 { try await browser.press("n", "?", "1", "z", Key.tab, "x") }
        try await browser.press(Key.enter)
      }
      try await browser.wait(for: "document.querySelector('button[value=finish]')")
      let rows = try place.rows("Әлия.csv")
      #expect(rows.count == 10 && rows.values.allSatisfy { $0["complete"] == "yes" })
      #expect(rows.values.count { $0["relevance"] == "internal" } == 7)
      let one = try #require(rows.values.first { $0["note"] == "?1z" })
      #expect(one["unsure"] == "yes" && one["stance"] == "negative" && one["label_use"] == "none")
      #expect(one["outlet_stance"] == "neutral" && one["frames"]?.split(separator: ";").count == 3)
      try await browser.script("document.querySelector('button[value=finish]').focus()")
      try await browser.press(Key.enter)
      try await browser.wait(for: "document.querySelector('button[value=take-back]')")
    }
  }

  @Test func `keys go back, leave for later, take back, and tell what a code means`() async throws {
    let place = try CodingPlace(3)
    try await Browser.visiting(try place.desk) { browser in
      try await begin(browser, place, as: "dana")
      try await browser.press("3", Key.right)
      try await browser.wait(for: "location.pathname.endsWith('/2')")
      try await browser.press(Key.left)
      try await browser.wait(for: "location.pathname.endsWith('/1')")
      #expect(try await browser.count("input[value=unclear]:checked") == 1)
      // Not saved yet: undo takes back what was just chosen.
      try await browser.press("4", "z")
      #expect(try await browser.count("input[value=unclear]:checked") == 1)
      // Saved: undo asks the server.
      try await browser.press("z")
      try await browser.wait(for: "location.search === '?undone=1'")
      #expect(try await browser.count("#q-relevance input:checked") == 0)
      try await browser.press("1", Key.tab, "i")
      #expect(try await browser.count("#q-outlet_stance details[open]") == 1)
      #expect(try await browser.count(".keys[open]") == 0)
      try await browser.press("?")
      #expect(try await browser.count(".keys[open]") == 1)
      // After an answer the next question is the current one; the same key takes an answer back.
      try await browser.press("1", "1")
      #expect(try await browser.count("#q-outlet_stance input:checked") == 1)
      #expect(try await browser.count("#q-frames input:checked") == 1)
      try await browser.press("1")
      #expect(try await browser.count("#q-frames input:checked") == 0)
    }
  }

  @Test func `a Kazakh keyboard has other letters in the places of the keys`() async throws {
    let place = try CodingPlace(1)
    try await Browser.visiting(try place.desk) { browser in
      try await begin(browser, place, as: "dana")
      try await browser.script(
        """
        const press = (key, code) => document.activeElement.dispatchEvent(
          new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }))
        press('1', 'Digit1')
        press('ә', 'Digit2')
        press('ғ', 'Digit4')
        press('ф', 'KeyA')
        """)
      #expect(try await browser.count("#q-stance input[value=neutral]:checked") == 1)
      #expect(try await browser.count("#q-frames input[data-key=a]:checked") == 1)
    }
  }

  @Test func `two people code at once and do not disturb each other; then they are compared`()
    async throws
  {
    let place = try CodingPlace(4)
    try await Browser.visiting(try place.desk) { first in
      let second = try await first.another()
      try await begin(first, place, as: "aliya")
      try await begin(second, place, as: "dana")
      for passage in 1...4 {
        for (browser, isInternal) in [(first, true), (second, passage != 2)] {
          try await browser.wait(for: "location.pathname.endsWith('/\(passage)')")
          try await answer(browser, isInternal: isInternal)
        }
        async let one: Void = first.press(Key.enter)
        async let other: Void = second.press(Key.enter)
        _ = try await (one, other)
      }
      for browser in [first, second] {
        try await browser.wait(for: "document.querySelector('button[value=finish]')")
        try await browser.click("button[value=finish]")
        try await browser.wait(for: "!document.querySelector('button[value=finish]')")
      }
      #expect(try place.rows("aliya.csv").values.count { $0["relevance"] == "internal" } == 4)
      #expect(try place.rows("dana.csv").values.count { $0["relevance"] == "none" } == 1)

      try await second.open("/coding/\(place.job)/resolve")
      try await second.screenshot("coding-disagreements")
      try await second.click("a.button")
      try await second.wait(for: "document.querySelector('.compare')")
      for language in ["kk", "ru", "en"] {
        let here = try await second.place.split(separator: "?")[0]
        try await second.open("\(here)?lang=\(language)&koshu=1")
        try await second.screenshot("coding-decision-\(language)", wholePage: true)
      }
      try await second.press(Key.f2)
      try await second.wait(for: "location.pathname.endsWith('/resolve')")
      #expect(try place.rows("resolved.csv").count == 4)
      try await second.open("/coding/\(place.job)/agreement?lang=ru")
      try await second.wait(for: "document.querySelectorAll('table').length > 2")
      try await second.screenshot("coding-agreement-ru", wholePage: true)
      #expect(try await second.complaints().isEmpty)
    }
  }

  @Test(arguments: [1280, 390]) func `pages fit a desk and a phone, in three languages`(width: Int)
    async throws
  {
    let place = try CodingPlace(3)
    try await Browser.visiting(try place.desk, width: width, height: width == 390 ? 844 : 900) {
      browser in
      for language in ["kk", "ru", "en"] {
        for (name, path) in [("jobs", "/coding"), ("job", "/coding/\(place.job)")] {
          try await browser.open("\(path)?lang=\(language)")
          #expect(try await !browser.scrollsSideways, "\(path) \(language) \(width)")
          try await browser.screenshot("coding-\(name)-\(language)-\(width)")
        }
        if language == "kk" { try await begin(browser, place, as: "Әлия") }
        try await browser.open("/coding/\(place.job)/1?lang=\(language)")
        #expect(try await !browser.scrollsSideways, "passage \(language) \(width)")
        try await browser.screenshot("coding-passage-\(language)-\(width)")
        try await tap("#q-frames summary", browser)
        try await browser.screenshot("coding-passage-whole-\(language)-\(width)", wholePage: true)
        #expect(try await !browser.scrollsSideways, "meaning \(language) \(width)")
      }
      try await tap("#q-relevance label", browser)
      try await tap("button[value=words]", browser)
      try await browser.wait(for: "document.querySelector('mark.met')")
      try await browser.screenshot("coding-words-\(width)")
      try await browser.open("/coding/\(place.job)")
      try await browser.screenshot("coding-own-\(width)", wholePage: true)
    }
  }

  @Test func `what comes after coding fits a phone too`() async throws {
    let place = try CodingPlace(3)
    try await Browser.visiting(try place.desk, width: 390, height: 844) { browser in
      for (coder, relevance) in [("aliya", "none"), ("dana", "other")] {
        for number in 1...3 {
          _ = try await browser.visitor.code(
            place, number, as: coder, [("relevance", relevance), ("note", "үйрену үшін")])
        }
      }
      let job = "/coding/\(Fields.encoded(place.job))"
      _ = try await browser.visitor.post(job, as: "aliya", [("act", "close"), ("sure", "yes")])
      let pages = ["", "/resolve", "/resolve/1?koshu=1&names=1&lang=kk", "/agreement"]
      for (number, page) in pages.enumerated() {
        try await browser.open("/coding/\(place.job)\(page)")
        #expect(try await browser.count("h1") == 1)
        #expect(try await !browser.scrollsSideways, "\(page)")
        try await browser.screenshot("coding-closed-\(number)-390", wholePage: true)
      }
    }
  }
}

extension Key {
  static let f2 = "\u{E032}"
}
