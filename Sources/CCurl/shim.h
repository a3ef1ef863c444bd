#include <curl/curl.h>

// Swift does not call functions with a variable number of arguments: one for each type of value.

static inline CURLcode koshu_easy_set_long(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode koshu_easy_set_text(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode koshu_easy_set_pointer(CURL *handle, CURLoption option, void *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode koshu_easy_set_size(CURL *handle, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode koshu_easy_set_list(
    CURL *handle, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(handle, option, value);
}

// The type of writers of bodies and of headers.
typedef size_t (*koshu_writer)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode koshu_easy_set_body_writer(
    CURL *handle, koshu_writer writer, void *context) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, writer);
  return code ? code : curl_easy_setopt(handle, CURLOPT_WRITEDATA, context);
}

static inline CURLcode koshu_easy_set_head_writer(
    CURL *handle, koshu_writer writer, void *context) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, writer);
  return code ? code : curl_easy_setopt(handle, CURLOPT_HEADERDATA, context);
}

typedef int (*koshu_tracer)(
    CURL *handle, curl_infotype type, char *bytes, size_t count, void *context);

static inline CURLcode koshu_easy_set_tracer(CURL *handle, koshu_tracer tracer, void *context) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, tracer);
  return code ? code : curl_easy_setopt(handle, CURLOPT_DEBUGDATA, context);
}

typedef curl_socket_t (*koshu_opener)(
    void *context, curlsocktype purpose, struct curl_sockaddr *address);

static inline CURLcode koshu_easy_set_opener(CURL *handle, koshu_opener opener, void *context) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, opener);
  return code ? code : curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, context);
}

// libcurl declares the address as short as the shortest kind; what lies there may be longer.
static inline const struct sockaddr *koshu_socket_address(const struct curl_sockaddr *address) {
  return &address->addr;
}

// Options whose names depend on the version.
static inline CURLcode koshu_easy_set_web_only(CURL *handle) {
#if LIBCURL_VERSION_NUM >= 0x075500
  return curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
#else
  return curl_easy_setopt(handle, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}

// A transfer that is given up does not wait for its thread in getaddrinfo.
static inline CURLcode koshu_easy_set_quick_exit(CURL *handle) {
#if LIBCURL_VERSION_NUM >= 0x075700
  return curl_easy_setopt(handle, CURLOPT_QUICK_EXIT, 1L);
#else
  (void)handle;
  return CURLE_OK;
#endif
}

static inline CURLcode koshu_easy_get_long(CURL *handle, CURLINFO info, long *value) {
  return curl_easy_getinfo(handle, info, value);
}

static inline CURLcode koshu_easy_get_size(CURL *handle, CURLINFO info, curl_off_t *value) {
  return curl_easy_getinfo(handle, info, value);
}

static inline CURLcode koshu_easy_get_text(CURL *handle, CURLINFO info, char **value) {
  return curl_easy_getinfo(handle, info, value);
}

static inline CURLMcode koshu_multi_set_long(CURLM *handle, CURLMoption option, long value) {
  return curl_multi_setopt(handle, option, value);
}

// The transfer of a message and how it ended; Swift does not read the union in it.
static inline CURL *koshu_multi_next_done(CURLM *handle, CURLcode *result) {
  int left;
  CURLMsg *message;
  while ((message = curl_multi_info_read(handle, &left))) {
    if (message->msg != CURLMSG_DONE) continue;
    *result = message->data.result;
    return message->easy_handle;
  }
  return 0;
}
