internal import Basics
internal import Lexicons
internal import Linguistics
internal import Reports
internal import Store
internal import Workbench

/// What the report says beside the figures.
struct ReportContextMaker {
  let configuration: Configuration
  let store: CorpusStore
  let source: Lexicon
  let lexicon: Digest
  let dictionaries: Linguistics.Dictionaries

  func context(run: String, rows: [Int]) throws -> ReportContext {
    let documents = try store.documentCounts()
    let inputs = try documents + store.containerCounts()
    return ReportContext(
      language: configuration.language, title: configuration.name,
      labels: labels(), outlets: outlets(),
      outcomes: Outcome.allCases.compactMap { outcome in
        let count = inputs.filter { $0.outcome == outcome.rawValue }.reduce(0) { $0 + $1.count }
        return count == 0 ? nil : Tally(name: outcome.rawValue, count: count)
      },
      sources: configuration.sources.enumerated().map { number, source in
        let count = documents.filter { $0.source == number }.reduce(0) { $0 + $1.count }
        return Tally(name: source.name, count: count, meaning: source.kind.rawValue)
      },
      ingredients: [
        Ingredient(name: "Koshu", version: koshuVersion),
        Ingredient(name: "lexicons", version: lexicon.short),
      ] + dictionaries.versions.map { Ingredient(name: "dictionary", version: $0) },
      run: run, command: "koshu run --language \(configuration.language.rawValue)",
      files: zip(OutputStage.csvNames, rows).map { DataFile(link: $0, rows: $1) },
      dictionaryLink: OutputStage.dictionaryName, notices: configuration.notice.map { [$0] } ?? [],
      codebook: try codebook())
  }

  private func labels() -> [String: CodeLabel] {
    var labels: [String: CodeLabel] = [:]
    for code in source.codebook.codes {
      let label = CodeLabel(
        kk: code.labelKazakh, ru: code.labelRussian, en: code.labelEnglish)
      // Frames are named by their bare code; other kinds share words such as `label`.
      labels[code.kind == .frame ? code.code : "\(code.kind.rawValue):\(code.code)"] = label
      if code.kind == .place { labels["city:\(code.code)"] = label }
    }
    // Names of movers are rows, told by what is looked for.
    for entry in source.entries where entry.table == .groups || entry.table == .labels {
      let text = entry.patternText
      labels["name:\(entry.id)"] = CodeLabel(kk: text, ru: text, en: text)
    }
    return labels
  }

  private func codebook() throws -> [CodeFamily] {
    try explainedCodes(source.codebook, in: configuration.language).map { family in
      CodeFamily(
        title: family.title, question: family.question,
        codes: family.codes.map { code in
          CodeFamily.Code(
            code: code.code, label: code.label, meaning: code.definition, include: code.include,
            exclude: code.exclude, example: code.example)
        })
    }
  }

  private func outlets() -> [OutletName] {
    configuration.outlets.map {
      OutletName(
        id: $0.id, name: $0.name, language: $0.languages.joined(separator: ", "),
        region: $0.region ?? "", owner: $0.owner ?? "")
    }
  }
}
