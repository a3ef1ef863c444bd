import Basics
import Foundation
import Serve

/// A folder with a coding job in it, and a desk on that folder.
final class CodingPlace: Sendable {
  let folder: String
  let job = "сынақ"

  /// Passages in both languages; `extra` are columns that nobody who codes may see.
  init(_ count: Int = 10, extra: [String: String] = [:]) throws {
    folder =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("koshu-coding-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let names = extra.keys.sorted()
    var csv = CSVWriter(
      header: ["id", "language", "outlet", "date", "title", "text"] + names)
    for number in 0..<count {
      let passage = Self.passages[number % Self.passages.count]
      csv.append(
        [
          "p\(number + 1)", passage.language, "misal.example", "2024-05-\(10 + number)",
          passage.title, passage.text,
        ] + names.map { extra[$0] ?? "" })
    }
    try Data(csv.bytes).write(to: URL(fileURLWithPath: "\(folder)/\(job).csv"))
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  var desk: Desk {
    get throws {
      var holdings = try SampleDesk.shared.get().holdings
      holdings.coding = folder
      return Desk(holdings)
    }
  }

  func path(_ file: String) -> String { "\(folder)/\(job)/\(file)" }

  func bytes(_ file: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path(file))))
  }

  /// The rows of a file by id, by the names of their columns.
  func rows(_ file: String) throws -> [String: [String: String]] {
    let rows = CSVReader(try bytes(file)).map(\.fields)
    guard let header = rows.first, let id = header.firstIndex(of: "id") else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: rows.dropFirst().map {
        ($0[id], Dictionary(uniqueKeysWithValues: zip(header, $0)))
      })
  }

  private static let passages = [
    (
      language: "ru", title: "Приезжие из аулов не находят жильё в Алматы",
      text: """
      Переселенцы из сёл ютятся во времянках на окраине города. «Понаехали тут», – говорят соседи.
      Хозяева времянок заламывают цену, а аренда растёт каждый месяц. Акимат обещает построить \
      общежитие, но очередь на него уже расписана на три года вперёд.
      «Мы приехали работать, а не просить», – отвечает Айгүл, которая перебралась в город из \
      Туркестанской области вместе с двумя детьми.
      """
    ),
    (
      language: "kk", title: "Ауылдан көшіп келгендер жұмыс таба алмай жүр",
      text: """
      Ауылдан Алматыға көшіп келген жастар жалдамалы пәтерде тұрады. Әкімдік оларға көмек беруге \
      уәде етті.
      Ауылдан келген жастар еңбекқор, қалаға үлес қосып жүр, – дейді әлеуметтанушы.
      """
    ),
    (
      language: "ru", title: "В столице открыли новую ветку трамвая",
      text: "Новая ветка соединит левый берег с вокзалом. Первые вагоны выйдут на линию в июне."
    ),
    (
      language: "kk", title: "Шымкентте мектептер үш ауысымда оқытады",
      text: """
      Өңірлерден көшіп келушілер көбейіп, қала мектептеріне орын жетпей жатыр. Бастауыш сыныптар \
      үш ауысыммен оқуға көшті.
      Ата-аналар жаңа мектептің құрылысын тездетуді сұрайды.
      """
    ),
  ]
}

extension Visitor {
  private func cookies(_ coder: String?) -> String {
    [cookie, coder.map { "koshu_coder=\(Fields.encoded($0))" }].compactMap { $0 }
      .joined(separator: "; ")
  }

  func get(_ target: String, as coder: String) async throws -> Wire.Answer {
    try await wire.send("GET", target, headers: [("Cookie", cookies(coder))])
  }

  /// Posts a form under a coder's name.
  func post(
    _ target: String, as coder: String, _ fields: [(String, String)]
  ) async throws -> Wire.Answer {
    var form = Fields()
    for (name, value) in fields { form.append(name, value) }
    form.append("form-key", try await formKey())
    return try await wire.send(
      "POST", target,
      headers: [
        ("Cookie", cookies(coder)), ("Origin", origin), ("Sec-Fetch-Site", "same-origin"),
        ("Content-Type", "application/x-www-form-urlencoded"),
      ], body: Array(form.encoded.utf8))
  }

  /// Answers a passage as a browser would: with all that its form hides.
  func code(
    _ place: CodingPlace, _ number: Int, as coder: String, _ fields: [(String, String)],
    go: String = "next", over page: String? = nil
  ) async throws -> (answer: Wire.Answer, id: String) {
    let target = "/coding/\(Fields.encoded(place.job))/\(number)"
    let markup: String
    if let page { markup = page } else { markup = try await get(target, as: coder).text }
    let hidden = ["id", "shown"].map { ($0, Self.hidden($0, in: markup)) }
    let answer = try await post(target, as: coder, hidden + fields + [("go", go)])
    return (answer, hidden[0].1)
  }

  static func hidden(_ name: String, in markup: String) -> String {
    let mark = "name=\"\(name)\" value=\""
    return String(
      markup.components(separatedBy: mark).dropFirst().first?.prefix { $0 != "\"" } ?? "")
  }
}
