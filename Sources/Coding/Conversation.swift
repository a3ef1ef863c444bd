internal import Lexicons
internal import Linguistics

/// What one takes in a conversation: a paragraph that begins with a dash, or with who speaks and a
/// colon.
struct Turn {
  /// The number of its paragraph.
  var paragraph: Int
  /// What is said, without the dash or the name.
  var words: Range<Int>
  /// The tokens before the colon.
  var label: Range<Int>?
  /// An interviewer's: whoever asks is no voice.
  var isAsked = false
  /// A nickname stands before the colon: a comment on the web.
  var isNickname = false
  /// A host's or reporter's who tells: the outlet speaks.
  var isHost = false
}

/// The turns of dialogues, interviews, transcripts and threads.
struct Conversation {
  private(set) var turns: [Turn] = []

  private let scene: Scene
  private let verbs: Set<Int>

  init(_ scene: Scene, _ paragraphs: [Range<Int>], verbs: Set<Int>) {
    self.scene = scene
    self.verbs = verbs
    var dashes: [Turn] = []
    var named: [Turn] = []
    for (number, paragraph) in paragraphs.enumerated() {
      guard let first = paragraph.first else { continue }
      if scene.isDash(first), paragraph.count > 1 {
        dashes.append(Turn(paragraph: number, words: first + 1..<paragraph.upperBound))
      } else {
        named += labelled(paragraph, number)
      }
    }
    turns = (asked(dashes) + transcript(named)).sorted {
      $0.words.lowerBound < $1.words.lowerBound
    }
  }

  // MARK: Dashes

  /// In each run of paragraphs with dashes every other one may be a question: those are the
  /// interviewer's.
  private func asked(_ dashes: [Turn]) -> [Turn] {
    var found: [Turn] = []
    var run: [Turn] = []
    for turn in dashes {
      if let last = run.last, turn.paragraph != last.paragraph + 1 {
        found += askedRun(run)
        run = []
      }
      run.append(turn)
    }
    return found + askedRun(run)
  }

  private func askedRun(_ run: [Turn]) -> [Turn] {
    guard run.count > 1 else { return run }
    var questions = [0, 0]
    for (number, turn) in run.enumerated() where isQuestion(turn) { questions[number % 2] += 1 }
    let asker = questions[0] >= questions[1] ? 0 : 1
    let turnsOfAsker = (run.count + (asker == 0 ? 1 : 0)) / 2
    guard questions[asker] * 2 >= turnsOfAsker, questions[0] != questions[1] else { return run }
    var run = run
    for number in run.indices where number % 2 == asker && !hasAuthorsWords(run[number]) {
      run[number].isAsked = true
    }
    return run
  }

  private func isQuestion(_ turn: Turn) -> Bool {
    turn.words.last.map { scene.info($0).mark == .question } ?? false
  }

  private func hasAuthorsWords(_ turn: Turn) -> Bool {
    turn.words.dropFirst().contains { token in
      scene.isDash(token) && verbs.contains(token + 1)
    }
  }

  // MARK: Names and colons

  /// A transcript's label has so many words at most.
  private static let labelWords = 7

  /// The turns of a paragraph: one, or several where sentences in it begin with a name and a colon.
  private func labelled(_ paragraph: Range<Int>, _ number: Int) -> [Turn] {
    let first = scene.sentenceOf[paragraph.lowerBound]
    let last = scene.sentenceOf[paragraph.upperBound - 1]
    let labels = (first...last).compactMap { label(of: scene.text.sentences[$0].tokens) }
    if labels.count == 1, labels[0].lowerBound > paragraph.lowerBound { return [] }
    return labels.enumerated().map { place, label in
      let end = place + 1 < labels.count ? labels[place + 1].lowerBound : paragraph.upperBound
      return Turn(paragraph: number, words: label.upperBound + 1..<end, label: label)
    }
  }

  /// Words before a colon at the beginning of a paragraph, with a saying after it.
  private func label(of paragraph: Range<Int>) -> Range<Int>? {
    let most = Self.labelWords * 2
    guard
      let colon = paragraph.prefix(most).first(where: { scene.info($0).mark == .colon }),
      colon > paragraph.lowerBound, colon + 1 < paragraph.upperBound
    else { return nil }
    let label = paragraph.lowerBound..<colon
    let words = label.filter { scene.isWord($0) }
    guard words.count <= Self.labelWords, !label.contains(where: { verbs.contains($0) }) else {
      return nil
    }
    let isSentence = label.contains {
      [.exclamation, .question, .dash].contains(scene.info($0).mark)
    }
    let hasVerb = words.contains { scene.info($0).verbForm == .finite }
    return isSentence || hasVerb ? nil : label
  }

  /// One line with a colon is a heading or an announcement; a transcript has several, and its labels
  /// stand in capitals, come again or name a part in a talk.
  private func transcript(_ lines: [Turn]) -> [Turn] {
    guard lines.count > 1 else { return [] }
    var counts: [String: Int] = [:]
    for line in lines { counts[name(line), default: 0] += 1 }
    let isTalk = lines.contains { line in
      counts[name(line), default: 0] > 1 || isInCapitals(line) || isPart(line) || isNickname(line)
    }
    guard isTalk else { return [] }
    var asked: [String: Int] = [:]
    for line in lines where isQuestion(line) { asked[name(line), default: 0] += 1 }
    return lines.map { line in
      var turn = line
      let questions = asked[name(line), default: 0]
      let isHost = isPart(line, of: Self.hosts)
      turn.isAsked =
        isHost ? isQuestion(line) : questions > 0 && questions == counts[name(line)]
      turn.isHost = isHost && !turn.isAsked
      turn.isNickname = isNickname(line)
      return turn
    }
  }

  private func name(_ line: Turn) -> String {
    (line.label ?? line.words.prefix(0)).map { scene.folded($0) }.joined(separator: " ")
  }

  private func isInCapitals(_ line: Turn) -> Bool {
    guard let label = line.label else { return false }
    let words = label.filter { scene.isWord($0) }.map { scene.type($0).surface }
    return !words.isEmpty && words.allSatisfy { $0.count > 1 && $0 == $0.uppercased() }
  }

  /// gulnara_77, Аноним2.
  private func isNickname(_ line: Turn) -> Bool {
    guard let label = line.label else { return false }
    return label.contains { token in
      scene.type(token).surface.unicodeScalars.contains { $0 == "_" || $0 == "@" }
    }
  }

  private func isPart(_ line: Turn, of parts: Set<String>? = nil) -> Bool {
    guard let label = line.label else { return false }
    let parts = parts ?? Self.hosts.union(Self.answers)
    return label.contains { parts.contains(scene.folded($0)) }
  }

  /// The parts in a talk, as transcripts print them.
  private static let hosts: Set<String> = [
    "ведущий", "ведущая", "корр", "корреспондент", "журналист", "репортер", "редакция", "автор",
    "диктор", "вопрос", "интервьюер", "жүргізуші", "тілші", "сұрақ", "диктор", "журналист",
  ]
  private static let answers: Set<String> = ["ответ", "жауап", "респондент", "гость", "қонақ"]
}
