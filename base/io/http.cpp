#include "base/io/http.h"

#include <curl/curl.h>
#include <unistd.h>

#include <cctype>
#include <string>
#include <utility>

#include "base/secret.h"

namespace waymark::base::io {
namespace {

constexpr std::size_t kMaxHeaderBytes = 65'536;  // ours are under 1 kB; a hostile server's megabyte is refused

// One request under way. libcurl holds a pointer to it, so it never moves.
struct Transfer {
  HttpRequest request;
  HttpResponse response;
  std::function<void(Result<HttpResponse>)> done;
  std::function<void(std::string_view)> on_bytes;  // set for a stream
  std::function<void(Error)> on_end;
  std::size_t header_bytes = 0;
  bool too_large = false;
  bool refused = false;  // a stream with another status or content type
  CURL* easy = nullptr;
  curl_slist* headers = nullptr;

  Transfer() = default;
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;
  ~Transfer() {
    curl_easy_cleanup(easy);
    curl_slist_free_all(headers);
  }

  [[nodiscard]] bool is_event_stream() {
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    const auto type = response.headers.find("content-type");
    return status == 200 && type != response.headers.end() && type->second.starts_with("text/event-stream");
  }
};

// libcurl hands out its own buffer and keeps what was in it until the next reply, which of a stream may come in an
// hour.
std::size_t on_body(char* bytes, std::size_t size, std::size_t count, void* context) {
  auto& transfer = *static_cast<Transfer*>(context);
  const std::size_t length = size * count;
  if (transfer.on_bytes) {
    transfer.refused = !transfer.is_event_stream();
    if (transfer.refused) return 0;
    transfer.on_bytes({bytes, length});
    zeroise(bytes, length);
    return length;
  }
  transfer.too_large = transfer.response.body.size() + length > transfer.request.max_response_bytes;
  if (transfer.too_large) return 0;
  transfer.response.body.append(bytes, length);
  zeroise(bytes, length);
  return length;
}

std::size_t on_header(char* bytes, std::size_t size, std::size_t count, void* context) {
  auto& transfer = *static_cast<Transfer*>(context);
  std::string_view line{bytes, size * count};
  transfer.header_bytes += line.size();
  transfer.too_large = transfer.header_bytes > kMaxHeaderBytes;
  if (transfer.too_large) return 0;
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return size * count;
  std::string name{line.substr(0, colon)};
  for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  line.remove_prefix(colon + 1);
  while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
  while (!line.empty() && (line.back() == '\r' || line.back() == '\n' || line.back() == ' ')) line.remove_suffix(1);
  transfer.response.headers[std::move(name)] = line;
  return size * count;
}

// The path only: a host name belongs in no message that a screen may show.
std::string path_of(const std::string& url) {
  const std::size_t scheme = url.find("://");
  const std::size_t slash = scheme == std::string::npos ? std::string::npos : url.find('/', scheme + 3);
  return slash == std::string::npos ? "/" : url.substr(slash);
}

Error error_of(CURLcode code, const Transfer& transfer) {
  std::string where = path_of(transfer.request.url);
  if (transfer.too_large) return {ErrorCode::kTooLarge, where, "the reply is over its limit"};
  if (transfer.refused) {
    long status = 0;
    curl_easy_getinfo(transfer.easy, CURLINFO_RESPONSE_CODE, &status);
    return {status == 401 || status == 403 ? ErrorCode::kDenied : ErrorCode::kUnavailable, where,
            "not an event stream"};
  }
  switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
      return {ErrorCode::kTimeout, where, curl_easy_strerror(code)};
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
      return {ErrorCode::kDenied, where, curl_easy_strerror(code)};
    case CURLE_FILESIZE_EXCEEDED:
      return {ErrorCode::kTooLarge, where, curl_easy_strerror(code)};
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT:
      return {ErrorCode::kInvalid, where, "only https addresses are spoken to"};
    default:
      return {ErrorCode::kUnavailable, where, curl_easy_strerror(code)};
  }
}

bool is_loopback(const std::string& url) {
  for (const char* host : {"https://127.", "https://localhost", "https://[::1]"}) {
    if (url.starts_with(host)) return true;
  }
  return false;
}

class CurlHttp final : public Http {
 public:
  explicit CurlHttp(HttpOptions options) : options_(std::move(options)), multi_(curl_multi_init()) {
    curl_multi_setopt(multi_, CURLMOPT_MAXCONNECTS, 4L);  // kept alive between requests
    // The stream, one for each of the link's lanes, and four for what a call asks again and again while nothing
    // answers.
    curl_multi_setopt(multi_, CURLMOPT_MAX_TOTAL_CONNECTIONS, 16L);
  }
  CurlHttp(const CurlHttp&) = delete;
  CurlHttp& operator=(const CurlHttp&) = delete;
  ~CurlHttp() override {
    for (auto& [id, transfer] : transfers_) curl_multi_remove_handle(multi_, transfer->easy);
    transfers_.clear();
    curl_multi_cleanup(multi_);
  }

  HttpId start(HttpRequest request, std::function<void(Result<HttpResponse>)> done) override {
    auto transfer = std::make_unique<Transfer>();
    transfer->request = std::move(request);
    transfer->done = std::move(done);
    prepare(*transfer);
    set(*transfer, CURLOPT_TIMEOUT_MS, static_cast<long>(transfer->request.timeout.count()));
    return add(std::move(transfer));
  }

  HttpId open_stream(HttpRequest request, std::chrono::seconds silence, std::function<void(std::string_view)> on_bytes,
                     std::function<void(Error)> on_end) override {
    auto transfer = std::make_unique<Transfer>();
    transfer->request = std::move(request);
    transfer->on_bytes = [this, tell = std::move(on_bytes)](std::string_view bytes) {
      heard_ = true;
      tell(bytes);
    };
    transfer->on_end = std::move(on_end);
    prepare(*transfer);
    set(*transfer, CURLOPT_LOW_SPEED_LIMIT, 1L);
    set(*transfer, CURLOPT_LOW_SPEED_TIME, static_cast<long>(silence.count()));
    return add(std::move(transfer));
  }

  void cancel(HttpId id) override {
    const auto found = transfers_.find(id);
    if (found == transfers_.end()) return;
    curl_multi_remove_handle(multi_, found->second->easy);
    transfers_.erase(found);
  }

  void run(std::chrono::milliseconds at_most) override {
    // Whoever called has planned its wait before it heard anything: it must hear first, and plan again.
    heard_ = false;
    int running = 0;
    curl_multi_perform(multi_, &running);
    if (finish() || heard_) return;
    curl_multi_poll(multi_, nullptr, 0, static_cast<int>(at_most.count()), nullptr);
    curl_multi_perform(multi_, &running);
    finish();
  }

  void wake() override { curl_multi_wakeup(multi_); }

 private:
  template <class Value>
  static void set(Transfer& transfer, CURLoption option, Value value) {
    curl_easy_setopt(transfer.easy, option, value);
  }

  void prepare(Transfer& transfer) {
    transfer.easy = curl_easy_init();
    const HttpRequest& request = transfer.request;
    set(transfer, CURLOPT_URL, request.url.c_str());
    set(transfer, CURLOPT_PROTOCOLS_STR, "https");
    set(transfer, CURLOPT_REDIR_PROTOCOLS_STR, "https");
    set(transfer, CURLOPT_FOLLOWLOCATION, 0L);
    set(transfer, CURLOPT_SSL_VERIFYPEER, 1L);
    set(transfer, CURLOPT_SSL_VERIFYHOST, 2L);
    set(transfer, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    set(transfer, CURLOPT_CAINFO, options_.ca_file.c_str());
    set(transfer, CURLOPT_CAPATH, static_cast<char*>(nullptr));
    set(transfer, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    set(transfer, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options_.connect_timeout.count()));
    set(transfer, CURLOPT_NOSIGNAL, 1L);
    set(transfer, CURLOPT_QUICK_EXIT, 1L);  // who gives up on a dead name server does not wait for it all the same
    set(transfer, CURLOPT_USERAGENT, options_.user_agent.c_str());
    if (is_loopback(request.url)) set(transfer, CURLOPT_PROXY, "");
    for (const std::string& header : request.headers) {
      transfer.headers = curl_slist_append(transfer.headers, header.c_str());
    }
    if (request.method == HttpMethod::kPost) {
      set(transfer, CURLOPT_POST, 1L);
      set(transfer, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
      set(transfer, CURLOPT_POSTFIELDS, request.body.data());
      transfer.headers = curl_slist_append(transfer.headers, "Expect:");  // no extra round trip for larger bodies
    }
    set(transfer, CURLOPT_HTTPHEADER, transfer.headers);
    set(transfer, CURLOPT_WRITEFUNCTION, &on_body);
    set(transfer, CURLOPT_WRITEDATA, &transfer);
    set(transfer, CURLOPT_HEADERFUNCTION, &on_header);
    set(transfer, CURLOPT_HEADERDATA, &transfer);
    set(transfer, CURLOPT_PRIVATE, &transfer);
  }

  HttpId add(std::unique_ptr<Transfer> transfer) {
    const HttpId id = ++last_id_;
    curl_multi_add_handle(multi_, transfer->easy);
    transfers_.emplace(id, std::move(transfer));
    return id;
  }

  // Hands finished transfers to their owners. True when there was one.
  bool finish() {
    bool any = false;
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi_, &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      any = true;
      const CURLcode code = message->data.result;
      char* context = nullptr;
      curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &context);
      const auto* found = reinterpret_cast<Transfer*>(context);
      std::unique_ptr<Transfer> transfer;
      for (auto one = transfers_.begin(); one != transfers_.end(); ++one) {
        if (one->second.get() != found) continue;
        transfer = std::move(one->second);
        transfers_.erase(one);
        break;
      }
      if (!transfer) continue;
      curl_multi_remove_handle(multi_, transfer->easy);
      report(*transfer, code);
    }
    return any;
  }

  static void report(Transfer& transfer, CURLcode code) {
    if (transfer.on_end) {
      transfer.refused = transfer.refused || (code == CURLE_OK && !transfer.is_event_stream());
      transfer.on_end(error_of(code == CURLE_OK ? CURLE_RECV_ERROR : code, transfer));
      return;
    }
    if (code != CURLE_OK) {
      transfer.done(tl::unexpected<Error>(error_of(code, transfer)));
      return;
    }
    long status = 0;
    curl_easy_getinfo(transfer.easy, CURLINFO_RESPONSE_CODE, &status);
    transfer.response.status = static_cast<int>(status);
    transfer.done(std::move(transfer.response));
  }

  HttpOptions options_;
  bool heard_ = false;  // a stream had bytes in this run()
  CURLM* multi_;
  HttpId last_id_ = 0;
  std::map<HttpId, std::unique_ptr<Transfer>> transfers_;
};

}  // namespace

Result<std::unique_ptr<Http>> open_http(HttpOptions options) {
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (ready != CURLE_OK) return fail(ErrorCode::kInternal, "open_http", curl_easy_strerror(ready));
  if (::access(options.ca_file.c_str(), R_OK) != 0) {
    return fail(ErrorCode::kNotFound, options.ca_file, "the file of certificate authorities cannot be read");
  }
  return std::make_unique<CurlHttp>(std::move(options));
}

}  // namespace waymark::base::io
