internal import Basics
internal import Coding
internal import Lexicons
internal import Linguistics

/// A morphology and a lexicon of people who speak, for tests of voices.
private let russian = SmallMorphology(
  """
  приезжие приезжий noun nom pl
  приезжий приезжий noun nom
  аким аким noun nom
  акимате акимат noun loc
  акимат акимат noun nom
  урбанист урбанист noun nom
  урбаниста урбанист noun gen
  студентка студентка noun nom
  соседка соседка noun nom
  жители житель noun nom pl
  житель житель noun nom
  редакция редакция noun nom
  уважаемая уважаемый adj nom
  уважаемый уважаемый adj nom
  роза роза name nom
  ли ли name nom
  она она pron nom
  мы мы pron nom
  я я pron nom
  сказал сказать verb fin
  сказала сказать verb fin
  сказали сказать verb fin pl
  сказать сказать verb
  говорит говорить verb fin
  говорить говорить verb
  сообщили сообщить verb fin pl
  сообщить сообщить verb
  просят просить verb fin pl
  просить просить verb
  приехали приехать verb fin pl
  приехать приехать verb
  переехала переехать verb fin
  переехать переехать verb
  живу жить verb fin first
  жить жить verb
  растет расти verb fin
  строят строить verb fin pl
  пустеет пустеть verb fin
  строить строить verb fin first
  город город noun nom
  улица улица noun nom
  школы школа noun acc pl
  аула аул noun gen
  аул аул noun nom
  дом дом noun acc
  из из adp
  в в adp
  не не particle
  """)

private let kazakh = SmallMorphology(
  """
  әкім әкім noun nom
  сарапшы сарапшы noun nom
  студент студент noun nom
  көрші көрші noun nom
  көшіп көш verb conv
  көшу көш verb noun
  келдік кел verb fin first
  келген кел verb part nom
  келу кел verb noun
  дейді де verb fin
  деді де verb fin
  деу де verb noun
  айтты айт verb fin
  айту айт verb noun
  айтылды айт verb fin pass
  өсті өс verb fin
  жоқ жоқ adj nom
  қала қала noun nom
  мектеп мектеп noun nom
  ол ол pron nom
  """)

private let codebook = """
  code,kind,parent,label_kk,label_ru,label_en,definition,include,exclude,example
  internal,group,,,,,,,,
  official,speaker,,,,,,,,
  expert,speaker,,,,,,,,
  townsperson,speaker,,,,,,,,
  mover,speaker,,,,,,,,
  civic,speaker,,,,,,,,
  reader,speaker,,,,,,,,
  verb,attribution,,,,,,,,
  phrase,attribution,,,,,,,,
  """

private let rows: [(Table, [String])] = [
  (.groups, ["ru,приезжий,lemma,internal,,,,,,"]),
  (
    .speakers,
    [
      "ru,аким,lemma,official,,,,,,", "ru,акимат,lemma,official,,,,,,",
      "ru,урбанист,lemma,expert,,,,,,", "ru,студентка,lemma,mover,0.5,,,,,",
      "ru,соседка,lemma,townsperson,,,,,,", "ru,житель,lemma,townsperson,0.5,,,,,",
      "ru,приехать из,lemma,mover,,,,,,", "ru,переехать,lemma,mover,,,,,,",
      "ru,уважаемый редакция,lemma,reader,2,,,,,", "kk,әкім,lemma,official,,,,,,",
      "kk,сарапшы,lemma,expert,,,,,,", "kk,студент,lemma,mover,0.5,,,,,",
      "kk,көрші,lemma,townsperson,,,,,,", "kk,=көшіп келу@part,lemma,mover,,,,,,",
      "kk,=көшіп =келдік,lemma,mover,,,,,,",
    ]
  ),
  (
    .attribution,
    [
      "ru,сказать,lemma,verb,,,,,,", "ru,говорить,lemma,verb,,,,,,",
      "ru,сообщить,lemma,verb,,,,,,", "ru,просить,lemma,verb,0.5,,,,,",
      "ru,по словам,fixed,phrase,,,,,,", "kk,деу,lemma,verb,,,,,,", "kk,айту,lemma,verb,,,,,,",
      "kk,айтуынша,fixed,phrase,,,,,,",
    ]
  ),
]

private let dictionaries = Result { try Dictionaries(kazakh: kazakh, russian: russian) }

private let lexicon = Result {
  var files = [Lexicon.codebookName: Array(codebook.utf8)]
  for table in Table.allCases {
    var text = Table.columns.joined(separator: ",") + "\n"
    for (number, line) in (rows.first { $0.0 == table }?.1 ?? []).enumerated() {
      text += "\(table.rawValue).\(line.prefix(2)).\(1000 + number),\(line)\n"
    }
    files[table.fileName] = Array(text.utf8)
  }
  let (lexicon, problems) = Lexicon.read(files: files, folder: "")
  if !problems.isEmpty { throw problems[0] }
  return CompiledLexicon(lexicon, dictionaries: try dictionaries.get())
}

/// The coding of a text in which people speak.
func speak(_ text: String, _ language: Language = .russian) throws -> CodedArticle {
  let morphology = language == .kazakh ? kazakh : russian
  return Coder(try lexicon.get()).code(
    CodingInput(title: .empty, text: read(text, language, morphology)))
}
