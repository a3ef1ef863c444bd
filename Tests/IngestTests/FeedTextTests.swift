import Ingest
import Testing

private func description(_ markup: String) -> FeedText? {
  let text =
    "<rss><channel><link>https://misal.example/a/</link><item><description>"
    + "<![CDATA[\(markup)]]></description></item></channel></rss>"
  return readFeed(Array(text.utf8)).entries.first?.summary
}

@Suite struct `Texts of feeds` {
  @Test(
    "Markup is made safe",
    arguments: [
      ("<p>Мәтін<script>alert(1)</script></p>", "<p>Мәтін</p>"),
      ("<p onclick='x()' style='color:red' title='т'>Мәтін</p>", #"<p title="т">Мәтін</p>"#),
      ("<a href='javascript:x()'>сілтеме</a>", "<a>сілтеме</a>"),
      ("<a href=' java\tscript:x()'>сілтеме</a>", "<a>сілтеме</a>"),
      (
        "<a href='2?a=1&amp;b=2'>сілтеме</a>",
        #"<a href="https://misal.example/a/2?a=1&amp;b=2">сілтеме</a>"#
      ),
      ("<unknown><b>қалың</b></unknown>", "<b>қалың</b>"),
      ("<img src='/1.jpg' onerror='x()'>", #"<img src="https://misal.example/1.jpg">"#),
      ("бір<br/>екі &laquo;үш&raquo;", "бір<br>екі «үш»"),
      ("<iframe src='https://x.example/'></iframe><p>соңы</p>", "<p>соңы</p>"),
      ("сө<!-- ескерту -->з", "сөз"),
      ("<b>сөз</b><!-- жабылмаған", "<b>сөз</b>"),
    ])
  func safety(markup: String, expected: String) {
    #expect(description(markup) == FeedText(expected, isMarkup: true))
  }

  @Test(
    "Plain text is told from markup",
    arguments: [
      ("5 < 7 and 8 > 6", "5 < 7 and 8 > 6"),
      ("A & B", "A & B"),
      ("<3", "<3"),
    ])
  func plain(text: String, expected: String) {
    #expect(description(text) == FeedText(expected))
  }

  @Test func `Tags escaped once too often are tags again`() {
    #expect(
      description("&lt;p&gt;Бір&lt;/p&gt;&lt;p&gt;екі&lt;/p&gt;")
        == FeedText("<p>Бір</p><p>екі</p>", isMarkup: true))
  }

  @Test func `The plain form parts what the eye parts`() {
    #expect(description("<p>Бір</p><p>екі,<br>ү<b>ш</b></p>")?.plain == "Бір екі, үш")
  }
}

@Suite struct `Resolving addresses` {
  /// RFC 3986, section 5.4.
  @Test(arguments: [
    ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
    ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"),
    ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"),
    ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("..", "http://a/b/"),
    ("../g", "http://a/b/g"), ("../../g", "http://a/g"), ("../../../g", "http://a/g"),
    ("/./g", "http://a/g"), ("g.", "http://a/b/c/g."), ("./g/../h", "http://a/b/c/h"),
    ("g?y/../x", "http://a/b/c/g?y/../x"), ("mailto:x", "mailto:x"),
    ("қала", "http://a/b/c/қала"),
  ])
  func `A reference is resolved as the standard says`(reference: String, expected: String) {
    #expect(resolvedAddress(reference, base: "http://a/b/c/d;p?q") == expected)
  }

  @Test func `Without a base a reference stays as it is`() {
    #expect(resolvedAddress(" /1 ", base: nil) == "/1")
    #expect(resolvedAddress("/1", base: "misal.example") == "/1")
    #expect(resolvedAddress("1", base: "http://a") == "http://a/1")
  }
}
