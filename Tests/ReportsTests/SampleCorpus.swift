import Basics
import Measures
import Reports

/// The report as HTML, without its pages of passages.
func html(_ findings: Findings, about context: ReportContext) throws -> String {
  try renderReport(findings, about: context, words: nil).html
}

/// Eighteen invented articles of three outlets in two languages, every stance and some reprints.
func sampleArticles() -> [MeasuredArticle] {
  let frames = [["housing", "registration"], ["labour"], ["housing"], ["crime", "housing"], []]
  let stances = ["negative", "positive", "neutral", "mixed", "negative", "positive"]
  return (0..<18).map { index in
    let isKazakh = index % 2 == 0
    let stance = stances[index % 6]
    return MeasuredArticle(
      id: "a\(100 + index)", story: index % 6 == 5 ? "s\(index - 1)" : "s\(index)",
      outlet: ["dala", "qala", "vestnik"][index % 3], language: isKazakh ? "kk" : "ru",
      day: index == 7 ? nil : "2024-0\(index % 4 + 1)-1\(index % 9)",
      title: isKazakh ? "Ауылдан қалаға көшкендер" : "Как живут приезжие из аулов",
      address: "https://dala.example/news/\(index)?a=1&b=2",
      relevance: index == 3 ? "other" : index == 11 ? "none" : "internal", stance: stance,
      strictStance: stance == "positive" ? "neutral" : stance, outletStance: "neutral",
      parts: [
        MeasuredPart(name: "people", stance: stance == "mixed" ? "neutral" : stance),
        MeasuredPart(name: "sympathy", stance: index % 3 == 0 ? "positive" : "neutral"),
      ],
      frames: frames[index % 5], voices: index % 4 == 0 ? ["official", "outlet"] : ["outlet"],
      cities: [["astana"], ["almaty"], ["almaty", "astana"]][index % 3],
      labelUse: index % 9 == 0 ? "used" : "none",
      mentions: [
        MeasuredMention(speaker: "outlet", stance: stance == "mixed" ? "neutral" : stance),
        MeasuredMention(speaker: "official", stance: "neutral"),
      ],
      passages: [passage(isKazakh, frames[index % 5], stance == "mixed" ? "negative" : stance)])
  }
}

private func passage(_ isKazakh: Bool, _ frames: [String], _ stance: String) -> Passage {
  let text =
    isKazakh
    ? "Ауылдан келген отбасы саяжайда тұрады."
    : "Приезжие снимают времянки на окраине города."
  let words = isKazakh ? (23, 30) : (18, 26)
  return Passage(
    part: "text", text: text, language: isKazakh ? "kk" : "ru", start: 40, frames: frames,
    stance: stance, speaker: "outlet",
    highlights: frames.isEmpty
      ? []
      : [
        Passage.Highlight(
          start: words.0, end: words.1, code: frames[0],
          entry: isKazakh ? "frames.kk.0017" : "frames.ru.0042")
      ])
}

func sampleContext(_ language: InterfaceLanguage = .en) -> ReportContext {
  ReportContext(
    language: language, title: "Көшу · Переезд",
    labels: [
      "housing": CodeLabel(kk: "баспана", ru: "жильё", en: "housing"),
      "outcome:article": CodeLabel(kk: "мақала", ru: "статья", en: "article"),
    ],
    outlets: [
      OutletName(id: "dala", name: "Дала таңы", language: "kk", region: "Астана", owner: "state"),
      OutletName(
        id: "qala", name: "Qala Times", language: "kk", region: "Алматы", owner: "private"),
    ],
    outcomes: [
      Tally(name: "article", count: 18, meaning: "coded"),
      Tally(name: "listing", count: 2, meaning: "a page that lists articles"),
    ],
    sources: [Tally(name: "saved/", count: 20, meaning: "pages")],
    ingredients: [Ingredient(name: "lexicons", version: "9f2c4b51a0de")], run: "3fa91c02d4e5",
    command: "koshu run",
    files: [DataFile(link: "articles.csv", rows: 18)],
    dictionaryLink: "data-dictionary.md", notices: ["Бәрі ойдан шығарылған. Всё выдумано."])
}
