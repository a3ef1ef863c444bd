/// Chooses the readings of a Russian sentence from left to right, each by what was chosen before
/// it and by what its right neighbour may be.
///
/// Weights are tenths of a natural logarithm, set by hand: a reading's own likelihood, and on top
/// of it what government, agreement and the make-up of the clause say for or against it.
struct RussianContext {
  typealias Agreement = RussianRoles.Agreement
  typealias Kind = RussianRoles.Kind
  typealias Reading = RussianRoles.Reading

  /// The roles of the sentence's tokens.
  let roles: [RussianRoles]
  /// The readings of all types.
  let readings: [Reading]

  /// What is chosen for the word before.
  private var last: Kind = []
  /// The forms that the adjectives and determiners just before want their noun in.
  private var awaited: Agreement = []
  /// The cases that a preposition still waits for.
  private var wanted: Agreement = []
  private var rarelyWanted: Agreement = []
  /// The case of the last noun.
  private var nounCase: Agreement = []
  /// The case of the noun before a comma or a conjunction, just behind it.
  private var listCase: Agreement = []
  private var hasVerbBefore = false
  /// The verb before may have an object.
  private var hasObjectVerb = false
  private var hasSubject = false
  private var hasComparison = false
  /// The clause ends before this index.
  private var clauseEnd = 0
  private var hasPredicate = false
  private var hasCopula = false
  /// Some verb of the clause may have an object.
  private var isTransitive = false
  /// The clause says that there is none of something, or too little.
  private var hasAbsence = false
  /// The verb before is negated.
  private var hasNegatedVerb = false
  /// The number of the clause's first sure predicate.
  private var predicateNumber: Agreement = []

  init(roles: [RussianRoles], readings: [Reading]) {
    self.roles = roles
    self.readings = readings
  }

  /// Calls `chosen` with the index of each token and the number of its reading.
  mutating func choose(_ chosen: (Int, Int) -> Void) {
    for index in roles.indices {
      if index >= clauseEnd { enterClause(at: index) }
      let type = roles[index]
      guard !type.readings.isEmpty else {
        pass(type)
        continue
      }
      let best = type.readings.count == 1 ? 0 : best(type, index)
      chosen(index, best)
      let isDenied = index > 0 && roles[index - 1].traits.contains(.negation)
      advance(type, readings[type.readings.lowerBound + best], isDenied)
    }
  }

  // MARK: State

  private mutating func enterClause(at index: Int) {
    var end = index
    hasPredicate = false
    hasCopula = false
    isTransitive = false
    hasAbsence = false
    predicateNumber = []
    repeat {
      let traits = roles[end].traits
      hasPredicate = hasPredicate || traits.contains(.predicate)
      hasCopula = hasCopula || traits.contains(.copula)
      isTransitive = isTransitive || traits.contains(.transitive)
      let isDenied = end > index && roles[end - 1].traits.contains(.negation)
      hasAbsence = hasAbsence || traits.contains(.absence) || isDenied && traits.contains(.lacking)
      if predicateNumber.isEmpty {
        predicateNumber =
          traits.contains(.pluralPredicate)
          ? .plural : traits.contains(.singularPredicate) ? .singular : []
      }
      end += 1
    } while end < roles.count && !roles[end].traits.contains(.border)
    clauseEnd = end
    hasVerbBefore = false
    hasObjectVerb = false
    hasNegatedVerb = false
    hasSubject = false
  }

  /// Moves over a mark, a number or an address.
  private mutating func pass(_ type: RussianRoles) {
    if type.traits.contains(.number) {
      last = .numeral
    } else if type.traits.contains(.border) {
      let isList = type.traits.contains(.comma) && !last.isDisjoint(with: .head)
      listCase = isList ? nounCase : []
      wanted = []
      rarelyWanted = []
      awaited = []
      last = []
    }
  }

  private mutating func advance(_ type: RussianRoles, _ reading: Reading, _ isDenied: Bool) {
    let isList =
      reading.kind.contains(.conjunction) && !type.traits.contains(.border)
      && !last.isDisjoint(with: .head)
    // An adjective may stand between: в городах и больших сёлах.
    if isList {
      listCase = nounCase
    } else if reading.kind.isDisjoint(with: .attribute) {
      listCase = []
    }
    last = reading.kind
    if type.traits.contains(.comparison) { hasComparison = true }
    if !reading.kind.isDisjoint(with: .verbal) {
      hasVerbBefore = true
      hasObjectVerb = !reading.kind.contains(.objectless)
      hasNegatedVerb = isDenied
      awaited = []
    }
    if reading.kind.contains(.adposition) {
      wanted = type.governs
      rarelyWanted = type.governsRarely
      awaited = []
      return
    }
    if !reading.kind.isDisjoint(with: .attribute) {
      if reading.kind.contains(.participle) {
        hasObjectVerb = hasObjectVerb || !reading.kind.contains(.objectless)
      }
      if reading.agreement.rawValue != 0 { awaited = reading.agreement }
      return
    }
    guard !reading.kind.isDisjoint(with: [.noun, .name, .pronoun]) else { return }
    if reading.kind.isDisjoint(with: .pronoun), !reading.kind.contains(.caseless) {
      nounCase = reading.agreement.cases
    }
    if reading.agreement.meets(.nominative), wanted.isEmpty { hasSubject = true }
    wanted = []
    rarelyWanted = []
    awaited = []
  }

  // MARK: Scores

  private func best(_ type: RussianRoles, _ index: Int) -> Int {
    let next = index + 1 < roles.count ? roles[index + 1] : RussianRoles()
    let previous = index > 0 ? roles[index - 1] : RussianRoles()
    var best = 0
    var top = Int32.min
    for (number, place) in type.readings.enumerated() {
      let reading = readings[place]
      var score = reading.weight
      score += government(reading)
      score += agreement(reading, next)
      if !reading.kind.isDisjoint(with: .head) { score += name(reading, type) }
      if !reading.kind.isDisjoint(with: [.noun, .name, .adjective, .participle]) {
        score += position(reading, previous)
      }
      if !reading.kind.isDisjoint(with: [.finite, .imperative]) {
        score += verb(reading, type, previous)
      }
      if !reading.kind.isDisjoint(with: [.short, .adverb, .comparative]) {
        score += predicative(reading, type, previous, next)
      }
      if reading.kind.contains(.participle) { score += participle(reading, previous, next) }
      if !reading.kind.isDisjoint(with: .special) {
        score += pronoun(reading, type, index, previous, next)
      }
      if score > top {
        top = score
        best = number
      }
    }
    return best
  }

  /// в город and в городе; no verb stands after a preposition.
  private func government(_ reading: Reading) -> Int32 {
    guard !wanted.isEmpty else { return 0 }
    if !reading.kind.isDisjoint(with: [.finite, .infinitive, .converb, .imperative, .short]) {
      return -60
    }
    if reading.kind.contains(.caseless) { return -10 }
    if reading.agreement.isEmpty {
      return reading.kind.isDisjoint(with: [.pronoun, .numeral, .determiner]) ? -12 : 0
    }
    if reading.agreement.meets(wanted) {
      // в сети, в области: of the two cases the one of rest is far likelier than that of motion
      // to many.
      let isToMany =
        wanted.meets(.locative) && reading.agreement.meets(.accusative)
        && !reading.agreement.meets(.singular)
      return isToMany ? -6 : 0
    }
    return reading.agreement.meets(rarelyWanted) ? -12 : -45
  }

  /// An adjective and its noun share case, gender and number.
  private func agreement(_ reading: Reading, _ next: RussianRoles) -> Int32 {
    var score: Int32 = 0
    let isAttribute = !reading.kind.isDisjoint(with: .attribute)
    let isHead = !reading.kind.isDisjoint(with: .head)
    if !awaited.isEmpty {
      if isHead {
        score += reading.agreement.meets(awaited) ? 14 : -8
      } else if isAttribute {
        score += reading.agreement.meets(awaited) ? 10 : -4
      } else if !reading.kind.isDisjoint(with: [.finite, .imperative]) {
        score -= 5
      } else if reading.kind.contains(.converb) {
        // сама приезжая: no converb stands where a noun is awaited.
        score -= 15
      }
    }
    if isAttribute, !next.nominal.isEmpty, !reading.agreement.isEmpty {
      score += reading.agreement.meets(next.nominal) ? 12 : -6
    }
    return score
  }

  /// The parts of a name share their case; so do a title and a name: царя Ивана.
  private func name(_ reading: Reading, _ type: RussianRoles) -> Int32 {
    guard reading.kind.contains(.name) else {
      let isInside = !last.isEmpty && type.traits.contains(.capital)
      return isInside && type.kinds.contains(.name) ? -6 : 0
    }
    guard !reading.kind.contains(.caseless) else { return 3 }
    if last.contains(.name), !last.contains(.caseless) {
      return reading.agreement.meets(nounCase) ? 8 : -4
    }
    return last.contains(.noun) && reading.agreement.meets(nounCase) ? 4 : 0
  }

  /// What a case may do where it stands.
  private func position(_ reading: Reading, _ previous: RussianRoles) -> Int32 {
    guard wanted.isEmpty, awaited.isEmpty, !reading.kind.contains(.caseless),
      !reading.agreement.isEmpty
    else { return 0 }
    let form = reading.agreement
    if form.meets(listCase) { return 5 }
    if form.meets(.genitive) {
      if !last.isDisjoint(with: [.noun, .numeral]) { return 12 }
      if last.contains(.name) { return last.contains(.caseless) ? -6 : 2 }
      // Воды нет, не хватает воды; не нашёл работы.
      if hasAbsence, !hasSubject { return 12 }
      if hasNegatedVerb { return hasObjectVerb ? 9 : 0 }
      let isLicensed =
        !last.isDisjoint(with: [.comparative, .adverb]) || previous.traits.contains(.negation)
      return isLicensed ? 0 : -10
    }
    if form.meets(.nominative) {
      if hasSubject, hasVerbBefore { return -7 }
      if hasAbsence { return -4 }
      return subject(form)
    }
    if form.meets(.accusative) {
      // Растёт преступность: where no verb takes an object there is a time or a measure at most.
      guard hasObjectVerb else {
        return hasSubject && hasVerbBefore ? -3 : isTransitive ? -5 : -12
      }
      if hasNegatedVerb { return 4 }
      return last.isDisjoint(with: [.noun, .numeral]) ? 9 : 2
    }
    return form.meets(.locative) ? -40 : -3
  }

  /// A nominative that may be the subject: Дома построены, Выросли цены.
  private func subject(_ form: Agreement) -> Int32 {
    guard !hasSubject else { return 0 }
    // A verb with an object is rather followed by it.
    var score: Int32 = hasVerbBefore ? hasObjectVerb ? 0 : 5 : hasPredicate || last.isEmpty ? 3 : 0
    if !predicateNumber.isEmpty { score += form.meets(predicateNumber) ? 4 : -6 }
    return score
  }

  /// A clause has one finite verb.
  private func verb(
    _ reading: Reading, _ type: RussianRoles, _ previous: RussianRoles
  ) -> Int32 {
    if reading.kind.contains(.imperative) {
      // Жиль inside a sentence is no command.
      let isInside = !last.isEmpty && type.traits.contains(.capital)
      return isInside && type.kinds.contains(.name) ? -20 : hasPredicate ? -4 : 0
    }
    guard !type.kinds.isDisjoint(with: [.noun, .name, .adjective, .determiner]) else {
      return 0
    }
    var score: Int32 = hasPredicate ? -8 : 8
    if last.contains(.pronoun) { score += 3 }
    return score
  }

  /// красиво поёт, but это красиво; быстрее бежит, but поезд быстрее.
  private func predicative(
    _ reading: Reading, _ type: RussianRoles, _ previous: RussianRoles, _ next: RussianRoles
  ) -> Int32 {
    guard type.kinds.contains(.adverb), !type.kinds.contains(.finite),
      !type.kinds.isDisjoint(with: [.short, .comparative]),
      !type.traits.contains(.settled)
    else { return 0 }
    let isAdverb = reading.kind.contains(.adverb)
    let modified: Kind = [.adjective, .participle, .finite, .adverb, .short]
    if previous.traits.contains(.copula), !isAdverb { return 20 }
    // Конечно, …: a word of the speaker's, not the predicate.
    if next.traits.contains(.comma), last.isEmpty || previous.readings.isEmpty {
      return isAdverb ? 12 : 0
    }
    if hasPredicate || !next.kinds.isDisjoint(with: modified) { return isAdverb ? 8 : 0 }
    guard !isAdverb else { return 0 }
    if reading.kind.contains(.comparative) { return 10 }
    if next.kinds.contains(.infinitive) { return 16 }
    let isLast =
      next.traits.contains(.border) || next.readings.isEmpty || next.kinds == .conjunction
    guard isLast else { return 2 }
    // всё отлично, очень красиво.
    return hasSubject || !last.isDisjoint(with: [.adverb, .particle]) ? 32 : 18
  }

  /// Set off by a comma, or with words of its own after it, a participle is not an adjective.
  private func participle(
    _ reading: Reading, _ previous: RussianRoles, _ next: RussianRoles
  ) -> Int32 {
    if next.kinds.contains(.adposition) { return 8 }
    return previous.traits.contains(.comma) && !reading.agreement.meets(next.nominal) ? 14 : 0
  }
}

extension RussianContext {
  private func pronoun(
    _ reading: Reading, _ type: RussianRoles, _ index: Int, _ previous: RussianRoles,
    _ next: RussianRoles
  ) -> Int32 {
    let kind = reading.kind
    if type.kinds.contains([.standsAlone, .determiner]) {
      return pair(reading, type, index, previous, next)
    }
    if type.kinds.contains([.person, .determiner]) {
      return kind.contains(.person) == isPersonal(previous, next) ? 30 : 0
    }
    if type.kinds.contains(.utmost) {
      let isUtmost =
        !next.kinds.isDisjoint(with: [.adjective, .participle])
        || previous.kinds.contains(.standsAlone)
      return isUtmost && kind.contains(.utmost) ? 8 : 0
    }
    if kind.contains(.friend) {
      let before = index > 1 ? roles[index - 2] : RussianRoles()
      let isPair =
        previous.traits.contains(.reciprocal)
        || previous.kinds.contains(.adposition) && before.traits.contains(.reciprocal)
      return isPair ? 40 : 0
    }
    if kind.contains(.stands) { return next.kinds.contains(.adposition) ? 8 : -4 }
    if kind.contains(.what) {
      let compares = hasComparison || next.kinds.contains(.comparative)
      return compares && wanted.isEmpty ? 0 : 40
    }
    if kind.contains(.so) { return next.traits.contains(.soOn) ? 30 : 0 }
    if kind.contains(.that) { return next.traits.contains(.soOn) ? 0 : 30 }
    if kind.contains(.numbered) { return next.traits.contains(.number) ? 40 : 0 }
    if kind.contains(.titled) {
      let isTitle =
        next.traits.contains(.capital) && !type.traits.contains(.capital)
        && !previous.traits.contains(.number)
      return isTitle ? 40 : 0
    }
    if kind.contains(.numeral), reading.agreement.isEmpty, next.nominal.meets(.genitive),
      !next.kinds.contains(.standsAlone)
    {
      return 12
    }
    return 0
  }

  /// весь, этот, тот beside все, это, то: with a noun in the same form, or alone.
  private func pair(
    _ reading: Reading, _ type: RussianRoles, _ index: Int, _ previous: RussianRoles,
    _ next: RussianRoles
  ) -> Int32 {
    var next = next
    if next.traits.contains(.wedge), index + 2 < roles.count { next = roles[index + 2] }
    var fits = false
    for other in type.readings where readings[other].kind.contains(.determiner) {
      fits = fits || readings[other].agreement.meets(next.nominal)
    }
    if next.traits.contains(.comma), index + 2 < roles.count,
      roles[index + 2].traits.contains(.who), !type.traits.contains(.group)
    {
      fits = true
    }
    // прежде всего, это всё.
    if previous.traits.contains(.comparison) || next.kinds.contains(.standsAlone) { fits = false }
    return reading.kind.contains(.determiner) == fits ? 40 : 0
  }

  /// увидел их and их дом; помешивая его рукой.
  private func isPersonal(_ previous: RussianRoles, _ next: RussianRoles) -> Bool {
    if last.contains(.adposition) { return false }
    guard !next.nominal.isEmpty else { return true }
    let oblique: Agreement = [.instrumental, .dative, .locative]
    return !last.isDisjoint(with: .verbal)
      && next.nominal.isDisjoint(with: Agreement.any.subtracting(oblique))
  }
}
