internal import Basics
internal import Coding
internal import Lexicons
internal import Measures

extension LexiconDiff {
  /// All but the articles, one object a line: `side`, `row`, `codebook`, `effect`, `count`, `figure`,
  /// `agreement`, `passage`.
  package func writeJSON(_ line: ([UInt8]) throws -> Void) rethrows {
    for (name, side) in [("before", comparison.before), ("after", comparison.after)] {
      try line(
        jsonLine { json in
          json.field("kind", "side")
          json.field("side", name)
          json.field("name", side.name)
          json.field("rows", side.tables.entries.count)
          json.field("tables", side.tables.digest.hex)
        })
    }
    for entry in changes.added { try line(row("added", nil, entry, [])) }
    for entry in changes.removed { try line(row("removed", entry, nil, [])) }
    for item in changes.changed {
      try line(row("changed", item.before, item.after, item.columns))
    }
    for item in changes.renamed {
      try line(row("renamed", item.before, item.after, item.columns))
    }
    for code in changes.codes { try line(jsonLine { code.write(to: &$0) }) }
    try line(jsonLine { effect.write(to: &$0) })
    for count in effect.counts { try line(jsonLine { count.write(to: &$0) }) }
    for figure in effect.figures { try line(jsonLine { figure.write(to: &$0) }) }
    for change in gold?.agreement ?? [] { try line(jsonLine { change.write(to: &$0) }) }
    for move in gold?.moves ?? [] { try line(jsonLine { move.write(to: &$0) }) }
  }

  private func row(
    _ change: String, _ before: Entry?, _ after: Entry?, _ columns: [LexiconChanges.Column]
  ) -> [UInt8] {
    jsonLine { json in
      json.field("kind", "row")
      json.field("change", change)
      json.field("id", (after ?? before)?.id)
      json.field("former_id", before?.id)
      for (name, entry) in [("before", before), ("after", after)] {
        json.key(name)
        guard let entry else {
          json.value(nil)
          continue
        }
        json.object { json in
          for (column, field) in zip(Lexicons.Table.columns, entry.fields) {
            json.field(column, field)
          }
        }
      }
      json.field("columns", columns.map(\.name))
    }
  }
}

extension LexiconChanges.ChangedCode {
  fileprivate func write(to json: inout JSONWriter) {
    json.field("kind", "codebook")
    json.field("change", before == nil ? "added" : after == nil ? "removed" : "changed")
    json.field("code_kind", (after ?? before)?.kind.rawValue)
    json.field("code", (after ?? before)?.code)
    json.key("columns")
    json.array(columns) { json, column in
      json.object { json in
        json.field("name", column.name)
        json.field("before", column.before)
        json.field("after", column.after)
      }
    }
  }
}

extension LexiconEffect {
  fileprivate func write(to json: inout JSONWriter) {
    json.field("kind", "effect")
    json.field("articles", articles)
    json.field("changed_articles", changedArticles)
    json.field("sentences_only", sentencesOnly)
    json.field("evidence_only", evidenceOnly)
    json.field("sentences_changing_stance", changedStances)
    json.field("sentences_changing_frames", changedFrames)
  }
}

extension LexiconEffect.CodeCount {
  fileprivate func write(to json: inout JSONWriter) {
    json.field("kind", "count")
    json.field("variable", variable.rawValue)
    json.field("code", code)
    json.field("before", before)
    json.field("after", after)
    json.field("gained", gained)
    json.field("lost", lost)
  }
}

extension LexiconEffect.FigureChange {
  fileprivate func write(to json: inout JSONWriter) {
    json.field("kind", "figure")
    json.field("key", before.key)
    json.field("name", before.name)
    for (name, figure) in [("before", before), ("after", after)] {
      json.key(name)
      json.object { json in
        json.field("printed", figure.text)
        json.key("value")
        json.value(figure.number ?? .nan, digits: 6)
        json.key("low")
        json.value(figure.interval?.low ?? .nan, digits: 6)
        json.key("high")
        json.value(figure.interval?.high ?? .nan, digits: 6)
      }
    }
    json.key("difference")
    json.value(difference ?? .nan, digits: 6)
  }
}

extension AgreementChange {
  fileprivate func write(to json: inout JSONWriter) {
    json.field("kind", "agreement")
    json.field("variable", variable.rawValue)
    json.field("scale", scale.rawValue)
    json.field("passages", units)
    for (name, figure) in [("before", before), ("after", after), ("difference", difference)] {
      json.key(name)
      json.object { json in
        json.key("alpha")
        json.value(figure.value ?? .nan, digits: 6)
        json.key("low")
        json.value(figure.interval?.low ?? .nan, digits: 6)
        json.key("high")
        json.value(figure.interval?.high ?? .nan, digits: 6)
      }
    }
  }
}

extension GoldEffect.Move {
  fileprivate func write(to json: inout JSONWriter) {
    json.field("kind", "passage")
    json.field("id", passage.id)
    json.field("variable", variable.rawValue)
    json.field("people", (passage.codes[variable] ?? []).sorted())
    json.field("before", before.sorted())
    json.field("after", after.sorted())
    json.field("direction", gain > 0 ? "toward" : gain < 0 ? "away" : "aside")
    json.field("gain", gain, digits: 4)
  }
}

// MARK: Articles

extension ArticleChange {
  /// One object with the end of its line.
  package var json: [UInt8] {
    jsonLine { json in
      json.field("kind", "article")
      json.field("id", card.id)
      json.field("story", card.story)
      json.field("outlet", card.outlet)
      json.field("language", card.language)
      json.field("day", card.day)
      json.field("title", card.title)
      json.field("address", card.address)
      json.key("codes")
      json.array(codes) { json, change in
        json.object { json in
          json.field("variable", change.variable.rawValue)
          json.field("before", change.before)
          json.field("after", change.after)
        }
      }
      json.key("sentences")
      json.array(sentences) { json, change in
        json.object { json in
          json.field("part", change.place.part.rawValue)
          json.field("sentence", change.place.sentence)
          json.field("stance_before", change.stance.before?.rawValue)
          json.field("stance_after", change.stance.after?.rawValue)
          json.field("frames_gained", change.gainedFrames)
          json.field("frames_lost", change.lostFrames)
        }
      }
      json.key("evidence")
      json.array(evidence) { json, change in json.object { change.write(to: &$0) } }
    }
  }

  package static let csvColumns = [
    "article_id", "story_id", "outlet", "language", "date", "title", "address", "part", "sentence",
    "variable", "before", "after", "evidence_new", "evidence_gone",
  ]

  /// One row a code that changes, of the article first, then of its sentences; one without a variable
  /// where evidence alone differs.
  package var csvRows: [[String]] {
    let head = [
      card.id, card.story, card.outlet, card.language, card.day ?? "", card.title,
      card.address ?? "",
    ]
    let new = entries(evidence.filter { $0.kind == .new })
    let gone = entries(evidence.filter { $0.kind == .gone || $0.kind == .blocked })
    var rows = codes.map { change in
      head + [
        "", "", change.variable.rawValue, change.before.joined(separator: ";"),
        change.after.joined(separator: ";"), new, gone,
      ]
    }
    for sentence in sentences {
      let place = [sentence.place.part.rawValue, "\(sentence.place.sentence)"]
      let here = evidence.filter { $0.item.map(sentence.place.holds) ?? false }
      let own = [
        entries(here.filter { $0.kind == .new }),
        entries(here.filter { $0.kind == .gone || $0.kind == .blocked }),
      ]
      if sentence.changesStance {
        let stances = [sentence.stance.before, sentence.stance.after].map { $0?.rawValue ?? "" }
        rows.append(head + place + ["stance"] + stances + own)
      }
      if sentence.changesFrames {
        let frames = [sentence.lostFrames, sentence.gainedFrames].map { $0.joined(separator: ";") }
        rows.append(head + place + ["frames"] + frames + own)
      }
    }
    return rows.isEmpty ? [head + ["", "", "", "", "", new, gone]] : rows
  }

  private func entries(_ changes: [EvidenceChange]) -> String {
    changes.compactMap { change in
      change.item.map { "\($0.entry) “\($0.surface)”" }
    }.joined(separator: ";")
  }
}

extension SentencePlace {
  fileprivate func holds(_ item: Evidence) -> Bool {
    item.part == part && item.sentence == sentence
  }
}

extension EvidenceChange {
  fileprivate func write(to json: inout JSONWriter) {
    json.field("change", kind.rawValue)
    json.field("entry", entry)
    json.field("reason", reason)
    json.field("taken_by", taker)
    json.key("before")
    json.array(before) { json, item in item.write(to: &json) }
    json.key("after")
    json.array(after) { json, item in item.write(to: &json) }
  }
}
