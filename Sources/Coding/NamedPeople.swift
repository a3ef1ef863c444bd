package import Lexicons
internal import Linguistics

/// A person whom an article names.
package struct NamedPerson: Hashable, Sendable {
  /// The lemmas of the name's words, sorted: the same for one full name in every article.
  package var key: String
  /// The name and each of its words as they are written, sorted.
  package var forms: [String]
  /// Called an official, an expert or a speaker of an organisation beside the name.
  package var isPublic: Bool
}

/// Finds the people whom an article names: words that are written and read as names, but for places and
/// what stands in quotation marks as a name.
///
/// For whoever wants to hide private persons: in doubt a word is a name, and a person is private.
package struct NamedPeople {
  private let lexicon: CompiledLexicon
  private let matcher: Matcher

  package init(_ lexicon: CompiledLexicon) {
    self.lexicon = lexicon
    matcher = Matcher(lexicon)
  }

  /// In the order in which the article names them.
  package func find(_ input: CodingInput) -> [NamedPerson] {
    var people: [Person] = []
    // Full names first: a name alone belongs to the full one that it is part of.
    let names = [(Part.text, input.text), (.title, input.title)].flatMap(names)
    for name in names.sorted(by: { ($1.keys.count, $0.order) < ($0.keys.count, $1.order) }) {
      let known = people.firstIndex { $0.keys.isSuperset(of: name.keys) }
      if let known {
        people[known].add(name)
      } else {
        people.append(Person(name))
      }
    }
    return people.sorted { $0.order < $1.order }.map {
      NamedPerson(
        key: $0.keys.sorted().joined(separator: " "), forms: $0.forms.sorted(),
        isPublic: $0.isPublic)
    }
  }

  /// A run of words that is a name.
  private struct Name {
    var keys: Set<String>
    var forms: Set<String>
    var isPublic: Bool
    /// Where it stands.
    var order: Int
  }

  private struct Person {
    var keys: Set<String>
    var forms: Set<String>
    var isPublic: Bool
    var order: Int

    init(_ name: Name) {
      (keys, forms, isPublic, order) = (name.keys, name.forms, name.isPublic, name.order)
    }

    mutating func add(_ name: Name) {
      forms.formUnion(name.forms)
      isPublic = isPublic || name.isPublic
      order = min(order, name.order)
    }
  }

  // MARK: Names of a part

  private func names(_ part: Part, _ text: AnalyzedText) -> [Name] {
    let scene = Scene(part, text)
    var resolver = Resolver(scene, matcher: matcher, layers: Resolver.ofArticles)
    _ = PartCoding.decide(&resolver, scene)
    let quotations = Quotations(scene, attribution: resolver.found(.attribution))
    var excluded = Set(quotations.names.flatMap { Array($0) })
    for match in resolver.matches where lexicon.entries[match.entry].entry.table.layer == .place {
      excluded.formUnion(match.tokens)
    }
    let speakers = resolver.found(.speaker)
    // Headlines come before texts.
    let base = part == .title ? 0 : text.tokens.count + 1_000_000
    return text.sentences.flatMap { sentence in
      runs(in: sentence.tokens, scene, without: excluded).map { run in
        let words = run.filter { scene.isWord($0) && scene.folded($0).unicodeScalars.count > 1 }
        return Name(
          keys: Set(words.map { scene.reading($0)?.lemma ?? scene.folded($0) }),
          forms: Set(words.map { scene.type($0).surface } + [scene.surface(run)]),
          isPublic: isPublic(run, among: speakers, scene), order: base + run.lowerBound)
      }
    }.filter { !$0.keys.isEmpty }
  }

  /// Names of more words are lists of names.
  private static let longest = 4

  private func runs(
    in sentence: Range<Int>, _ scene: Scene, without excluded: Set<Int>
  ) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var token = sentence.lowerBound
    while token < sentence.upperBound {
      guard mayBeName(token, scene), !excluded.contains(token) else {
        token += 1
        continue
      }
      var end = token + 1
      while end < sentence.upperBound, end - token < 2 * Self.longest,
        !excluded.contains(end),
        mayBeName(end, scene) || (scene.folded(end) == "." && isInitial(end - 1, scene))
      {
        end += 1
      }
      if (token..<end).contains(where: { isName($0, scene) }) { runs.append(token..<end) }
      token = end
    }
    return runs
  }

  /// A word with a capital that is no abbreviation.
  private func mayBeName(_ token: Int, _ scene: Scene) -> Bool {
    guard scene.isWord(token), scene.info(token).isCapitalized,
      scene.info(token).partOfSpeech != .pronoun
    else { return false }
    let surface = scene.type(token).surface
    return surface.unicodeScalars.count == 1 || surface != surface.uppercased()
  }

  private func isInitial(_ token: Int, _ scene: Scene) -> Bool {
    scene.type(token).surface.unicodeScalars.count == 1
  }

  private func isName(_ token: Int, _ scene: Scene) -> Bool {
    scene.info(token).partOfSpeech == .properName && !isInitial(token, scene)
  }

  // MARK: Who they are

  private static let publicRoles: Set<String> = [Voices.official, Voices.expert, Voices.civic]
  /// Words between a noun and the name that it introduces: әкімдік өкілі, Асан Серіков.
  private static let reach = 3

  /// Whether the noun for a speaker that stands closest to the name is a public one.
  private func isPublic(_ run: Range<Int>, among speakers: [Found], _ scene: Scene) -> Bool {
    let near = speakers.compactMap { speaker -> (distance: Int, code: String)? in
      guard speaker.sentence == scene.sentenceOf[run.lowerBound] else { return nil }
      let distance =
        speaker.tokens.upperBound <= run.lowerBound
        ? run.lowerBound - speaker.tokens.upperBound
        : max(0, speaker.tokens.lowerBound - run.upperBound)
      return distance <= Self.reach ? (distance, speaker.code) : nil
    }
    let closest = near.min { $0.distance < $1.distance }
    return closest.map { Self.publicRoles.contains($0.code) } ?? false
  }
}
