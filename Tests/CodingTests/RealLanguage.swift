import Coding
import Foundation
import Lexicons
import Linguistics

/// Codes with the real dictionaries and a lexicon of a few rows: what depends on cases, agreement and
/// order can only be seen on real words.
struct RealLanguage: Sendable {
  private let dictionaries: Dictionaries
  private let lexicon: CompiledLexicon

  static let shared = Result { try RealLanguage() }

  private init() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    dictionaries = try Dictionaries.load(
      DictionaryPaths(
        hunspellKazakh: "/usr/share/hunspell/kk_KZ.dic",
        openCorpora: root.appending(path: ".dictionaries/pymorphy3_dicts_ru/data").path))
    var files = [Lexicon.codebookName: Array(Self.codebook.utf8)]
    for (table, lines) in Self.rows {
      var text = Table.columns.joined(separator: ",") + "\n"
      for (number, line) in lines.enumerated() {
        text += "\(table.rawValue).\(line.prefix(2)).\(1000 + number),\(line)\n"
      }
      files[table.fileName] = Array(text.utf8)
    }
    let (lexicon, problems) = Lexicon.read(files: files, folder: "")
    if let first = problems.first { throw first }
    self.lexicon = CompiledLexicon(lexicon, dictionaries: dictionaries)
  }

  func code(_ text: String) -> CodedArticle {
    Coder(lexicon).code(
      CodingInput(title: .empty, text: Analyzer(dictionaries).session().analyze(text)))
  }

  func input(_ text: String, title: String) -> CodingInput {
    let analyzer = Analyzer(dictionaries).session()
    return CodingInput(title: analyzer.analyze(title), text: analyzer.analyze(text))
  }

  func code(_ input: CodingInput) -> CodedArticle { Coder(lexicon).code(input) }

  /// The stance toward the words between [ and ].
  func stance(toward text: String) -> TargetStance? {
    let scalars = Array(text.unicodeScalars)
    guard let start = scalars.firstIndex(of: "["), let end = scalars.firstIndex(of: "]") else {
      return nil
    }
    var plain = String.UnicodeScalarView()
    plain.append(contentsOf: scalars.filter { $0 != "[" && $0 != "]" })
    let analyzed = Analyzer(dictionaries).session().analyze(String(plain))
    return Coder(lexicon).stances(in: analyzed, toward: [(start: start, end: end - 1)]).first
  }

  private static let codebook = """
    code,kind,parent,label_kk,label_ru,label_en,definition,include,exclude,example
    internal,group,,,,,,,,
    programme,group,internal,,,,,,,
    foreign,group,,,,,,,,
    hint,group,,,,,,,,
    reference,group,,,,,,,,
    self,group,,,,,,,,
    label,label,internal,,,,,,,
    city,place,,,,,,,,
    almaty,place,city,,,,,,,
    almaty-quarter,place,almaty,,,,,,,
    village,place,origin,,,,,,,
    smalltown,place,origin,,,,,,,
    quality+,stance,,,,,,,,
    quality-,stance,,,,,,,,
    agent+,stance,,,,,,,,
    agent-,stance,,,,,,,,
    coming+,stance,,,,,,,,
    coming-,stance,,,,,,,,
    demand+,stance,,,,,,,,
    demand-,stance,,,,,,,,
    patient,stance,,,,,,,,
    water,metaphor,,,,,,,,
    kin,tie,,,,,,,,
    office,tie,,,,,,,,
    housing,frame,,,,,,,,
    segregation,frame,housing,,,,,,,
    crime,frame,,,,,,,,
    contribution,frame,,,,,,,,
    official,speaker,,,,,,,,
    verb,attribution,,,,,,,,
    phrase,attribution,,,,,,,,
    negation,shifter,,,,,,,,
    denial,shifter,,,,,,,,
    refusal,shifter,,,,,,,,
    irony,shifter,,,,,,,,
    none,shifter,,,,,,,,
    positive,polarity,,,,,,,,
    negative,polarity,,,,,,,,
    agent-positive,polarity,positive,,,,,,,
    agent-negative,polarity,negative,,,,,,,
    object-positive,polarity,positive,,,,,,,
    object-negative,polarity,negative,,,,,,,
    event-positive,polarity,positive,,,,,,,
    event-negative,polarity,negative,,,,,,,
    """

  /// Language, pattern, type, code and the columns that follow, by table.
  private static let rows: [(Table, [String])] = [
    (
      .groups,
      [
        "kk,ауыл@abl [2] келу@part,lemma,internal,,,,,,", "ru,приезжий,lemma,internal,,,,,,",
        "ru,переселенец по программа,lemma,programme,,,,,,", "ru,переселенец,lemma,internal,,,,,,",
        "ru,иностранец,lemma,foreign,,,,,,", "ru,новый жилец,lemma,hint,0.6,,,,,",
        "ru,общежитие,lemma,hint,0.5,,,,,", "kk,жатақхана,lemma,hint,0.5,,,,,",
        "kk,пәтер жалдау,lemma,hint,0.6,,,,,", "ru,они|их|им,fixed,reference,,,,,,",
        "kk,олар,lemma,reference,,,,,,", "ru,я|мы,lemma,self,,,,,,", "kk,мен|біз,lemma,self,,,,,,",
      ]
    ),
    (
      .places,
      [
        "ru,Алматы,lemma,almaty,,,,,,", "ru,Шанырак,lemma,almaty-quarter,,,,,,",
        "ru,аул,lemma,village,,,,,,", "ru,Бейнеу,lemma,smalltown,,,,,,",
        "kk,ауыл,lemma,village,,,,,,",
        "kk,Алматы,lemma,almaty,,,,,,",
      ]
    ),
    (.labels, ["kk,мәмбеттер,fixed,label,,,,,,"]),
    (
      .stance,
      [
        "ru,трудолюбивый,lemma,quality+,,,,,,", "ru,хамство,lemma,quality-,,,,,,",
        "ru,портить,lemma,agent-,,,,,,", "ru,обмануть,lemma,agent-,,,,,,",
        "ru,строить|построить,lemma,agent+,,,,,,", "ru,унижать,lemma,patient,,,,,,",
        "ru,ограничить,lemma,demand-,,,,,,", "ru,жить город,lemma,coming+,,,,,,",
        "kk,бүлдіру,lemma,agent-,,,,,,", "kk,салу,lemma,agent+,,,,,,",
        "kk,еңбекқор,lemma,quality+,,,,,,", "kk,тәрбиесіздік,lemma,quality-,,,,,,",
      ]
    ),
    (.metaphors, ["ru,хлынуть,lemma,water,0.5,,,,,"]),
    (.ties, ["ru,родственник,lemma,kin,,,,,,", "ru,акимат,lemma,office,,,,,,"]),
    (
      .frames,
      [
        "ru,окраина,lemma,segregation,,,,,,", "ru,квартира,lemma,housing,,,,,,",
        "ru,преступность,lemma,crime,,,,,,", "ru,налог,lemma,contribution,,,,,,",
      ]
    ),
    (
      .polarity,
      [
        "ru,осудить,lemma,object-negative,,,,,,", "ru,обвинение,lemma,object-negative,,,,,,",
        "ru,наградить,lemma,object-positive,,,,,,", "ru,поддержка,lemma,object-positive,,,,,,",
        "ru,украсть,lemma,agent-negative,,,,,,", "ru,спасти,lemma,agent-positive,,,,,,",
        "ru,помочь,lemma,agent-positive,,,,,,", "ru,подлец,lemma,negative,,,,,,",
        "ru,талантливый,lemma,positive,,,,,,", "ru,авария,lemma,event-negative,,,,,,",
        "ru,любовь,lemma,event-positive,,,,,,", "ru,погибнуть,lemma,event-negative,,,,,,",
        "ru,лжец,lemma,negative,,,,,,", "ru,убийство,lemma,agent-negative,,,,,,",
        "ru,провалиться,lemma,negative,,,,,,", "kk,кінә,lemma,object-negative,,,,,,",
        "kk,айыптау,lemma,object-negative,,,,,,",
        "kk,марапат,lemma,object-positive,,,,,,", "kk,ұрлау,lemma,agent-negative,,,,,,",
        "kk,жемқор,lemma,negative,,,,,,", "kk,дарынды|=дарынды,lemma,positive,,,,,,",
        "kk,көмектесу,lemma,agent-positive,,,,,,", "kk,жеңіс,lemma,agent-positive,,,,,,",
      ]
    ),
    (.speakers, ["ru,аким,lemma,official,,,,,,"]),
    (.attribution, ["ru,сказать,lemma,verb,,,,,,", "ru,по =словам,lemma,phrase,,,,,,"]),
    (
      .shifters,
      [
        "ru,не|нет,fixed,negation,,,,,,", "kk,емес,fixed,negation,,,,,,",
        "ru,миф|неправда,lemma,denial,,,,,,", "ru,так называемый,lemma,irony,,,,,,",
        "ru,отказать,lemma,refusal,,,,,,",
        "ru,никогда,lemma,negation,,,,,,", "ru,отрицать,lemma,denial,,,,,,",
        "ru,=не помочь,lemma,refusal,,,,,,",
      ]
    ),
  ]
}

func codeReal(_ text: String) throws -> CodedArticle { try RealLanguage.shared.get().code(text) }

func stanceReal(_ text: String) throws -> Stance? {
  try RealLanguage.shared.get().stance(toward: text)?.stance
}
