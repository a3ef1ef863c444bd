/// How much a workbook may make us read and write.
package enum SheetLimits {
}
