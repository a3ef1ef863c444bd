internal import Coding
internal import Lexicons
internal import Linguistics

private let codebook = """
  code,kind,parent,label_kk,label_ru,label_en,definition,include,exclude,example
  internal,group,,,,,,,,
  foreign,group,,,,,,,,
  label,label,internal,,,,,,,
  astana,place,city,,,,,,,
  almaty,place,city,,,,,,,
  village,place,origin,,,,,,,
  quality+,stance,,,,,,,,
  demand+,stance,,,,,,,,
  quality-,stance,,,,,,,,
  agent-,stance,,,,,,,,
  patient,stance,,,,,,,,
  infrastructure,frame,,,,,,,,
  registration,frame,,,,,,,,
  official,speaker,,,,,,,,
  expert,speaker,,,,,,,,
  verb,attribution,,,,,,,,
  phrase,attribution,,,,,,,,
  negation,shifter,,,,,,,,
  hearsay,shifter,,,,,,,,
  positive,polarity,,,,,,,,
  negative,polarity,,,,,,,,
  """

/// Language, pattern, type, code and the columns that follow, by table.
private let rows: [(Table, [String])] = [
  (
    .groups,
    [
      "ru,приезжий,lemma,internal,,,,,,", "ru,переселенец,lemma,internal,,школа,,,,",
      "ru,иностранный приезжий,lemma,foreign,,,,,,",
      "kk,көшіп келу@part,lemma,internal,,,,,,",
    ]
  ),
  (.labels, ["ru,мамбет,lemma,label,,,,,,"]),
  (
    .places,
    [
      "ru,Астана,lemma,astana,,,,,,", "ru,Алматы,lemma,almaty,,,,,,",
      "kk,ауыл,lemma,village,,,,,,", "ru,село,lemma,village,,,,,,",
    ]
  ),
  (
    .stance,
    [
      "ru,трудолюбивый,lemma,quality+,,,,,,", "ru,ленивый,lemma,quality-,,,,,,",
      "ru,портить,lemma,agent-,,,,,,", "ru,обманывать,lemma,patient,,,,,,",
      "kk,бүлдіру,lemma,agent-,,,,,,", "kk,жалқау,lemma,quality-,,,,,,",
      "kk,сақтау@neg,lemma,agent-,,,,,,", "kk,кінәлі =емес,lemma,demand+,,,,,,",
    ]
  ),
  (.polarity, ["ru,портить,lemma,negative,,,,,,"]),
  (
    .frames,
    [
      "ru,школа,lemma,infrastructure,,,,,,", "ru,прописка,lemma,registration,,,,,,",
      "ru,адрес,lemma,registration,,,,,,",
    ]
  ),
  (
    .speakers,
    [
      "ru,аким,lemma,official,,,,,,", "ru,социолог,lemma,expert,,,,,,",
      "kk,әкім,lemma,official,,,,,,",
    ]
  ),
  (
    .attribution,
    [
      "ru,сказать,lemma,verb,,,,,,", "ru,по словам,fixed,phrase,,,,,,", "kk,деу,lemma,verb,,,,,,",
    ]
  ),
  (
    .shifters,
    [
      "ru,не,fixed,negation,,,,,,", "kk,емес,fixed,negation,,,,,,",
      "ru,якобы,fixed,hearsay,,,,,,",
    ]
  ),
]

// Made once: reading the language data takes longer than all tests.
private let dictionaries = Result {
  try Dictionaries(kazakh: SmallMorphology.kazakh, russian: SmallMorphology.russian)
}
private let lexicon = Result { try compileLexicon() }

func smallDictionaries() throws -> Dictionaries { try dictionaries.get() }

func smallLexicon() throws -> CompiledLexicon { try lexicon.get() }

private func compileLexicon() throws -> CompiledLexicon {
  var files = [Lexicon.codebookName: Array(codebook.utf8)]
  for (table, lines) in rows {
    var text = Table.columns.joined(separator: ",") + "\n"
    for (number, line) in lines.enumerated() {
      text += "\(table.rawValue).\(line.prefix(2)).000\(number),\(line)\n"
    }
    files[table.fileName] = Array(text.utf8)
  }
  let (lexicon, problems) = Lexicon.read(files: files, folder: "")
  if !problems.isEmpty { throw problems[0] }
  return CompiledLexicon(lexicon, dictionaries: try smallDictionaries())
}

func code(
  _ text: String, _ language: Language = .russian, title: String = ""
) throws -> CodedArticle {
  Coder(try smallLexicon()).code(
    CodingInput(
      title: title.isEmpty ? .empty : read(title, language), text: read(text, language)))
}
