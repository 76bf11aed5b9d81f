#include "base/io/http.h"

#include <gtest/gtest.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace waymark::base::io {
namespace {

using std::chrono::milliseconds;

// The badly behaved server of https_peer.py, one for the whole suite. It ends when its input closes.
class HttpsClient : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder() = std::filesystem::path(testing::TempDir()) / ("https_peer." + std::to_string(::getpid()));
    std::filesystem::create_directories(folder());
    std::array<int, 2> in{};
    std::array<int, 2> out{};
    ASSERT_EQ(::pipe(in.data()) + ::pipe(out.data()), 0);
    child() = ::fork();
    if (child() == 0) {
      ::dup2(in[0], 0);
      ::dup2(out[1], 1);
      ::close(in[1]);
      ::close(out[0]);
      ::execlp("/usr/bin/python3", "python3", WAYMARK_SOURCE_DIR "/tests/base/https_peer.py", folder().c_str(),
               nullptr);
      ::_exit(127);
    }
    ::close(in[0]);
    ::close(out[1]);
    input() = in[1];
    FILE* lines = ::fdopen(out[0], "r");
    ASSERT_EQ(std::fscanf(lines, "%d %d %d %d", &ports()[0], &ports()[1], &ports()[2], &ports()[3]), 4);
    std::fclose(lines);
  }
  static void TearDownTestSuite() {
    ::close(input());
    ::waitpid(child(), nullptr, 0);
    std::filesystem::remove_all(folder());
  }

  enum Port { kGood = 0, kWrongName = 1, kExpired = 2, kOldTls = 3 };
  static std::string url(const char* path, Port port = kGood) {
    return "https://127.0.0.1:" + std::to_string(ports()[port]) + path;
  }
  static std::unique_ptr<Http> client(const char* authority = "ca.pem") {
    return std::move(*open_http({(folder() / authority).string(), "waymark-test", milliseconds{3000}}));
  }
  static Result<HttpResponse> get(Http& http, HttpRequest request) {
    std::optional<Result<HttpResponse>> reply;
    http.start(std::move(request), [&](Result<HttpResponse> got) { reply = std::move(got); });
    while (!reply) http.run(milliseconds{100});
    return std::move(*reply);
  }
  static ErrorCode failure(Http& http, HttpRequest request) {
    const auto reply = get(http, std::move(request));
    EXPECT_FALSE(reply.has_value());
    return reply ? ErrorCode::kInternal : reply.error().code;
  }

 private:
  static std::filesystem::path& folder() {
    static std::filesystem::path one;
    return one;
  }
  static pid_t& child() {
    static pid_t one = 0;
    return one;
  }
  static int& input() {
    static int one = -1;
    return one;
  }
  static std::array<int, 4>& ports() {
    static std::array<int, 4> all{};
    return all;
  }
};

TEST_F(HttpsClient, GivesTheReplyWithItsHeaders) {
  const auto http = client();
  const auto reply = get(*http, {HttpMethod::kPost, url("/x"), {"Content-Type: application/json"}, "{\"a\":1}"});
  ASSERT_TRUE(reply) << to_string(reply.error());
  EXPECT_EQ(reply->status, 201);
  EXPECT_EQ(reply->body, "{\"a\":1}");
  EXPECT_EQ(reply->headers.at("content-type"), "application/json");
  EXPECT_EQ(reply->headers.at("retry-after"), "7");
}

TEST_F(HttpsClient, DoesNotFollowARedirectAnywhere) {
  const auto http = client();
  EXPECT_EQ(get(*http, {HttpMethod::kGet, url("/redirect")})->status, 302);
}

TEST_F(HttpsClient, SpeaksNoOtherProtocol) {
  const auto http = client();
  EXPECT_EQ(failure(*http, {HttpMethod::kGet, "http://127.0.0.1/"}), ErrorCode::kInvalid);
  EXPECT_EQ(failure(*http, {HttpMethod::kGet, "file:///etc/hostname"}), ErrorCode::kInvalid);
}

TEST_F(HttpsClient, StopsAtTheSizeLimit) {
  const auto http = client();
  EXPECT_EQ(failure(*http, {HttpMethod::kGet, url("/large")}), ErrorCode::kTooLarge);
  EXPECT_EQ(failure(*http, {HttpMethod::kGet, url("/headers")}), ErrorCode::kTooLarge);
}

TEST_F(HttpsClient, AReplyThatDripsIsCutAtTheDeadline) {
  const auto http = client();
  EXPECT_EQ(failure(*http, {HttpMethod::kGet, url("/slow"), {}, "", milliseconds{400}}), ErrorCode::kTimeout);
}

TEST_F(HttpsClient, BelievesOnlyItsOwnAuthorityForTheRightNameAndTime) {
  const auto http = client();
  EXPECT_EQ(failure(*http, {HttpMethod::kGet, url("/hello", kWrongName)}), ErrorCode::kDenied);
  EXPECT_EQ(failure(*http, {HttpMethod::kGet, url("/hello", kExpired)}), ErrorCode::kDenied);
  const auto other = client("other.pem");
  EXPECT_EQ(failure(*other, {HttpMethod::kGet, url("/hello")}), ErrorCode::kDenied);
}

TEST_F(HttpsClient, RefusesOldTls) {
  const auto http = client();
  EXPECT_EQ(failure(*http, {HttpMethod::kGet, url("/hello", kOldTls)}), ErrorCode::kUnavailable);
}

TEST_F(HttpsClient, NobodyThereIsUnavailable) {
  const auto http = client();
  EXPECT_EQ(failure(*http, {HttpMethod::kGet, "https://127.0.0.1:1/"}), ErrorCode::kUnavailable);
}

TEST_F(HttpsClient, AStreamRunsBesideARequestAndSaysThatItEnded) {
  const auto http = client();
  std::string bytes;
  std::optional<Error> end;
  http->open_stream(
      {HttpMethod::kGet, url("/events")}, std::chrono::seconds{5}, [&](std::string_view more) { bytes += more; },
      [&](Error error) { end = std::move(error); });
  EXPECT_EQ(get(*http, {HttpMethod::kGet, url("/hello")})->body, "hello");
  while (!end) http->run(milliseconds{100});
  EXPECT_EQ(bytes, "data: 0\n\ndata: 1\n\ndata: 2\n\n");
}

TEST_F(HttpsClient, ACaptivePortalIsNoStream) {
  const auto http = client();
  std::optional<Error> end;
  http->open_stream(
      {HttpMethod::kGet, url("/portal")}, std::chrono::seconds{5},
      [&](std::string_view) { ADD_FAILURE() << "the portal's page was taken for events"; },
      [&](Error error) { end = std::move(error); });
  while (!end) http->run(milliseconds{100});
  EXPECT_EQ(end->detail, "not an event stream");
}

TEST_F(HttpsClient, ACancelledRequestNeverAnswers) {
  const auto http = client();
  const HttpId id = http->start({HttpMethod::kGet, url("/hello")},
                                [](Result<HttpResponse>) { ADD_FAILURE() << "answered after cancel"; });
  http->cancel(id);
  EXPECT_EQ(get(*http, {HttpMethod::kGet, url("/hello")})->body, "hello");
}

TEST(OpenHttp, AMissingAuthorityFileIsSaidAtOnce) {
  EXPECT_EQ(open_http({"/nowhere/ca.pem", "x"}).error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace waymark::base::io
