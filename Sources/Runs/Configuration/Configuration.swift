package import Basics
internal import Foundation
package import Ingest

/// `pipeline.json`, read and checked; paths are absolute.
package struct Configuration: Hashable, Sendable {
  /// The name of the corpus, for the head of the report.
  package var name: String
  /// A sentence that the report prints before its figures, such as that the articles are invented.
  package var notice: String?
  /// Of the report.
  package var language: InterfaceLanguage
  package var sources: [Source]
  package var outlets: [Outlet]
  package var lexicons: String
  /// Passages coded by people, for whoever asks how an edit changes agreement.
  package var gold: String?
  /// A probability sample of this corpus, coded by people: what the report's figures are validated by.
  package var validation: String?
  /// How many people came to the cities, year by year.
  package var arrivals: String?
  package var dictionaries: Dictionaries
  package var store: String
  package var output: String
  package var limits: Limits
  /// How new articles are fetched, where they are.
  package var collection: Collection?
  /// 0: as many as there are cores.
  package var threads: Int
  /// The file it was read from.
  package var file: String

  /// Where articles are read.
  package struct Source: Hashable, Sendable {
    package var kind: Kind
    /// A folder or a file.
    package var path: String
    /// As written in `pipeline.json`: the beginning of every locator, so that a corpus that is
    /// moved keeps its store.
    package var name: String
    /// The id of the outlet of everything in it, where one is named.
    package var outlet: String?
    /// Names of columns by what they hold, where they are not the usual ones.
    package var columns: [RowField: String] = [:]
    /// Between the fields of a row; found in the header where none is named.
    package var delimiter: Character?
    /// A table that tells addresses, dates and outlets of the pages of a folder.
    package var sidecar: String?

    package enum Kind: String, CaseIterable, Sendable {
      /// A folder of HTML pages, read with its subfolders.
      case pages
      /// A feed file, or a folder of them.
      case feeds
      /// A WARC file, or a folder of them.
      case warc
      /// A file of JSON objects, one a line, or a folder of them.
      case jsonl
      /// A file of delimited rows with a header, or a folder of them.
      case csv
    }
  }

  /// Who publishes.
  package struct Outlet: Hashable, Sendable {
    package var id: String
    package var name: String
    package var hosts: [String]
    /// `kk`, `ru`, or both.
    package var languages: [String]
    package var region: String?
    package var owner: String?
    /// Whether it writes under the state's commission for information policy.
    package var commission: String?
    /// `online`, `print`, `television`, `agency`.
    package var medium: String?
    /// A news agency: among printings of one day it is taken for the first.
    package var isAgency: Bool
    /// Addresses of its feeds and sitemaps.
    package var feeds: [String] = []
    /// The address of the page on which feeds are looked for where none is named.
    package var home: String?
  }

  package struct Dictionaries: Hashable, Sendable {
    /// Hunspell's `kk_KZ.dic`.
    package var kazakh: String
    /// The folder with OpenCorpora's `words.dawg`.
    package var russian: String
  }

  /// Bounds of what one document may cost, and of how many may fail.
  package struct Limits: Hashable, Sendable {
    /// A larger page is refused; real news pages stay under 5 MB.
    package var pageBytes = 10_000_000
    /// A larger feed is refused.
    package var feedBytes = 50_000_000
    /// A run with a larger share of documents that could not be read ends with exit code 1.
    package var badShare = 0.2

    package init() {}
  }
}

extension Configuration {
  /// As many as there are processors, unless the user wants others.
  var usedThreads: Int {
    threads > 0 ? threads : ProcessInfo.processInfo.activeProcessorCount
  }
}
