// libxml2's encoding.h would pull in unicode/ucnv.h, which cannot meet Foundation's own ICU
// in one Clang module graph. We never use libxml2's ICU converters.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
