#include "devices/simulators/simulated_card_reader.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

#include "base/io/files.h"

extern "C" {  // glibc 2.36 forgot to say so itself
#include <sys/pidfd.h>
}

namespace waymark::devices {
namespace {

using base::ErrorCode;
using base::fail;

constexpr char kPcscd[] = "/usr/sbin/pcscd";
constexpr char kDriver[] = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so";
constexpr int kPort = 0x8C7B;  // free for certain: this network is ours
constexpr char kConfiguration[] =
    "FRIENDLYNAME \"Virtual PCD\"\n"
    "DEVICENAME /dev/null:0x8C7B\n"
    "LIBPATH /usr/lib/pcsc/drivers/serial/libifdvpcd.so\n"
    "CHANNELID 0x8C7B\n";
constexpr int kTryAgainMs = 100;

std::optional<std::string> from_hex(std::string_view text) {
  if (text.size() % 2 != 0 || text.size() > 64) return std::nullopt;
  std::string bytes;
  int value = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                             : -1;
    if (digit < 0) return std::nullopt;
    value = value % 16 * 16 + digit;
    if (at % 2 == 1) bytes.push_back(static_cast<char>(value));
  }
  return bytes;
}

[[noreturn]] void become_pcscd(const char* log, const char* configuration) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  ::signal(SIGINT, SIG_IGN);  // Ctrl-C is for us; we end it
  const int out = ::open(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
  ::dup2(out, STDOUT_FILENO);
  ::dup2(out, STDERR_FILENO);
  ::execl(kPcscd, kPcscd, "--foreground", "--info", "--config", configuration, static_cast<char*>(nullptr));
  ::_exit(127);
}

}  // namespace

base::Result<SimulatedCardReader> SimulatedCardReader::open(const std::string& folder, std::string identifier) {
  const auto bytes = from_hex(identifier);
  if (!bytes) return fail(ErrorCode::kInvalid, "identifier", "is not hexadecimal");
  for (const char* needed : {kPcscd, kDriver}) {
    if (::access(needed, R_OK) != 0) return fail(ErrorCode::kNotFound, needed);
  }
  const auto written = base::io::write_file_atomically(folder + "/reader.conf", kConfiguration);
  if (!written) return tl::unexpected(written.error());
  SimulatedCardReader reader(folder, *bytes);
  reader.start_pcscd();
  if (reader.pcscd_ == 0) return fail(ErrorCode::kUnavailable, "fork");
  return reader;
}

SimulatedCardReader::SimulatedCardReader(SimulatedCardReader&& other) noexcept
    : folder_(std::move(other.folder_)),
      identifier_(std::move(other.identifier_)),
      pcscd_(std::exchange(other.pcscd_, 0)),
      pcscd_ended_(std::move(other.pcscd_ended_)),
      card_(std::move(other.card_)),
      reader_(std::move(other.reader_)),
      hanging_(other.hanging_) {}

SimulatedCardReader::~SimulatedCardReader() { stop_pcscd(); }

void SimulatedCardReader::start_pcscd() {
  // What a killed one left: the next would take it for a running one.
  std::error_code ignored;
  for (const char* left : {"/pcscd.comm", "/pcscd.pid"}) std::filesystem::remove(folder_ + left, ignored);
  const std::string log = folder_ + "/pcscd.log";
  const std::string configuration = folder_ + "/reader.conf";
  const pid_t child = ::fork();
  if (child == 0) become_pcscd(log.c_str(), configuration.c_str());
  if (child < 0) return;
  pcscd_ = child;
  pcscd_ended_ = Descriptor{::pidfd_open(child, 0)};
}

void SimulatedCardReader::stop_pcscd() {
  if (pcscd_ == 0) return;
  ::pidfd_send_signal(pcscd_ended_.get(), SIGKILL, nullptr, 0);
  while (::waitpid(pcscd_, nullptr, 0) < 0 && errno == EINTR) {
  }
  pcscd_ = 0;
  pcscd_ended_.reset();
}

bool SimulatedCardReader::ready() const { return ::access((folder_ + "/pcscd.comm").c_str(), F_OK) == 0; }

void SimulatedCardReader::insert(std::string identifier) {
  reader_.reset();
  card_.emplace(std::move(identifier));
  if (hanging_) card_->hang();
  connect();
}

std::string SimulatedCardReader::obey(const std::string& line) {
  constexpr std::string_view kInsert = "insert ";
  if (line == "insert") {
    insert(identifier_);
  } else if (line == "insert silent") {
    insert({});
  } else if (line.starts_with(kInsert)) {
    const auto bytes = from_hex(std::string_view(line).substr(kInsert.size()));
    if (!bytes) return "error: an identifier is hexadecimal";
    insert(*bytes);
  } else if (line == "remove") {
    card_.reset();
    reader_.reset();
  } else if (line == "hang") {
    hanging_ = true;
    if (card_) card_->hang();
  } else if (line == "recover") {
    hanging_ = false;
    if (card_) insert(card_->identifier());
  } else if (line == "restart pcscd") {
    stop_pcscd();
    reader_.reset();
    start_pcscd();
  } else if (line == "status") {
    return std::string(card_ ? "inserted" : "empty") + (hanging_ ? ", hanging" : "") +
           (ready() ? ", pcscd ready" : ", pcscd starting");
  } else {
    return "error: no such command";
  }
  return "ok";
}

void SimulatedCardReader::add_waits(std::vector<pollfd>& waits) const {
  if (pcscd_ != 0) waits.push_back({pcscd_ended_.get(), POLLIN, 0});
  if (reader_) waits.push_back({reader_.get(), POLLIN, 0});
}

int SimulatedCardReader::wait_ms() const { return pcscd_ == 0 || !ready() || (card_ && !reader_) ? kTryAgainMs : -1; }

void SimulatedCardReader::connect() {
  reader_ = Descriptor{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
  const int on = 1;
  ::setsockopt(reader_.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(kPort);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(reader_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) reader_.reset();
}

void SimulatedCardReader::turn() {
  if (pcscd_ != 0 && ::waitpid(pcscd_, nullptr, WNOHANG) == pcscd_) {
    pcscd_ = 0;
    pcscd_ended_.reset();
    reader_.reset();
  }
  if (pcscd_ == 0) start_pcscd();
  if (card_ && !reader_) connect();
  while (reader_) {
    char buffer[4096];
    const ssize_t got = ::recv(reader_.get(), buffer, sizeof buffer, MSG_DONTWAIT);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (got <= 0 || !card_) return reader_.reset();
    const std::string answer = card_->receive({buffer, static_cast<std::size_t>(got)});
    if (!answer.empty() && ::send(reader_.get(), answer.data(), answer.size(), MSG_NOSIGNAL) < 0) reader_.reset();
  }
}

}  // namespace waymark::devices
