/// The closed classes that context rules name.
struct RussianRoleWords: Sendable {
  typealias Agreement = RussianRoles.Agreement
  typealias Kind = RussianRoles.Kind
  typealias Traits = RussianRoles.Traits

  static let shared = RussianRoleWords()

  /// By form.
  let traits: [String: Traits]
  /// By form (or `*`) and lemma.
  let kinds: [String: Kind]
  let prepositions: [String: (often: Agreement, rarely: Agreement)]
  /// Lemmas of verbs that only link.
  let copulas: Set<String> = ["быть", "стать", "становиться", "казаться", "оказаться", "являться"]
  /// Lemmas without the ending of an adjective.
  let determiners: Set<String> = [
    "весь", "этот", "тот", "мой", "твой", "свой", "наш", "ваш", "сам", "один", "его", "ее", "их",
    "чей", "ничей", "сей",
  ]

  /// His, her, their, which go with any form.
  let persons: Set<String> = ["его", "ее", "их"]

  /// Comparatives in -ее, -ей, -ше, -же, -че and the like.
  func isComparative(_ form: String) -> Bool {
    let endings = ["ее", "ей", "ше", "же", "че", "ще", "аще", "еще"]
    return endings.contains { form.hasSuffix($0) } && form != "еще" && form != "уже"
  }

  /// Verbs of motion that have a way as their object at most: прошёл митинг, пройти путь.
  func isMotion(_ lemma: String) -> Bool {
    ["йти", "ходить", "ехать", "езжать"].contains { lemma.hasSuffix($0) }
      && !["найти", "находить", "обойти", "обходить"].contains(lemma)
  }

  private init() {
    var traits: [String: Traits] = [:]
    let classes: [(Traits, String)] = [
      (
        .border,
        "что чтобы чтоб если когда хотя потому поскольку пока но а который которая которое которые где"
      ),
      (.predicate, "можно нельзя надо нужно необходимо пора должен должна должно должны нет"),
      (.negation, "не нет без нету ни"), (.wedge, "же ж ли бы самый самого самому самом самым"),
      (.absence, "нет нету"),
      (
        .lacking,
        "хватает хватало хватит хватить хватать осталось остается останется было будет оказалось нашлось имеется имелось бывает бывало существует стало достает доставало видно слышно"
      ),
      (.who, "кто которые который которая"), (.reciprocal, "друг"), (.soOn, "к. д. к д"),
      (.group, "они мы вы это мои твои наши ваши свои эти те"),
      (.comparison, "больше меньше более менее иначе скорее прежде раньше лучше хуже чаще реже"),
      (
        .settled,
        "больше меньше дальше подальше позже раньше ниже выше позднее лучше хуже просто прямо точно ладно видимо безусловно"
      ),
    ]
    for (trait, words) in classes {
      for word in words.split(separator: " ") { traits[String(word), default: []].insert(trait) }
    }
    self.traits = traits

    var kinds: [String: Kind] = [
      "* все": .standsAlone, "* то": .standsAlone, "* это": .standsAlone,
      "его он": .person, "его оно": .person, "ее она": .person, "их они": .person,
      "* самый": .utmost, "чем что": .what, "т. так": .so, "т. то": .that, "т так": .so,
      "т то": .that, "* стоять": .stands, "д. дом": .numbered, "кв. квартира": .numbered,
      "г. город": .titled,
      "с. село": .titled,
      "д. деревня": .titled, "п. поселок": .titled, "р. река": .titled, "о. остров": .titled,
      "ул. улица": .titled,
    ]
    for form in ["друга", "другу", "другом", "друге"] { kinds["\(form) друг"] = .friend }
    self.kinds = kinds

    let governed: [(String, Agreement, Agreement)] = [
      ("в во на", [.accusative, .locative], []), ("о об обо", [.locative], [.accusative]),
      ("при", [.locative], []), ("к ко благодаря вопреки согласно навстречу", [.dative], []),
      ("по", [.dative], [.accusative, .locative]),
      ("с со", [.genitive, .instrumental], [.accusative]),
      ("за под подо", [.accusative, .instrumental], []),
      ("над надо перед передо пред", [.instrumental], []), ("между", [.instrumental], [.genitive]),
      ("про через сквозь спустя включая несмотря", [.accusative], []),
      (
        "из изо от ото до у без безо для ради около возле среди против кроме после вокруг из-за из-под вместо вне внутри вдоль мимо насчет относительно помимо посредством путем накануне типа вроде наподобие вследствие ввиду близ свыше сверх касательно позади впереди напротив",
        [.genitive], []
      ),
    ]
    var prepositions: [String: (often: Agreement, rarely: Agreement)] = [:]
    for (words, often, rarely) in governed {
      for word in words.split(separator: " ") { prepositions[String(word)] = (often, rarely) }
    }
    self.prepositions = prepositions
  }
}
