import Foundation
import Ingest
import Testing

/// Articles of our own, in the frames that news systems put around them.
enum Sample {
  static let first = """
    Астанаға ауылдан көшіп келген отбасылар балаларын мектепке орналастыра алмай жүр, дейді \
    ата-аналар комитетінің төрағасы.
    """
  static let second = """
    Оның айтуынша, қаладағы мектептердің көбі үш ауысымда оқытады, ал жаңа ғимараттардың құрылысы \
    кешігіп жатыр.
    """
  static let third = """
    Білім басқармасы келесі оқу жылына дейін жеті мектеп ашылады деп уәде берді, бірақ орын бәрібір \
    жетпейді.
    """
  static let title = "Көшіп келгендердің балаларына мектептен орын жетпейді"

  static func paragraphs(_ texts: [String] = [first, second, third]) -> String {
    texts.map { "<p>\($0)</p>" }.joined(separator: "\n")
  }

  static func page(head: String = "", body: String) -> Page {
    let html =
      "<!DOCTYPE html><html lang=\"kk\"><head><title>\(title) | Дала үні</title>\(head)</head>"
    return Page(bytes: Array((html + "<body>\(body)</body></html>").utf8))
  }

  static let menu = """
    <nav><ul><li><a href="/">Басты бет</a></li><li><a href="/n">Жаңалықтар</a></li></ul></nav>
    """
  static let footer = """
    <footer><p>© 2024 Дала үні. Барлық құқықтар қорғалған. Материалдарды пайдаланғанда сілтеме жасау \
    міндетті, редакция оқырман пікірлеріне жауап бермейді.</p></footer>
    """
}

func article(_ page: Page) throws -> Article {
  guard case .article(let article) = extract(page) else {
    throw TestFailure(text: "not an article: \(extract(page).name)")
  }
  return article
}

struct TestFailure: Error { let text: String }

@Suite struct ArticleTextTests {
  private let whole = [Sample.first, Sample.second, Sample.third].joined(separator: "\n")

  @Test func `takes the paragraphs and nothing else`() throws {
    let related = """
      <div class="related-news"><h3>Басқа жаңалықтар</h3>
      <a href="/1">Алматыда жаңа көпір ашылды, қозғалыс жеңілдейді</a></div>
      """
    let body = """
      \(Sample.menu)<h1>\(Sample.title)</h1><div class="meta">Айгүл Сәрсен, 3 желтоқсан 2024</div>
      <div class="text">\(Sample.paragraphs())</div>\(related)
      <div class="comments"><p>Дұрыс айтасыз, біздің балаға да орын болмады, өте өкінішті!</p></div>
      \(Sample.footer)
      """
    #expect(try article(Sample.page(body: body)).text == whole)
  }

  @Test(
    "drops inserts between paragraphs",
    arguments: [
      "<p><strong>Оқи отырыңыз:</strong> <a href=\"/2\">Шымкентте тұрғын үй арзандады</a></p>",
      "<p>Читайте также: <a href=\"/2\">В Шымкенте подешевело жильё</a></p>",
      "<p><b>Тағы оқыңыз:</b> Шымкентте тұрғын үй арзандады</p>",
      "<div class=\"social-share\"><span>Бөлісу</span></div>",
      "<figure><img src=\"a.jpg\"><figcaption>Мектеп ауласы. Сурет: Дала үні</figcaption></figure>",
      "<p>Жарнама</p>", "<script>var a = '<p>Бұл мәтін емес, бірақ ұзын жол.</p>';</script>",
      "<div style=\"display: none\">Көрінбейтін мәтін, оқырман оны ешқашан көрмейді.</div>",
    ])
  func inserts(insert: String) throws {
    let body = """
      <h1>\(Sample.title)</h1><div>\(Sample.paragraphs([Sample.first, Sample.second]))\(insert)\
      <p>\(Sample.third)</p></div>
      """
    #expect(try article(Sample.page(body: body)).text == whole)
  }

  @Test func `recovers the lede between headline and body`() throws {
    let body = """
      <header><h1>\(Sample.title)</h1><div class="article-lead">\(Sample.first)</div></header>
      <div class="share">Бөлісу</div><div class="photo"><img src="x.jpg"></div>
      <div class="article-text">\(Sample.paragraphs([Sample.second, Sample.third]))</div>
      """
    #expect(try article(Sample.page(body: body)).text == whole)
  }

  @Test func `line breaks part paragraphs on old pages`() throws {
    let text = [Sample.first, Sample.second, Sample.third].joined(separator: "<br><br>")
    let body =
      "<table><tr><td><a href=/>Басты</a></td><td><h1>\(Sample.title)</h1>\(text)</td></tr></table>"
    #expect(try article(Sample.page(body: body)).text == whole)
  }

  @Test func `a class on the whole page takes nothing away`() throws {
    let body = """
      <div class="page no-sidebar tag-news comments-open"><h1>\(Sample.title)</h1>\
      \(Sample.paragraphs())</div>
      """
    #expect(try article(Sample.page(body: body)).text == whole)
  }

  @Test func `a notice longer than the article does not win`() throws {
    let notice = """
      Барлық құқықтар қорғалған. Материалдарды пайдаланған кезде белсенді гиперсілтеме міндетті. \
      Редакция авторлардың пікірімен келіспеуі мүмкін, жарнама мазмұнына жарнама беруші жауап береді. \
      Сайтта жарияланған материалдарды пайдалану ережелерімен танысыңыз, оларды бұзғандар заң бойынша \
      жауапкершілікке тартылады.
      """
    let body =
      "<h1>\(Sample.title)</h1><p>\(Sample.first)</p><div class=\"b\"><p>\(notice)</p></div>"
    #expect(try article(Sample.page(body: body)).text == Sample.first)
  }

  @Test func `cards of other stories below the text are left out`() throws {
    let card = """
      <div class="item"><h3><a href="/4">Қызылорда облысында тасқынға дайындық басталды</a></h3>
      <p>Облыс әкімдігі су қоймаларын босатып, бөгеттерді нығайтып жатыр, жұмыс көктемге дейін бітеді.</p></div>
      """
    let cards = String(repeating: card, count: 4)
    let body = "<main><h1>\(Sample.title)</h1>\(Sample.paragraphs())<div>\(cards)</div></main>"
    #expect(try article(Sample.page(body: body)).text == whole)
  }

  @Test func `headings, lists and quotations keep their kind`() throws {
    let body = """
      <h1>\(Sample.title)</h1><p>\(Sample.first)</p><h2>Не істеу керек?</h2>
      <ul><li>Жаңа мектептер салу</li><li>Мұғалімдерді шақыру</li></ul>
      <blockquote>\(Sample.second)</blockquote><p>\(Sample.third)</p>
      """
    let kinds = try article(Sample.page(body: body)).paragraphs.map(\.kind)
    #expect(kinds == [.body, .heading, .list, .list, .quotation, .body])
  }

  @Test func `the same page gives the same article`() throws {
    let page = Sample.page(body: "<h1>\(Sample.title)</h1>\(Sample.paragraphs())")
    #expect(try article(page) == article(page))
  }
}

@Suite struct StructuredBodyTests {
  @Test func `a page that shows its text by script is read from JSON-LD`() throws {
    let text = Array(repeating: Sample.first + " " + Sample.second, count: 3).joined(
      separator: "\\n"
    )
    .split(separator: "\n").joined(separator: " ")
    let head = """
      <script type="application/ld+json">{"@type":"NewsArticle","headline":"\(Sample.title)",
      "articleBody":"\(text)"}</script>
      """
    let found = try article(
      Sample.page(head: head, body: "<h1>\(Sample.title)</h1><div id=app></div>"))
    #expect(found.paragraphs.count == 3)
    #expect(found.text.hasPrefix(Sample.first))
  }
}
