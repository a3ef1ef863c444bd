import Markup
import Testing

/// Helpers: a tree in one line, `p(a[hello] world)`.
func outline(_ tree: MarkupTree, _ id: MarkupTree.NodeID? = nil) -> String {
  guard let id = id ?? tree.root else { return "" }
  if tree[id].isText { return tree.text(of: id) }
  return tree.name(of: id) + "(" + tree.children(of: id).map { outline(tree, $0) }.joined() + ")"
}

func body(_ html: String) -> String {
  let tree = MarkupTree.html(Array(html.utf8))
  guard let body = tree.all.first(where: { tree[$0].tag == .body }) else { return "" }
  return tree.children(of: body).map { outline(tree, $0) }.joined()
}

@Suite struct HTMLTreeTests {
  @Test(
    "reads pages as browsers do where libxml2 would not",
    arguments: [
      ("<p>a<section>b</section>c", "p(a)section(b)c"),
      ("<p>a<b>c</b><p>d", "p(ab(c))p(d)"),
      ("<p>x &#151; y</p>", "p(x — y)"),
      ("<p>a&nbsp b &laquo;c&raquo d</p>", "p(a\u{A0} b «c» d)"),
      ("<p>a<![if !IE]>b<![endif]></p>", "p(ab)"),
      ("<!-->a<p>b</p>", "p(a)p(b)"),
      ("<p>a\u{0}b</p>", "p(a b)"),
      ("<p>a</p><!-- cut off\n<p>b</p>", "p(a)\np(b)"),
      ("<p>Қазақ ұлты, Ә Ө Ү Һ</p>", "p(Қазақ ұлты, Ә Ө Ү Һ)"),
      ("<p>a<script>if (a < b) '<p>'</script>c", "p(ascript(if (a < b) '<p>')c)"),
    ])
  func mends(html: String, expected: String) { #expect(body(html) == expected) }

  @Test func `knows attributes, by name and by number`() throws {
    let tree = MarkupTree.html(Array("<a href='/x?a=1&amp;b=2' class=c data-k=v>t</a>".utf8))
    let link = try #require(tree.all.first { tree[$0].tag == .a })
    #expect(tree.attribute("href", of: link) == "/x?a=1&b=2")
    #expect(tree.attribute(.class, of: link).map { String(decoding: $0, as: UTF8.self) } == "c")
    #expect(tree.attribute("data-k", of: link) == "v")
    #expect(tree.attribute("title", of: link) == nil)
    #expect(tree.attributes(of: link).map(\.name) == ["href", "class", "data-k"])
  }

  @Test func `every subtree ends where its last descendant does`() {
    let html = "<div><p>a<b>b</b></p><ul><li>c<li>d</ul></div><p>e"
    let tree = MarkupTree.html(Array(html.utf8))
    for id in tree.all {
      let end = tree.end(of: id)
      for inner in tree.descendants(of: id) { #expect(tree.end(of: inner) <= end) }
      for child in tree.children(of: id) { #expect(tree.parent(of: child) == id) }
    }
  }

  @Test func `runs texts of a subtree together`() {
    let tree = MarkupTree.html(Array("<p>a <b>b <i>c</i></b> d</p><p>e</p>".utf8))
    let first = tree.all.first { tree[$0].tag == .p }
    #expect(first.map { tree.text(of: $0) } == "a b c d")
  }

  @Test func `of nothing is nothing`() {
    #expect(MarkupTree.html([]).isEmpty)
    #expect(MarkupTree.xml([]).isEmpty)
    #expect(MarkupTree.html(Array("   ".utf8)).cut.isEmpty)
  }
}

@Suite struct MarkupLimitTests {
  @Test func `a million nested tags are cut, and the tree says so`() {
    let bytes = Array(("<p>start</p>" + String(repeating: "<div>", count: 1_000_000)).utf8)
    let tree = MarkupTree.html(bytes)
    #expect(tree.cut == .depth)
    #expect(tree.nodes.count < 1000)
    #expect(tree.cut.reasons == ["nested too deep"])
  }

  @Test func `a million nested elements of XML are cut too`() {
    let tree = MarkupTree.xml(Array(String(repeating: "<a>", count: 1_000_000).utf8))
    #expect(tree.cut.contains(.depth))
    #expect(tree.fault != nil)
  }

  @Test("surplus attributes are dropped and the rest is kept", arguments: [true, false])
  func manyAttributes(isHTML: Bool) throws {
    let attributes = (0..<100_000).map { "a\($0)=\"1\"" }.joined(separator: " ")
    let bytes = Array("<p \(attributes)>text</p>".utf8)
    let tree = isHTML ? MarkupTree.html(bytes) : MarkupTree.xml(bytes)
    #expect(tree.cut == .attributes)
    let element = try #require(tree.all.first { tree[$0].tag == .p })
    #expect(tree.attributes(of: element).count == 256)
    #expect(tree.text(of: element) == "text")
  }

  @Test func `nodes and bytes have limits`() {
    var limits = MarkupLimits()
    limits.nodes = 10
    let many = Array(String(repeating: "<br>", count: 100).utf8)
    #expect(MarkupTree.html(many, limits: limits).cut == .nodes)
    limits = MarkupLimits()
    limits.bytes = 20
    let long = MarkupTree.html(Array("<p>aaaaaaaaaa</p><p>bbbbbbbbb</p>".utf8), limits: limits)
    #expect(long.cut == .bytes)
    #expect(long.all.contains { long.text(of: $0) == "aaaaaaaaaa" })
  }

  @Test func `never reads past the end, whatever the bytes`() {
    let pieces = [
      "<", ">", "<!--", "-->", "<p", " a=\"", "'", "&", "&#", ";", "<![CDATA[", "]]>", "é",
    ]
    // A fixed generator: the same documents in every run.
    var state: UInt64 = 42
    for _ in 0..<300 {
      var text = ""
      for _ in 0..<20 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count]
      }
      for length in [text.utf8.count, text.utf8.count / 2] {
        let bytes = Array(text.utf8.prefix(length))
        _ = MarkupTree.html(bytes)
        _ = MarkupTree.xml(bytes)
      }
    }
  }
}
