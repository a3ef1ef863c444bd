internal import Basics
internal import Coding
internal import Exports
internal import Ingest
internal import Lexicons
internal import Measures
internal import Store

/// Coded articles → a REFI-QDA project, of the articles that are about migration or that people coded.
struct ProjectStage {
  let configuration: Configuration
  let store: CorpusStore
  let codebook: Codebook
  let codes: CodeLists
  let origin: ExportOrigin
  let gold: GoldCodings
  let names: PrivateNames?
  let events: EventSink
  let interruption: Interruption

  /// What one file of a zip holds without records that older readers lack.
  private static let mostBytes: UInt64 = 0xFFFF_0000

  /// Writes the project; the number of its texts.
  ///
  /// The store is read twice: for the project file, then for the texts beside it.
  func write(to file: PendingFile) throws -> Int {
    let project = QDAProject(origin, categories: categories, coders: gold.coders)
    var zip = ZipWriter()
    var sources = zip.begin(QDAProject.fileName)
    zip.append(project.head(), to: &sources)
    var count = 0
    try forEachText { text in
      zip.append(project.source(text), to: &sources)
      try file.write(zip.takeBytes())
      count += 1
      guard sources.unpacked < Self.mostBytes else {
        throw Problem(
          "EXP-006", at: configuration.name, "a project file of more than 4 GB",
          cure: "export a smaller corpus: programs for coding by hand open no such project")
      }
    }
    guard count > 0 else {
      throw Problem(
        "EXP-001", at: configuration.file,
        "nothing to export, because no article is about migration and people have coded none",
        cure: "koshu export csv writes all articles")
    }
    zip.append(project.tail(), to: &sources)
    zip.end(&sources)
    try forEachText { text in
      zip.add(text.path, text.bytes)
      try file.write(zip.takeBytes())
    }
    zip.finish()
    try file.write(zip.takeBytes())
    try file.finish()
    return count
  }

  private func forEachText(_ body: (QDAText) throws -> Void) throws {
    let total = try store.codingCount()
    var done = 0
    events(.began(stage: .export, total: total))
    try store.forEachArticle { stored in
      done += 1
      if done.isMultiple(of: 100) {
        try interruption.check()
        events(.advanced(stage: .export, done: done, total: total))
      }
      guard let story = try CodedStory(stored), let text = try text(of: story) else { return }
      try body(text)
    }
  }

  /// Nil where neither the program nor a person found anything.
  private func text(of story: CodedStory) throws -> QDAText? {
    let people = gold.codings(article: story.id, identity: story.document.identity)
    let coded = story.coded
    guard coded.relevance != .none || !people.isEmpty else { return nil }
    let names = try names?.replacer(of: story.id)
    let title = names?.moved(story.article.title ?? "")
    let body = names?.moved(story.article.text)
    var text = QDAText(
      id: story.id, title: title?.text ?? story.article.title ?? "",
      text: body?.text ?? story.article.text)
    func add(_ codes: [QDAProject.Code], _ part: Part, _ start: Int, _ end: Int) {
      let place = (part == .title ? title?.place : body?.place) ?? { $0 }
      text.add(codes, inTitle: part == .title, start: place(start), end: place(end))
    }
    for mention in coded.mentions {
      var codes = [QDAProject.Code("groups", mention.group)]
      if mention.stance != .neutral { codes.append(.init("stance", mention.stance.rawValue)) }
      if mention.labelUse != .none { codes.append(.init("label_use", mention.labelUse.rawValue)) }
      add(codes, mention.part, mention.start, mention.end)
    }
    for item in coded.evidence where item.layer == "frames" && item.blocked == nil {
      add([.init("frames", item.code)], item.part, item.start, item.end)
    }
    text.codings = [QDAText.Coding(coder: QDAProject.machine, codes: codes(of: coded))] + people
    text.facts = [
      .outlet: story.outlet, .language: story.analysis.language, .story: story.story,
      .date: story.article.published?.day ?? "",
      .address: origin.isPseudonymous ? "" : story.article.address ?? "",
    ]
    return text
  }

  /// The codes of the article as a whole.
  private func codes(of coded: CodedArticle) -> [QDAProject.Code] {
    var codes = [QDAProject.Code("relevance", coded.relevance.rawValue)]
    guard coded.relevance == .internal else { return codes }
    codes.append(.init("stance", coded.stance.rawValue))
    codes.append(.init("outlet_stance", coded.outletStance.rawValue))
    codes += (coded.frames + coded.finerFrames).map { .init("frames", $0) }
    codes += coded.voices.map { .init("voices", $0) }
    codes += coded.cities.map { .init("cities", $0) }
    if coded.labelUse != .none { codes.append(.init("label_use", coded.labelUse.rawValue)) }
    return codes
  }

  private var categories: [QDACategory] {
    func category(_ name: String, _ members: [QDACode]) -> QDACategory {
      let title = codes.codes(of: "qda").first { $0.code == name }?.label
      return QDACategory(
        name, title: title ?? Localized(en: name, kk: name, ru: name), codes: members)
    }
    func closed(_ name: String, _ set: String) -> QDACategory {
      category(name, codes.codes(of: set).map { QDACode($0.code, label: $0.label) })
    }
    func ofCodebook(_ name: String, _ kinds: [CodeKind]) -> QDACategory {
      category(
        name,
        codebook.codes.filter { kinds.contains($0.kind) }.map {
          QDACode($0.code, parent: $0.parent, label: $0.label, meaning: $0.definition)
        })
    }
    return [
      closed("relevance", "relevance"), closed("stance", "stance"),
      closed("outlet_stance", "stance"), ofCodebook("frames", [.frame]),
      ofCodebook("groups", [.group, .label]), closed("voices", "speaker"),
      closed("cities", "city"), closed("label_use", "label_use"),
    ]
  }
}
