import Basics
import Foundation
import Measures
import Reports
import Testing

/// Corpora of which there is little to say, in every language: the report says what there is.
@Suite struct BadInputTests {
  private func page(_ articles: [MeasuredArticle], _ language: InterfaceLanguage) throws -> Page {
    let page = Page(try html(measure(articles), about: sampleContext(language)))
    #expect(page.isWellFormed)
    let ids = Set(page.ids)
    #expect(ids.count == page.ids.count)
    for link in page.links where link.hasPrefix("#") {
      #expect(ids.contains(String(link.dropFirst())), "\(link) leads nowhere")
    }
    // No chart without a mark, no picture of nothing.
    #expect(!page.text.contains("NaN") && !page.text.contains("inf"))
    for svg in page.all("svg") {
      #expect((Double(svg.attributes["height"] ?? "") ?? 0) > 40)
    }
    return page
  }

  private func changed(_ change: (Int, inout MeasuredArticle) -> Void) -> [MeasuredArticle] {
    sampleArticles().enumerated().map { index, article in
      var article = article
      change(index, &article)
      return article
    }
  }

  @Test(
    arguments: [
      (InterfaceLanguage.en, "nothing to show, because no article was coded"),
      (.ru, "Показать нечего, так как ни одна статья не закодирована"),
      (.kk, "Көрсететін ештеңе жоқ, өйткені бірде-бір мақала кодталмаған"),
    ])
  func `without a coded article there is nothing to show, and why`(
    language: InterfaceLanguage, text: String
  ) throws {
    let page = try page([], language)
    #expect(page.text.contains(text))
    #expect(page.all("svg").isEmpty)
  }

  @Test(
    arguments: [
      (InterfaceLanguage.en, "None of 18 articles is about people who move"),
      (.ru, "Среди 18 прочитанных статей нет ни одной"), (.kk, "18 мақаланың ешқайсысы"),
    ])
  func `without an article about movers there are no stances`(
    language: InterfaceLanguage, text: String
  ) throws {
    let page = try page(changed { $1.relevance = "none" }, language)
    #expect(page.texts { $0.attributes["id"] == "brief" }.first?.text.contains(text) == true)
    #expect(page.ids.contains("coverage-outlets") && !page.ids.contains("stance"))
  }

  @Test(arguments: InterfaceLanguage.allCases)
  func `one outlet and one day are told of as one`(language: InterfaceLanguage) throws {
    let page = try page(
      changed {
        $1.outlet = "dala"
        $1.day = "2024-05-03"
      }, language)
    let told = ["en": "from 1 outlet,", "ru": "1 издания", "kk": "1 басылымнан"]
    let days = [
      "en": "All dated articles are of 2024-05-03", "ru": "вышли 2024-05-03",
      "kk": "бәрі 2024-05-03",
    ]
    let brief = page.texts { $0.attributes["id"] == "brief" }.first?.text ?? ""
    #expect(brief.contains(told[language.rawValue] ?? "?"))
    #expect(page.text.contains(days[language.rawValue] ?? "?"))
  }

  @Test func `a month without news is a gap of its length`() throws {
    let articles = changed { $1.day = $0 % 2 == 0 ? "2024-01-05" : "2024-04-05" }
    let text = try page(articles, .en).textOutside(["style", "svg"])
    for month in ["Jan 2024", "Feb 2024", "Mar 2024", "Apr 2024"] { #expect(text.contains(month)) }
  }

  @Test func `articles without dates are counted and left out of time lines`() throws {
    let page = try page(changed { $1.day = $0 % 3 == 0 ? "soon" : nil }, .en)
    #expect(page.text.contains("No article has a date. Articles without a date: 18"))
    #expect(page.text.contains("No article about movers has a date."))
  }

  @Test func `a title of five thousand letters is cut, and its article keeps its link`() throws {
    let long = String(repeating: "ұзын\u{301} ", count: 1_000)
    let page = try page(changed { $1.title = long }, .kk)
    let titles = page.texts { $0.attributes["class"] == "title" }
    #expect(titles.count > 10)
    #expect(titles.allSatisfy { $0.text.unicodeScalars.count == 301 && $0.text.hasSuffix("…") })
  }

  @Test func `formulas, scripts and text from right to left are shown as text`() throws {
    let texts = [
      "=cmd|' /C calc'!A0", "<script>alert(1)</script>", "مهاجرون \u{202E}abc", "e\u{301}\u{327}",
    ]
    let page = try page(
      changed {
        $1.title = texts[$0 % 4]
        $1.outlet = texts[($0 + 1) % 4]
      }, .ru)
    #expect(page.all("script").isEmpty)
    for text in [
      "=cmd|' /C calc'!A0", "<script>alert(1)</script>", "مهاجرون [U+202E]abc", "e\u{301}\u{327}",
    ] {
      #expect(page.text.contains(text))
    }
  }
}
