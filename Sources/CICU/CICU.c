#include "CICU.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uidna.h>
#include <unicode/unorm2.h>
#include <unicode/uversion.h>

struct cicu_words {
  UBreakIterator *iterator;
};

cicu_words *cicu_words_open(void) {
  UErrorCode status = U_ZERO_ERROR;
  // The root locale: results must not depend on the machine's.
  UBreakIterator *iterator = ubrk_open(UBRK_WORD, "", NULL, 0, &status);
  if (U_FAILURE(status)) return NULL;
  cicu_words *words = malloc(sizeof *words);
  if (words == NULL) {
    ubrk_close(iterator);
    return NULL;
  }
  words->iterator = iterator;
  return words;
}

void cicu_words_close(cicu_words *words) {
  if (words == NULL) return;
  ubrk_close(words->iterator);
  free(words);
}

int32_t cicu_words_split(
    cicu_words *words, const uint16_t *text, int32_t length, int32_t *ends, uint16_t *statuses) {
  if (words == NULL) return -1;
  UErrorCode status = U_ZERO_ERROR;
  ubrk_setText(words->iterator, (const UChar *)text, length, &status);
  if (U_FAILURE(status)) return -1;
  int32_t count = 0;
  (void)ubrk_first(words->iterator);
  for (int32_t end = ubrk_next(words->iterator); end != UBRK_DONE && count < length;
       end = ubrk_next(words->iterator)) {
    ends[count] = end;
    statuses[count] = (uint16_t)ubrk_getRuleStatus(words->iterator);
    count += 1;
  }
  return count;
}

int32_t cicu_compose(const uint16_t *text, int32_t length, uint16_t *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
  if (U_FAILURE(status)) return -1;
  int32_t needed =
      unorm2_normalize(nfc, (const UChar *)text, length, (UChar *)out, capacity, &status);
  if (status == U_BUFFER_OVERFLOW_ERROR) return needed;
  return U_FAILURE(status) ? -1 : needed;
}

int32_t cicu_host_to_ascii(const char *name, int32_t length, char *out, int32_t capacity) {
  // What the URL standard does not ask for: browsers take hyphens and lengths that DNS does not.
  const uint32_t ignored = UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG |
      UIDNA_ERROR_DOMAIN_NAME_TOO_LONG | UIDNA_ERROR_LEADING_HYPHEN |
      UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;
  UErrorCode status = U_ZERO_ERROR;
  UIDNA *idna = uidna_openUTS46(
      UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII, &status);
  if (U_FAILURE(status)) return -1;
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  int32_t needed = uidna_nameToASCII_UTF8(idna, name, length, out, capacity, &info, &status);
  uidna_close(idna);
  if (status == U_BUFFER_OVERFLOW_ERROR) return needed;
  return U_FAILURE(status) || (info.errors & ~ignored) != 0 ? -1 : needed;
}

void cicu_version(uint8_t version[4]) { u_getVersion(version); }

int32_t cicu_columns(uint32_t scalar) {
  UChar32 c = (UChar32)scalar;
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR:
      return 0;
    default:
      break;
  }
  // Vowels and finals of Hangul that join the letter before them.
  if (c >= 0x1160 && c <= 0x11FF) return 0;
  int32_t width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

int32_t cicu_is_right_to_left(uint32_t scalar) {
  UCharDirection direction = u_charDirection((UChar32)scalar);
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}
