package import Linguistics

/// What Coding is given: an article's analysed title and text.
///
/// The title may be `.empty`.
package struct CodingInput: Sendable {
  package var title: AnalyzedText
  package var text: AnalyzedText

  package init(title: AnalyzedText, text: AnalyzedText) {
    self.title = title
    self.text = text
  }
}

/// The coding of one article, or of one passage: the result of Coding, with its evidence.
package struct CodedArticle: Hashable, Codable, Sendable {
  package var relevance: Relevance
  /// All voices taken together, lenient reading: sympathy with movers as victims is positive.
  package var stance: Stance
  /// The same with sympathy alone as neutral.
  package var strictStance: Stance
  /// From the text outside quotations and attributed speech only.
  package var outletStance: Stance
  /// The sums of all that is said of its mentions, and of what the text as a whole tells (`Grounds`);
  /// the four parts kept apart.
  package var stanceParts: StanceParts
  /// The stance of each speaker whose words say anything of movers, by role.
  package var speakers: [SpeakerStance]
  /// The stance of each sentence that says anything of movers, in order.
  package var sentences: [SentenceStance]
  /// Codes of the codebook, sorted.
  package var frames: [String]
  /// The finer codes found under these frames, sorted.
  package var finerFrames: [String]
  /// How much there is of every frame that has any evidence, strongest first.
  package var frameScores: [FrameScore]
  /// Roles of speakers, sorted.
  package var voices: [String]
  /// `almaty`, `astana`, `shymkent`, `other`, sorted.
  package var cities: [String]
  /// Where the movers come from: `village`, `smalltown`, `oblastcentre`, `othercity`, `region`,
  /// `programme` for settlers of the state's programmes; sorted.
  package var origins: [String]
  /// Whom movers turn to, and whether they are received.
  package var ties: [SocialTie]
  package var labelUse: LabelUse
  /// What kind of text it is, as far as its voices tell.
  package var genre: Genre
  /// The metaphors said of movers: `water`, `swarm`, `army`, `burden`; sorted.
  package var metaphors: [String]
  package var mentions: [Mention]
  package var frameMatches: [FrameMatch]
  /// Everything that decided the codes above; mentions and frame matches point here by index.
  package var evidence: [Evidence]

  /// The beginning of the digest of the lexicon that coded it, as reports name it.
  package var lexicon: String

  package init() {
    lexicon = ""
    relevance = .none
    stance = .neutral
    strictStance = .neutral
    outletStance = .neutral
    stanceParts = StanceParts()
    speakers = []
    sentences = []
    frames = []
    finerFrames = []
    frameScores = []
    voices = []
    cities = []
    origins = []
    ties = []
    labelUse = .none
    genre = .report
    metaphors = []
    mentions = []
    frameMatches = []
    evidence = []
  }
}

/// What kind of text an article is, as far as it shows in who speaks and how.
package enum Genre: String, Codable, CaseIterable, Sendable {
  /// News and reportage: all that is nothing of the following.
  case report
  /// Questions and answers.
  case interview
  /// Somebody tells his own story or opinion in the first person.
  case essay
  /// An office announces or explains.
  case notice
  /// A reader writes to the editor.
  case letter
  /// Comments of readers: no words of the outlet.
  case comments
}

package enum Relevance: String, Codable, CaseIterable, Sendable {
  /// People who move inside the country.
  case `internal`
  /// Foreigners, emigrants, қандастар, refugees, visitors only.
  case other
  case unclear
  case none
}

package enum Stance: String, Codable, CaseIterable, Sendable {
  case negative, neutral, positive
  /// Both signs, neither prevails: articles only.
  case mixed
}

package enum LabelUse: String, Codable, CaseIterable, Sendable {
  case none, used, mentioned
}

/// Where in an article a piece of evidence stands.
package enum Part: String, Codable, CaseIterable, Sendable { case title, text }

/// A match of a target group.
package struct Mention: Hashable, Codable, Sendable {
  package var part: Part
  /// The number of the sentence in its part, from 0.
  package var sentence: Int
  /// Scalars of the part.
  package var start: Int
  package var end: Int
  /// The words as they stand in the article after repair.
  package var surface: String
  /// The code of the group, such as `internal`, `label`, `foreign`, `emigrant`, `kandas`, `forced`,
  /// `visitor`.
  package var group: String
  package var stance: Stance
  package var strictStance: Stance
  /// The sum of weights after shifters; its sign and size decide the stance.
  package var score: Double
  /// What the score is made of.
  package var parts: StanceParts
  /// The role of who speaks the sentence; `outlet` where nobody else does.
  package var speaker: String
  package var isQuoted: Bool
  package var labelUse: LabelUse
  /// Something in its sentence may be meant the other way: a flag for people, no code changes by it.
  package var mayBeIronic: Bool
  /// Indices into `CodedArticle.evidence`.
  package var evidence: [Int]

  /// The groups that are movers inside the country.
  package static let moverGroups: Set<String> = ["internal", "programme", "commuter", "label"]

  package init(
    part: Part, sentence: Int, start: Int, end: Int, surface: String, group: String,
    stance: Stance, strictStance: Stance, score: Double, parts: StanceParts, speaker: String,
    isQuoted: Bool, labelUse: LabelUse, mayBeIronic: Bool, evidence: [Int]
  ) {
    self.part = part
    self.sentence = sentence
    self.start = start
    self.end = end
    self.surface = surface
    self.group = group
    self.stance = stance
    self.strictStance = strictStance
    self.score = score
    self.parts = parts
    self.speaker = speaker
    self.isQuoted = isQuoted
    self.labelUse = labelUse
    self.mayBeIronic = mayBeIronic
    self.evidence = evidence
  }
}

/// A frame invoked in a sentence.
package struct FrameMatch: Hashable, Codable, Sendable {
  package var part: Part
  package var sentence: Int
  package var frame: String
  /// The finer codes under it that its words bear, sorted.
  package var finer: [String]
  /// Who speaks the sentence.
  package var speaker: String
  /// Indices into `CodedArticle.evidence`.
  package var evidence: [Int]

  package init(
    part: Part, sentence: Int, frame: String, finer: [String] = [], speaker: String,
    evidence: [Int]
  ) {
    self.part = part
    self.sentence = sentence
    self.frame = frame
    self.finer = finer
    self.speaker = speaker
    self.evidence = evidence
  }
}

/// How much of an article a frame holds.
package struct FrameScore: Hashable, Codable, Sendable {
  package var frame: String
  /// The sum of the weights of its evidence.
  package var score: Double
  /// Of the sentences that bear any frame, the share that bears this one: 0 to 1.
  package var share: Double
  /// Of the weight of all frames, the share of this one; title and lede weigh more: 0 to 1.
  package var salience: Double

  package init(frame: String, score: Double, share: Double, salience: Double) {
    self.frame = frame
    self.score = score
    self.share = share
    self.salience = salience
  }
}

/// Somebody movers turn to: kin, a neighbour, an office.
package struct SocialTie: Hashable, Codable, Sendable {
  package enum State: String, Codable, CaseIterable, Sendable { case present, absent, refused }

  package var part: Part
  package var sentence: Int
  /// `kin`, `neighbour` or `office`.
  package var tie: String
  package var state: State
  /// Indices into `CodedArticle.evidence`.
  package var evidence: [Int]

  package init(part: Part, sentence: Int, tie: String, state: State, evidence: [Int]) {
    self.part = part
    self.sentence = sentence
    self.tie = tie
    self.state = state
    self.evidence = evidence
  }
}

/// A match and the rule by which it counted, or was kept from counting.
package struct Evidence: Hashable, Codable, Sendable {
  package var part: Part
  package var sentence: Int
  /// Scalars of the part.
  package var start: Int
  package var end: Int
  package var surface: String
  /// The id of the lexicon entry.
  package var entry: String
  /// The table the entry stands in: `groups`, `stance`, `frames`.
  package var layer: String
  package var code: String
  /// The rule that used it, such as `agent`, `attribute`, `sentence-needs-mover`.
  package var rule: String
  package var weight: Double
  /// After negation and other shifters.
  package var shiftedWeight: Double
  /// Why it did not count; nil when it did.
  package var blocked: String?

  package init(
    part: Part, sentence: Int, start: Int, end: Int, surface: String, entry: String,
    layer: String, code: String, rule: String, weight: Double, shiftedWeight: Double,
    blocked: String?
  ) {
    self.part = part
    self.sentence = sentence
    self.start = start
    self.end = end
    self.surface = surface
    self.entry = entry
    self.layer = layer
    self.code = code
    self.rule = rule
    self.weight = weight
    self.shiftedWeight = shiftedWeight
    self.blocked = blocked
  }
}
