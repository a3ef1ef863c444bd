# tokens_lookup and kwic of quanteda on the same texts and the words of the same tables, in seconds.
# Tokenizing is not counted: only what an edit of the dictionary makes a user do again.
library(quanteda)
arguments <- commandArgs(trailingOnly = TRUE)
texts <- vapply(readLines(arguments[1], encoding = "UTF-8"), function(line) jsonlite::fromJSON(line)$text, "")
files <- setdiff(list.files(arguments[2], "[.]csv$", full.names = TRUE), file.path(arguments[2], "codebook.csv"))
rows <- do.call(rbind, lapply(files, function(file) {
  table <- read.csv(file, encoding = "UTF-8", colClasses = "character")
  table[, c("pattern", "code")]
}))
rows$pattern <- gsub("@[^ ]*|[=*]|\\|[^ ]*|\\[[^]]*\\]", "", rows$pattern)
keys <- dictionary(split(trimws(rows$pattern), rows$code))
tokens <- tokens(texts)
cat("tokens_lookup", system.time(tokens_lookup(tokens, keys))[["elapsed"]], "\n")
cat("kwic", system.time(kwic(tokens, "общежити*", window = 5))[["elapsed"]], "\n")
