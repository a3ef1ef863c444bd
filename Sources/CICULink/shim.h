// Only links ICU: its headers stay inside the C target CICU.
