// What Koshu needs of ICU, without ICU's own headers: those cannot meet Foundation's private copy
// of ICU in one module graph. Text is UTF-16; lengths and positions count code units.
#ifndef CICU_H
#define CICU_H

#include <stdint.h>

// A word breaker. Not to be shared between threads.
typedef struct cicu_words cicu_words;

// NULL when ICU has no word rules (a broken installation).
cicu_words *cicu_words_open(void);
void cicu_words_close(cicu_words *words);

// Cuts a text into segments. Writes the end of each to `ends` and its rule status to `statuses`:
// 0-99 spaces and marks, 100-199 numbers, 200-299 words of letters, 300-499 kana and ideographs.
// Both arrays need room for `length` items. Returns the number of segments, -1 on failure.
int32_t cicu_words_split(
    cicu_words *words, const uint16_t *text, int32_t length, int32_t *ends, uint16_t *statuses);

// Composes a text to NFC. Returns the length needed, which may be over `capacity` (then `out` is
// not complete), or -1 on failure.
int32_t cicu_compose(const uint16_t *text, int32_t length, uint16_t *out, int32_t capacity);

// Writes a host name in the ASCII form of UTS #46, as the URL standard has it: case and width folded,
// labels beyond ASCII in Punycode. UTF-8 in and out. Returns the length needed, which may be over
// `capacity` (then `out` is not complete), or -1 for what is no host name.
int32_t cicu_host_to_ascii(const char *name, int32_t length, char *out, int32_t capacity);

// How many columns of a terminal a scalar takes: 0 for marks that join another and for what steers, 2
// for wide letters of East Asia and most emoji, else 1.
int32_t cicu_columns(uint32_t scalar);

// Whether a scalar is a letter of Arabic, Hebrew or another script that runs to the left.
int32_t cicu_is_right_to_left(uint32_t scalar);

// Version of the ICU library in use: 72, 1, 0, 0.
void cicu_version(uint8_t version[4]);

#endif
