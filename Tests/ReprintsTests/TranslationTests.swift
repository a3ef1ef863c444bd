import Reprints
import Testing

/// News of one outlet on one day, in Kazakh and Russian; each pair tells the same.
private let pairs: [(kk: String, ru: String)] = [
  (
    """
    Астанада тоғыз айда 48 700 адам тұрғылықты жерге тіркелді
    Елорда әкімдігінің дерегінше, биыл тоғыз айда қалаға 48 700 адам көшіп келген. Олардың 61 пайызы – \
    Ақмола, Түркістан және Қарағанды облыстарының тұрғындары. «Мектептерде 12 300 орын жетіспейді», – деді \
    басқарма басшысы Ерлан Сағынтаев. Келер жылы Нұра мен Алматы аудандарында 14 мектеп салынады.
    """,
    """
    За девять месяцев в Астане зарегистрировались 48 700 человек
    По данным столичного акимата, с начала года в город переехали 48 700 человек. Из них 61 процент \
    приехал из областей Акмолинской, Туркестанской и Карагандинской. «В школах не хватает 12 300 мест», \
    – сообщил руководитель управления Ерлан Сагинтаев. В следующем году в районах Нура и Алматы \
    построят 14 школ.
    """
  ),
  (
    """
    Шымкентте жаңа қан орталығы ашылды
    Шымкентте құны 3,4 млрд теңге болатын қан орталығы ашылды. Орталықта 126 маман жұмыс істейді, ал \
    қуаты – тәулігіне 250 донор. Ашылу салтанатына денсаулық сақтау министрі Ақмарал Әлназарова қатысты. \
    Нысанның құрылысын «Оңтүстік Құрылыс» компаниясы 22 айда аяқтаған.
    """,
    """
    В Шымкенте открыли новый центр крови
    В Шымкенте открылся центр крови стоимостью 3,4 млрд тенге. Здесь работают 126 специалистов, центр \
    может принять до 250 доноров в сутки. В открытии участвовала министр здравоохранения Акмарал \
    Альназарова. Подрядчик, компания «Онтустик Курылыс», завершил стройку за 22 месяца.
    """
  ),
  (
    """
    Алматыда LRT желісі 2027 жылы іске қосылады
    Алматы әкімі Дархан Сәтібалдыұлы жеңілрельсті трамвайдың бірінші кезегі 2027 жылы ашылатынын айтты. \
    Желінің ұзындығы – 22,8 шақырым, онда 26 аялдама болады. Жобаға 167 млрд теңге жұмсалады. Вагондарды \
    CRRC компаниясы жеткізеді.
    """,
    """
    Первую линию LRT в Алматы запустят в 2027 году
    Аким Алматы Дархан Сатыбалдыулы сообщил, что первая очередь легкорельсового трамвая откроется в \
    2027 году. Длина линии – 22,8 километра, на ней разместят 26 остановок. Стоимость проекта – 167 млрд \
    тенге. Вагоны поставит компания CRRC.
    """
  ),
  (
    """
    Серпін бағдарламасымен 1 840 студент солтүстікке аттанды
    Биыл «Серпін» бағдарламасы бойынша Түркістан, Қызылорда, Жамбыл облыстарынан 1 840 талапкер \
    Петропавл мен Павлодардың оқу орындарына түсті. Ғылым және жоғары білім министрі Саясат Нұрбектің \
    айтуынша, түлектердің 37 пайызы ғана сол өңірде қалып жұмыс істейді.
    """,
    """
    По программе «Серпин» на север поехали 1 840 студентов
    В этом году по программе «Серпин» в вузы Петропавловска и Павлодара поступили 1 840 абитуриентов из \
    областей Туркестанской, Кызылординской и Жамбылской. По словам министра науки и высшего образования \
    Саясата Нурбека, только 37 процентов выпускников остаются работать в этих регионах.
    """
  ),
  (
    """
    Көлсай көлінде құтқарушылар екі туристі тапты
    Алматы облысының Кеген ауданында 14 қарашада жоғалған екі турист Көлсай көлінің маңынан табылды. \
    Іздеуге ТЖД-ның 38 құтқарушысы мен Ми-8 тікұшағы қатысты. Туристер, 1998 және 2001 жылы туған \
    қарағандылықтар, 19 сағат суықта болған.
    """,
    """
    Спасатели нашли двух туристов у озера Кольсай
    В Кегенском районе Алматинской области нашли двух туристов, пропавших 14 ноября у озера Кольсай. В \
    поисках участвовали 38 спасателей ДЧС и вертолёт Ми-8. Туристы 1998 и 2001 годов рождения, жители \
    Караганды, провели на холоде 19 часов.
    """
  ),
]

@Suite struct TranslationTests {
  private struct News {
    var id: String
    var language: String
    var text: String
    var outlet = "a"
    var day: Int? = 100
    var picture: String?
    var alternates: [String] = []
  }

  private func places(_ news: [News]) -> [String: StoryPlace] {
    let printings = news.map {
      Printing(id: $0.id, outlet: $0.outlet, day: $0.day, isAgency: false, language: $0.language)
    }
    let found = stories(
      of: printings,
      clues: { numbers in
        numbers.map { number in
          TranslationClues(
            text: news[number].text, picture: news[number].picture, identity: news[number].id,
            alternates: news[number].alternates)
        }
      },
      shingles: { _ in [] })
    return Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
  }

  private var day: [News] {
    pairs.enumerated().flatMap { number, pair in
      [
        News(id: "kk\(number)", language: "kk", text: pair.kk),
        News(id: "ru\(number)", language: "ru", text: pair.ru),
      ]
    }
  }

  @Test func `each article finds its translation among the news of the day, and no other`() {
    let places = places(day)
    for number in pairs.indices {
      #expect(places["ru\(number)"]?.story == "kk\(number)")
      #expect(places["ru\(number)"]?.grade == .translation)
      #expect(places["kk\(number)"]?.story == "kk\(number)")
    }
  }

  @Test func `the next day is near enough, the day after is not`() {
    var news = day
    for index in news.indices where news[index].language == "ru" { news[index].day = 101 }
    #expect(Set(places(news).values.map(\.story)).count == pairs.count)
    for index in news.indices where news[index].language == "ru" { news[index].day = 102 }
    #expect(Set(places(news).values.map(\.story)).count == 2 * pairs.count)
  }

  @Test func `without its translation among them an article stands alone`() {
    let kazakh = day.filter { $0.language == "kk" && $0.id != "kk0" }
    let russian = day.filter { $0.language == "ru" && $0.id != "ru1" }
    let places = places(kazakh + russian)
    #expect(places["ru0"]?.grade == nil)
    #expect(places["kk1"]?.story == "kk1")
    #expect(Set(places.values.map(\.story)).count == 5)
  }

  @Test func `what a page names as its other language is one story, whatever it says and when`() {
    let places = places([
      News(id: "x", language: "kk", text: "Қыс келді", day: 100, alternates: ["y"]),
      News(id: "y", language: "ru", text: "Пришла зима", day: nil),
      News(id: "z", language: "ru", text: "Лыжи", day: 100, alternates: ["nowhere"]),
    ])
    #expect(places["y"]?.story == "x")
    #expect(places["y"]?.grade == .translation)
    #expect(places["z"]?.story == "z")
  }

  @Test func `a picture alone makes no translation; with a name in common it does`() {
    let picture = "https://misal.example/a.jpg"
    let kazakh = News(
      id: "x", language: "kk",
      text: "Жиын. Онда Сәуле Ахметова 45 дәрігерге сый берді, Медеуде 17 үй тапсырылды.",
      picture: picture + "?w=300")
    let same = News(
      id: "y", language: "ru", text: "Встреча. На ней Сауле Ахметова наградила врачей.",
      picture: picture)
    let other = News(
      id: "y", language: "ru", text: "Матч. Вчера Кайрат обыграл Ордабасы со счётом.",
      picture: picture)
    #expect(places([kazakh, same])["y"]?.story == "x")
    #expect(places([kazakh, other])["y"]?.story == "y")
  }

  @Test func `another outlet must agree in more than one outlet with itself`() {
    var news = day.filter { $0.id.hasSuffix("2") || $0.id.hasSuffix("4") }
    for index in news.indices where news[index].language == "ru" { news[index].outlet = "b" }
    let across = places(news)
    #expect(across["ru2"]?.story == "kk2")
    let text = "Кеше Астанада Ерлан Сағынтаев 48 700 адам туралы айтты. Мектеп те керек."
    let report = News(
      id: "n", language: "ru",
      text:
        "Вчера Ерлан Сагинтаев говорил о другом: 48 700 человек ждут автобусов, Шымкент, Актобе.",
      outlet: "b")
    #expect(places([News(id: "m", language: "kk", text: text), report])["n"]?.story == "n")
  }

  @Test func `numbers are alike however they are written`() {
    let clues = { (text: String) in
      TranslationClues(text: text, picture: nil, identity: nil, alternates: []).marks
    }
    #expect(clues("халық 1 250 000 болды") == clues("людей 1250000 стало"))
    #expect(clues("құны 3,4 млрд") == clues("стоит 3.4 млрд"))
    #expect(clues("5 адам, 7 үй").isEmpty)
    #expect(clues("кеше Қызылордада") == clues("вчера в Кызылорде"))
    #expect(clues("Сегодня. Вчера").isEmpty)
  }
}
