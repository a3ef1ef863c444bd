import Markup
import Testing

@Suite struct XMLTreeTests {
  @Test func `tells prefixes and namespaces of elements and attributes`() throws {
    let xml = """
      <?xml version="1.0" encoding="windows-1251"?>
      <rss xmlns:dc="http://purl.org/dc/elements/1.1/">
        <dc:creator xml:lang="kk">Айгүл</dc:creator>
      </rss>
      """
    let tree = MarkupTree.xml(Array(xml.utf8))
    let creator = try #require(tree.all.first { tree.name(of: $0) == "creator" })
    #expect(tree.prefix(of: creator) == "dc")
    #expect(tree.namespace(of: creator) == "http://purl.org/dc/elements/1.1/")
    #expect(tree.text(of: creator) == "Айгүл")
    let language = try #require(tree.attributes(of: creator).first)
    #expect(language.name == "lang" && language.prefix == "xml" && language.value == "kk")
    #expect(tree.fault == nil)
  }

  @Test(
    "recovers what is commonly wrong, and names it",
    arguments: [
      ("<a>R & D</a>", "a(R & D)", "a bare &"),
      ("<a>x &nbsp; y</a>", "a(x \u{A0} y)", "the undeclared entity &nbsp;"),
      ("<a>1 < 2</a>", "a(1 < 2)", "a bare <"),
      ("<a>b\u{1}c</a>", "a(b c)", "a control character"),
      ("junk <a>b</a>", "a(b)", "text before the first element"),
      ("<a><![CDATA[b", "a(b)", "a CDATA section that is not closed"),
      ("<a>&#0;b</a>", "a(\u{FFFD}b)", "a reference to no character"),
    ])
  func recovers(xml: String, expected: String, fault: String) {
    let tree = MarkupTree.xml(Array(xml.utf8))
    #expect(outline(tree) == expected)
    #expect(tree.fault?.message == fault)
  }

  @Test(
    "takes what is right as it is",
    arguments: [
      ("<a>&lt;p&gt; &amp;amp; &quot;</a>", "a(<p> &amp; \")"),
      ("<a><![CDATA[<p>x & y</p>]]></a>", "a(<p>x & y</p>)"),
      ("<a>&#1241;&#x4D9;</a>", "a(әә)"),
      ("  \n<a>b</a>", "a(b)"),
      ("<!DOCTYPE a [<!ENTITY city \"Алматы\">]><a>&city;</a>", "a(Алматы)"),
    ])
  func reads(xml: String, expected: String) {
    let tree = MarkupTree.xml(Array(xml.utf8))
    #expect(outline(tree) == expected)
    #expect(tree.fault == nil)
  }

  @Test func `an unclosed document keeps what was read`() {
    let tree = MarkupTree.xml(Array("<rss><item><title>one</title></item><item><ti".utf8))
    #expect(tree.all.contains { tree.name(of: $0) == "title" && tree.text(of: $0) == "one" })
    #expect(tree.fault != nil)
  }

  @Test func `never opens another file`() {
    let xml = """
      <!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY % y SYSTEM "z.dtd"> %y;]>
      <a>&x;</a>
      """
    let tree = MarkupTree.xml(Array(xml.utf8))
    #expect(outline(tree) == "a(&x;)")
  }

  @Test func `an entity bomb stays small`() {
    var xml = "<!DOCTYPE a [<!ENTITY e0 \"xxxxxxxxxx\">"
    for level in 1...9 {
      let references = String(repeating: "&e\(level - 1);", count: 10)
      xml += "<!ENTITY e\(level) \"\(references)\">"
    }
    let tree = MarkupTree.xml(Array((xml + "]><a>&e9;</a>").utf8))
    #expect(outline(tree).utf8.count < 100)
  }

  @Test func `ampersands in attributes are whole`() throws {
    let tree = MarkupTree.xml(Array("<a href=\"/x?a=1&amp;b=2&c=&lt;\"/>".utf8))
    let element = try #require(tree.root)
    #expect(tree.attribute("href", of: element) == "/x?a=1&b=2&c=<")
  }

  @Test func `writes the contents of an element as markup`() throws {
    let xml = "<e xmlns:h='http://www.w3.org/1999/xhtml'><h:p class='x'>a &amp; <h:br/>b</h:p></e>"
    let tree = MarkupTree.xml(Array(xml.utf8))
    let element = try #require(tree.root)
    #expect(tree.innerMarkup(of: element) == "<p class=\"x\">a &amp; <br>b</p>")
  }
}
