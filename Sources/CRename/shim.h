// Of stdio.h, which shows it to GNU sources only; Swift's Glibc module is read without them.
int renameat2(int, const char *, int, const char *, unsigned int);
