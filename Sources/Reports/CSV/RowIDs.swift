/// The id of a mention: `ARTICLE:m1`, the mentions of an article numbered from 1 in their order.
package func mentionID(_ article: String, _ index: Int) -> String { "\(article):m\(index + 1)" }

/// The id of a frame in a sentence: `ARTICLE:f1`.
package func frameID(_ article: String, _ index: Int) -> String { "\(article):f\(index + 1)" }

/// The id of a piece of evidence, by its index in the coding: `ARTICLE:e1`.
package func evidenceID(_ article: String, _ index: Int) -> String { "\(article):e\(index + 1)" }
