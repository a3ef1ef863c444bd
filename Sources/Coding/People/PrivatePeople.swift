package import Basics
package import Lexicons
internal import Linguistics

/// A private person whom an article names.
package struct PrivatePerson: Hashable, Sendable {
  /// The lemmas of the fullest name, sorted: the same for one full name in every article.
  package var key: String
  /// Where the name stands in full or in part.
  package var names: [NamePlace]
}

package struct NamePlace: Hashable, Sendable {
  package var part: Part
  /// Scalars of the title or text as given.
  package var range: ScalarRange
}

/// Finds the private persons whom an article names: movers, townspeople, readers and other lay people, by
/// the nouns and sentences that introduce them.
///
/// A name that may be somebody else's, or no name at all, is left out: who is called an official, an expert
/// or a speaker of an organisation anywhere; who is introduced by nothing; a word that stands in the
/// article for anything else as well.
package struct PrivatePeople {
  private let lexicon: CompiledLexicon
  private let matcher: Matcher

  package init(_ lexicon: CompiledLexicon) {
    self.lexicon = lexicon
    matcher = Matcher(lexicon)
  }

  /// In the order of their keys.
  package func find(_ input: CodingInput) -> [PrivatePerson] {
    let scenes = [(Part.title, input.title), (.text, input.text)].map { Scene($0, $1) }
    var people: [Person] = []
    // Full names first: a name alone belongs to the full one that it is part of.
    let names = scenes.flatMap(names).sorted { $0.run.keys.count > $1.run.keys.count }
    for name in names {
      let known = people.indices.filter { people[$0].keys.isSuperset(of: name.run.keys) }
      switch known.count {
      case 0: people.append(Person(name))
      case 1: people[known[0]].add(name)
      // Of two brothers either may be meant.
      default: continue
      }
    }
    return people.filter { $0.standings.contains(.lay) && !$0.standings.contains(.public) }
      .map { PrivatePerson(key: $0.key, names: places(of: $0, in: scenes)) }
      .sorted { $0.key < $1.key }
  }

  private struct Name {
    var run: NameRun
    var part: Part
    var standing: Introductions.Standing
  }

  private struct Person {
    var keys: Set<String>
    var names: [Name]
    var standings: Set<Introductions.Standing>

    init(_ name: Name) { (keys, names, standings) = (name.run.keys, [name], [name.standing]) }

    mutating func add(_ name: Name) {
      names.append(name)
      standings.insert(name.standing)
    }

    var key: String { keys.sorted().joined(separator: " ") }
  }

  private func names(_ scene: Scene) -> [Name] {
    var log = EvidenceLog()
    let coding = PartCoding(scene, matcher, &log)
    var resolver = Resolver(scene, matcher: matcher, layers: Resolver.ofArticles)
    _ = PartCoding.decide(&resolver, scene)
    let introductions = Introductions(scene, resolver, events: coding.voices.events)
    return NameRuns(scene, resolver, lexicon).runs.map {
      Name(run: $0, part: scene.part, standing: introductions.standing(of: $0))
    }
  }

  // MARK: Places

  /// Full names wherever they stand, and their words where nothing else is called so.
  private func places(of person: Person, in scenes: [Scene]) -> [NamePlace] {
    scenes.flatMap { scene in
      person.names.filter { $0.part == scene.part }.flatMap { name in
        let words = name.run.words.filter { word in
          scenes.allSatisfy { stands(scene.type(word).surface, onlyFor: person, in: $0) }
        }
        let whole = name.run.tokens.count > 1 ? [name.run.tokens] : []
        return (whole + words.map { $0..<$0 + 1 }).compactMap { place($0, scene) }
      }
    }
  }

  private func stands(_ word: String, onlyFor person: Person, in scene: Scene) -> Bool {
    let own = Set(person.names.filter { $0.part == scene.part }.flatMap { Array($0.run.tokens) })
    return scene.text.tokens.indices.allSatisfy {
      own.contains($0) || scene.type($0).surface != word
    }
  }

  private func place(_ tokens: Range<Int>, _ scene: Scene) -> NamePlace? {
    guard let last = tokens.last else { return nil }
    let (start, end) = (scene.text.tokens[tokens.lowerBound].start, scene.text.tokens[last].end)
    // Айгуль С. Она …: the stop of an initial may be that of the sentence as well.
    let isStop =
      scene.type(last).surface.hasSuffix(".")
      && last + 1 == scene.text.sentences[scene.sentenceOf[last]].tokens.upperBound
    return NamePlace(part: scene.part, range: ScalarRange(Int(start), Int(end) - (isStop ? 1 : 0)))
  }
}
