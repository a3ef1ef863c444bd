/// Raised whenever the same figures give another report or other CSV files.
package let reportsVersion = 9
