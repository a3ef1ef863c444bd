/// The version of libxml2 that trees are built with.
package func libxml2Version() -> String { LibXML2.version }
