internal import Lexicons
internal import Linguistics

/// The mentions of a part: by name, by label, by where people come from and go, by hints, and by words
/// that carry a group on.
enum Actors {
  static func find(
    _ scene: Scene, _ resolver: Resolver, _ hints: Hints, _ quotations: Quotations,
    _ shifters: Shifters, _ log: inout EvidenceLog
  ) -> [Actor] {
    let words = resolver.found(.actor)
    var actors = scene.actors(words, quotations, shifters, &log)
    if actors.contains(where: \.isMover) {
      let inside = resolver.refused(.actor).filter {
        $0.entry.table == .labels && $0.reason == .longer
      }
      .map { Found(match: $0.match, compiled: $0.compiled) }
      scene.attach(inside, to: &actors, quotations, shifters)
    }
    if !areNamed(actors) {
      actors += hints.found.map {
        Actor(found: $0, group: "internal", rule: "hint", labelUse: .none)
      }
    }
    actors.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    actors += References.find(words.filter { $0.code == "reference" }, named: actors, scene)
    actors.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    return actors
  }

  /// Whether anybody is named whom a part can be about: hints are for parts that name nobody.
  static func areNamed(_ actors: [Actor]) -> Bool {
    actors.contains {
      $0.rule != "hint" && $0.isNamed
        && ($0.isMover || Actor.otherGroups.contains($0.group))
    }
  }
}

extension Scene {
  /// The named mentions of a part, in order.
  ///
  /// Мәмбет and Мамбетов are names of people where the same form bears a capital inside a sentence.
  fileprivate func actors(
    _ found: [Found], _ quotations: Quotations, _ shifters: Shifters, _ log: inout EvidenceLog
  ) -> [Actor] {
    let names = properNames(among: found)
    return found.compactMap { found in
      guard !found.compiled.isPointer else { return nil }
      if names.contains(folded(found.tokens.lowerBound)), isCapitalizedLabel(found) {
        log.add(
          found.match, found.compiled, in: self, rule: "refused", weight: 0, blocked: "a name")
        return nil
      }
      let isLabel = found.entry.table == .labels
      return Actor(
        found: found, group: found.code, rule: "mention",
        labelUse: isLabel ? labelUse(found, quotations, shifters) : .none)
    }
  }

  /// «Понаехавшие мамбеты из аулов» is one mention, and its label is one all the same.
  fileprivate func attach(
    _ labels: [Found], to actors: inout [Actor], _ quotations: Quotations, _ shifters: Shifters
  ) {
    let holders = Dictionary(
      actors.indices.filter { actors[$0].isMover }.flatMap { number in
        actors[number].tokens.map { ($0, number) }
      }, uniquingKeysWith: { first, _ in first })
    for label in labels {
      let token = label.tokens.lowerBound
      let isName =
        isCapitalizedLabel(label) && token > text.sentences[label.sentence].tokens.lowerBound
      guard !isName, let number = label.tokens.lazy.compactMap({ holders[$0] }).first,
        actors[number].labelUse == .none
      else { continue }
      actors[number].labelUse = labelUse(label, quotations, shifters)
      actors[number].label = label
    }
  }

  private func isCapitalizedLabel(_ found: Found) -> Bool {
    found.entry.table == .labels && type(found.tokens.lowerBound).isCapitalized
  }

  private func properNames(among found: [Found]) -> Set<String> {
    let inside = found.filter { label in
      let token = label.tokens.lowerBound
      guard isCapitalizedLabel(label), token > text.sentences[label.sentence].tokens.lowerBound
      else { return false }
      return isWord(token - 1) || type(token - 1).surface == ","
    }
    return Set(inside.map { folded($0.tokens.lowerBound) })
  }

  /// A label in quotation marks of its own, or beside words that speak about naming, is
  /// mentioned; any other is used.
  private func labelUse(
    _ label: Found, _ quotations: Quotations, _ shifters: Shifters
  ) -> LabelUse {
    if quotations.names.contains(where: { $0.overlaps(label.tokens) }) { return .mentioned }
    // Бізді басып алушы дейді: the verb of naming follows the name.
    let next = label.tokens.upperBound
    if next < text.tokens.count, type(next).language == .kazakh, reading(next)?.lemma == "де" {
      return .mentioned
    }
    return shifters.found("mention", in: label.sentence).isEmpty ? .used : .mentioned
  }
}
