// The device host as it runs: real processes, a real socket, a printer at a real TCP port.
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/io/files.h"
#include "devices/channel/channel.h"
#include "devices/simulators/control.h"
#include "provisioning/protocol/device_message.h"
#include "tests/devices/kiosk_end.h"
#include "tests/devices/running_program.h"
#include "tests/devices/temporary_folder.h"

namespace waymark::devices {
namespace {

using namespace std::chrono_literals;
using protocol::DeviceState;
using protocol::PrintOutcome;
using protocol::PrintReason;
using protocol::PrintResult;

constexpr PrintResult kPrinted{PrintOutcome::kPrinted, PrintReason::kNone};

std::string job_id(int number) { return "0190c2b4-0000-7000-8000-00000000000" + std::to_string(number); }

protocol::PrintDocument ticket(const std::string& words, int lines = 1) {
  protocol::PrintDocument document;
  for (int line = 0; line < lines; ++line) document.blocks.emplace_back(protocol::PrintText{words});
  document.blocks.emplace_back(protocol::PrintCut{});
  return document;
}

class DeviceHost : public testing::Test {
 protected:
  void SetUp() override {
    start_printer();
    start_host();
    ASSERT_TRUE(kiosk_.connected());
    ASSERT_TRUE(kiosk_.status("printer", DeviceState::kOnline));
  }

  void start_printer() {
    printer_.emplace("waymark-simulated-printer",
                     std::vector<std::string>{"--port", std::to_string(port_), "--output", folder_.file("papers"),
                                              "--control", folder_.file("printer")});
    const auto address = printer_->line("listening ");
    ASSERT_TRUE(address);
    port_ = std::stoi(address->substr(address->find(':') + 1));
  }

  void start_host() {
    const nlohmann::json settings = {{"address", "127.0.0.1:" + std::to_string(port_)}, {"stall_ms", 1500}};
    const nlohmann::json configuration = {
        {"devices", {{{"name", "printer"}, {"driver", "escpos-tcp"}, {"settings", settings}}}},
        {"heartbeat_interval_ms", 100},
        {"heartbeat_deadline_ms", heartbeat_deadline_.count()}};
    std::ofstream(folder_.file("devices.json")) << configuration;
    host_.emplace("waymark-devices",
                  std::vector<std::string>{"--socket", folder_.file("socket"), "--config", folder_.file("devices.json"),
                                           "--state", folder_.file("state")});
    ASSERT_TRUE(host_->line("listening "));
  }

  pid_t driver() {
    const auto children = children_of(host_->process());
    return children.size() == 1 ? children.front() : 0;
  }

  std::string tell(const std::string& words) { return tell_simulator(folder_.file("printer"), words).value_or("?"); }
  // The printer says so on its control socket; it answers as fast as it is asked.
  void wait_for_hang() {
    const auto until = std::chrono::steady_clock::now() + 10s;
    while (tell("status").find("hanging") == std::string::npos && std::chrono::steady_clock::now() < until) {
    }
  }
  int papers() {
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder_.file("papers"))) {
      count += entry.path().extension() == ".png" ? 1 : 0;
    }
    return count;
  }
  std::string paper(int number) {
    return base::io::read_file(folder_.file("papers/job-000" + std::to_string(number) + ".txt"), 1 << 20).value_or("");
  }
  void print(int number, const std::string& words, Personal personal = Personal::kNo, int lines = 1) {
    ASSERT_TRUE(kiosk_.client().print(job_id(number), ticket(words, lines), personal));
  }

  std::chrono::milliseconds heartbeat_deadline_ = 500ms;
  TemporaryFolder folder_;
  int port_ = 0;
  std::optional<RunningProgram> printer_;
  std::optional<RunningProgram> host_;
  KioskEnd kiosk_{folder_.file("socket")};
};

TEST_F(DeviceHost, PrintsATicket) {
  print(1, "C 42");
  EXPECT_EQ(kiosk_.result(job_id(1)), kPrinted);
  EXPECT_EQ(paper(1), "C 42\n");
}

TEST_F(DeviceHost, PrintsOneAfterTheOther) {
  for (int number = 1; number <= 5; ++number) print(number, "ticket " + std::to_string(number));
  for (int number = 1; number <= 5; ++number) EXPECT_EQ(kiosk_.result(job_id(number)), kPrinted) << number;
  EXPECT_EQ(paper(5), "ticket 5\n");
}

TEST_F(DeviceHost, NeverPrintsOneJobTwice) {
  print(1, "C 42");
  ASSERT_EQ(kiosk_.result(job_id(1)), kPrinted);
  print(1, "C 42");
  EXPECT_EQ(kiosk_.result(job_id(1)), kPrinted);
  host_.reset();
  ASSERT_TRUE(kiosk_.connected(false));
  start_host();
  ASSERT_TRUE(kiosk_.connected());
  print(1, "C 42");
  EXPECT_EQ(kiosk_.result(job_id(1)), kPrinted) << "what the first host noted";
  EXPECT_EQ(papers(), 1);
}

TEST_F(DeviceHost, SaysThatThereIsNoPaperBeforeAndAfter) {
  ASSERT_EQ(tell("paper out"), "ok");
  EXPECT_EQ(kiosk_.status("printer", DeviceState::kUserError)->paper, protocol::PaperState::kOut);
  print(1, "C 42");
  EXPECT_EQ(kiosk_.result(job_id(1)), (PrintResult{PrintOutcome::kFailed, PrintReason::kPaperOut}));
  ASSERT_EQ(tell("recover"), "ok");
  EXPECT_TRUE(kiosk_.status("printer", DeviceState::kOnline));
  print(2, "C 43");
  EXPECT_EQ(kiosk_.result(job_id(2)), kPrinted);
  EXPECT_EQ(paper(1), "C 43\n") << "the failed job never reached the paper";
}

TEST_F(DeviceHost, SaysThatTheCoverIsOpen) {
  ASSERT_EQ(tell("cover open"), "ok");
  EXPECT_EQ(kiosk_.status("printer", DeviceState::kUserError)->cover, protocol::CoverState::kOpen);
  print(1, "C 42");
  EXPECT_EQ(kiosk_.result(job_id(1)), (PrintResult{PrintOutcome::kFailed, PrintReason::kCoverOpen}));
}

TEST_F(DeviceHost, DoesNotFinishADeadTicketWithFreshPaper) {
  ASSERT_EQ(tell("paper out after 3"), "ok");
  print(1, "line", Personal::kNo, 10);
  EXPECT_EQ(kiosk_.result(job_id(1)), (PrintResult{PrintOutcome::kUnknown, PrintReason::kPaperOut}));
  EXPECT_TRUE(kiosk_.status("printer", DeviceState::kUserError));
  ASSERT_EQ(tell("recover"), "ok");
  EXPECT_TRUE(kiosk_.status("printer", DeviceState::kOnline));
  print(2, "C 43");
  EXPECT_EQ(kiosk_.result(job_id(2)), kPrinted);
  EXPECT_EQ(paper(1), "line\nline\nline\n[forgotten]\n");
  EXPECT_EQ(paper(2), "C 43\n");
  EXPECT_EQ(papers(), 2);
}

TEST_F(DeviceHost, DoesNotKnowWhatBecameOfAJobWhoseLineBroke) {
  ASSERT_EQ(tell("drop after 200"), "ok");
  print(1, "a line of some length", Personal::kNo, 40);
  EXPECT_EQ(kiosk_.result(job_id(1)), (PrintResult{PrintOutcome::kUnknown, PrintReason::kLineLost}));
  print(2, "C 43");
  EXPECT_EQ(kiosk_.result(job_id(2)), kPrinted) << "a new line, by itself";
  EXPECT_EQ(papers(), 2) << "the broken one, and this one: nothing was printed again";
  EXPECT_EQ(paper(2), "C 43\n");
}

TEST_F(DeviceHost, OffersAnotherWayInTwoSecondsWhenThePrinterHangs) {
  ASSERT_EQ(tell("hang"), "ok");
  const auto start = std::chrono::steady_clock::now();
  print(1, "C 42");
  EXPECT_TRUE(kiosk_.status("printer", DeviceState::kOffline));
  EXPECT_EQ(kiosk_.result(job_id(1)), (PrintResult{PrintOutcome::kFailed, PrintReason::kOffline}));
  EXPECT_LT(std::chrono::steady_clock::now() - start, 2s);
  ASSERT_EQ(tell("recover"), "ok");
  EXPECT_TRUE(kiosk_.status("printer", DeviceState::kOnline));
  print(2, "C 43");
  EXPECT_EQ(kiosk_.result(job_id(2)), kPrinted);
}

TEST_F(DeviceHost, FindsAPrinterThatWasSwitchedOffAndOn) {
  printer_.reset();
  EXPECT_TRUE(kiosk_.status("printer", DeviceState::kOffline));
  start_printer();
  EXPECT_TRUE(kiosk_.status("printer", DeviceState::kOnline));
}

TEST_F(DeviceHost, ReplacesADriverThatWasKilled) {
  const pid_t first = driver();
  ASSERT_NE(first, 0);
  ASSERT_EQ(::kill(first, SIGKILL), 0);
  const auto status = kiosk_.status("printer", DeviceState::kOnline, 2);
  ASSERT_TRUE(status);
  EXPECT_EQ(status->generation, 2U);
  EXPECT_NE(driver(), first);
  print(1, "C 42");
  EXPECT_EQ(kiosk_.result(job_id(1)), kPrinted);
}

TEST_F(DeviceHost, ReplacesADriverThatHangs) {
  ASSERT_EQ(::kill(driver(), SIGSTOP), 0);
  ASSERT_TRUE(kiosk_.status("printer", DeviceState::kOnline, 2));
  print(1, "C 42");
  EXPECT_EQ(kiosk_.result(job_id(1)), kPrinted);
}

TEST_F(DeviceHost, FailsAJobThatAHungDriverNeverBegan) {
  ASSERT_EQ(::kill(driver(), SIGSTOP), 0);
  print(1, "C 42");
  EXPECT_EQ(kiosk_.result(job_id(1)), (PrintResult{PrintOutcome::kFailed, PrintReason::kDriverLost}));
  EXPECT_EQ(papers(), 0);
}

TEST_F(DeviceHost, DoesNotKnowWhatBecameOfAJobWhoseDriverDiedSending) {
  ASSERT_EQ(tell("hang after 200"), "ok");
  print(1, "a line of some length", Personal::kNo, 40);
  wait_for_hang();
  ASSERT_EQ(::kill(driver(), SIGKILL), 0);
  EXPECT_EQ(kiosk_.result(job_id(1)), (PrintResult{PrintOutcome::kUnknown, PrintReason::kDriverLost}));
}

TEST_F(DeviceHost, GivesUpAJobThatHangsInTheMiddle) {
  ASSERT_EQ(tell("hang after 200"), "ok");
  print(1, "a line of some length", Personal::kNo, 40);
  EXPECT_EQ(kiosk_.result(job_id(1)), (PrintResult{PrintOutcome::kUnknown, PrintReason::kTimeout}));
  ASSERT_EQ(tell("recover"), "ok");
  print(2, "C 43");
  EXPECT_EQ(kiosk_.result(job_id(2)), kPrinted);
}

TEST_F(DeviceHost, LeavesADeviceAloneWhoseDriverDiesAgainAndAgain) {
  std::uint64_t generation = 1;
  for (int death = 0; death < 5; ++death) {
    const pid_t child = driver();
    ASSERT_NE(child, 0) << death;
    ASSERT_EQ(::kill(child, SIGKILL), 0);
    ++generation;
    if (death < 4) {
      ASSERT_TRUE(kiosk_.status("printer", DeviceState::kOnline, generation)) << death;
    }
  }
  EXPECT_TRUE(kiosk_.status("printer", DeviceState::kOutOfService));
  print(1, "C 42");
  EXPECT_EQ(kiosk_.result(job_id(1)), (PrintResult{PrintOutcome::kFailed, PrintReason::kOutOfService}));
}

TEST_F(DeviceHost, RenewsTheDriverAfterAPersonalDocument) {
  const pid_t first = driver();
  print(1, "Reference 7K3M-9QTX-R", Personal::kYes);
  EXPECT_EQ(kiosk_.result(job_id(1)), kPrinted);
  ASSERT_TRUE(
      kiosk_.wait_for<StatusChanged>([](const StatusChanged& changed) { return changed.status.generation == 2; }));
  EXPECT_NE(driver(), first);
  print(2, "C 42");
  EXPECT_EQ(kiosk_.result(job_id(2)), kPrinted);
}

// How often the words stand in that process's memory; -1 when it may not be read.
int times_in_memory(pid_t process, const std::string& words) {
  const std::string folder = "/proc/" + std::to_string(process);
  std::ifstream maps(folder + "/maps");
  std::ifstream memory(folder + "/mem", std::ios::binary);
  if (!maps || !memory) return -1;
  int times = 0;
  std::string line;
  while (std::getline(maps, line)) {
    unsigned long begin = 0;
    unsigned long end = 0;
    char readable = '-';
    if (std::sscanf(line.c_str(), "%lx-%lx %c", &begin, &end, &readable) != 3 || readable != 'r') continue;
    std::string bytes(end - begin, '\0');
    memory.clear();
    memory.seekg(static_cast<std::streamoff>(begin));
    memory.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    for (auto at = bytes.find(words); at != std::string::npos; at = bytes.find(words, at + 1)) ++times;
  }
  return times;
}

// Its driver is replaced by what a test does and not by a machine that is busy.
class PatientDeviceHost : public DeviceHost {
 protected:
  PatientDeviceHost() { heartbeat_deadline_ = 20s; }
};

TEST_F(PatientDeviceHost, KeepsNothingOfAPersonalDocumentInMemory) {
  const std::string personal = "MARKER-OF-THIS-VISIT";
  // Three lines: of what a driver has sent its buffer keeps all but the first bytes, where its next question to the
  // printer is written.
  const std::string plain = "MARKER-OF-A-PLAIN-TICKET";
  print(1, plain, Personal::kNo, 3);
  ASSERT_EQ(kiosk_.result(job_id(1)), kPrinted);
  const pid_t first = driver();
  if (times_in_memory(first, plain) < 0) GTEST_SKIP() << "the memory of a driver is for root alone";
  EXPECT_GT(times_in_memory(first, plain), 0) << "a plain ticket stays: the search can find it";
  print(2, personal, Personal::kYes, 3);
  ASSERT_EQ(kiosk_.result(job_id(2)), kPrinted);
  ASSERT_TRUE(
      kiosk_.wait_for<StatusChanged>([](const StatusChanged& changed) { return changed.status.generation == 2; }));
  ASSERT_NE(driver(), 0);
  EXPECT_NE(driver(), first);
  EXPECT_EQ(times_in_memory(driver(), personal), 0);
  EXPECT_EQ(times_in_memory(host_->process(), personal), 0);
  // Once it prints, the new driver is certainly more than a process that has just begun: looked at again.
  print(3, plain, Personal::kNo, 3);
  ASSERT_EQ(kiosk_.result(job_id(3)), kPrinted);
  EXPECT_GT(times_in_memory(driver(), plain), 0);
  EXPECT_EQ(times_in_memory(driver(), personal), 0);
  EXPECT_EQ(times_in_memory(host_->process(), personal), 0);
}

TEST_F(DeviceHost, WritesNothingOfADocumentToDisk) {
  const std::string marker = "MARKER-OF-THIS-VISIT";
  print(1, marker, Personal::kYes);
  ASSERT_EQ(kiosk_.result(job_id(1)), kPrinted);
  host_.reset();
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_.file("state"))) {
    const auto bytes = base::io::read_file(entry.path(), 1 << 24);
    ASSERT_TRUE(bytes);
    EXPECT_EQ(bytes->find(marker), std::string::npos) << entry.path();
  }
}

TEST_F(DeviceHost, TellsTheTruthAboutAJobAfterTheHostWasKilled) {
  ASSERT_EQ(tell("hang after 200"), "ok");
  print(1, "a line of some length", Personal::kNo, 40);
  wait_for_hang();
  host_->signal(SIGKILL);
  ASSERT_TRUE(kiosk_.connected(false));
  host_.reset();
  ASSERT_EQ(tell("recover"), "ok");
  start_host();
  EXPECT_EQ(kiosk_.result(job_id(1)), (PrintResult{PrintOutcome::kUnknown, PrintReason::kHostLost}));
  print(2, "C 44");
  EXPECT_EQ(kiosk_.result(job_id(2)), kPrinted);
  EXPECT_EQ(paper(2), "C 44\n");
  EXPECT_EQ(papers(), 2) << "the half ticket and this one: nothing came out by itself";
}

TEST_F(DeviceHost, FailsAJobThatTheHostNeverGot) {
  host_->signal(SIGSTOP);
  print(1, "C 42");
  host_->signal(SIGKILL);
  ASSERT_TRUE(kiosk_.connected(false));
  host_.reset();
  start_host();
  EXPECT_EQ(kiosk_.result(job_id(1)), (PrintResult{PrintOutcome::kFailed, PrintReason::kHostLost}));
  EXPECT_EQ(papers(), 0);
}

TEST_F(DeviceHost, CancelsAJobThatWaits) {
  ASSERT_EQ(tell("hang"), "ok");
  print(1, "C 42");
  print(2, "C 43");
  kiosk_.client().cancel(job_id(2));
  EXPECT_EQ(kiosk_.result(job_id(2)), (PrintResult{PrintOutcome::kFailed, PrintReason::kCancelled}));
  EXPECT_EQ(kiosk_.result(job_id(1)), (PrintResult{PrintOutcome::kFailed, PrintReason::kOffline}));
}

TEST_F(DeviceHost, TakesItsDriversWithItWhenItIsKilled) {
  const Descriptor end_of_child = watch_end(driver());
  ASSERT_TRUE(end_of_child);
  host_->signal(SIGKILL);
  ASSERT_TRUE(kiosk_.connected(false));
  EXPECT_TRUE(has_ended(end_of_child));
}

TEST_F(DeviceHost, StopsCleanly) {
  const Descriptor end_of_child = watch_end(driver());
  host_->signal(SIGTERM);
  EXPECT_EQ(host_->wait_for_end(), 0);
  EXPECT_TRUE(has_ended(end_of_child));
  EXPECT_FALSE(std::filesystem::exists(folder_.file("socket")));
}

TEST_F(DeviceHost, DropsAPeerThatBreaksTheProtocolAndServesTheOthers) {
  auto rude = Channel::connect(folder_.file("socket"));
  ASSERT_TRUE(rude);
  ASSERT_TRUE(rude->send("{\"header\":"));
  pollfd wait{rude->fd(), POLLIN, 0};
  bool gone = false;
  while (!gone && ::poll(&wait, 1, 5000) > 0) gone = !rude->receive().has_value();
  EXPECT_TRUE(gone);
  print(1, "C 42");
  EXPECT_EQ(kiosk_.result(job_id(1)), kPrinted);
}

TEST_F(DeviceHost, RefusesADocumentThatIsNotSealed) {
  auto rude = Channel::connect(folder_.file("socket"));
  ASSERT_TRUE(rude);
  const Descriptor open_file{::dup(STDIN_FILENO)};
  protocol::DeviceMessage command{std::string(protocol::message_name::kPrint), protocol::MessageType::kCommand, 1};
  command.payload = {{"jobId", job_id(1)}, {"personal", false}};
  ASSERT_TRUE(rude->send(*protocol::to_wire(command), open_file.get()));
  pollfd wait{rude->fd(), POLLIN, 0};
  std::optional<protocol::DeviceMessage> completion;
  while (!completion && ::poll(&wait, 1, 5000) > 0) {
    auto packet = rude->receive();
    ASSERT_TRUE(packet && *packet);
    auto message = protocol::device_message_from_wire((*packet)->bytes);
    ASSERT_TRUE(message);
    if (message->type == protocol::MessageType::kCompletion) completion = *message;
  }
  ASSERT_TRUE(completion);
  EXPECT_EQ(completion->payload["reason"], "refused");
  EXPECT_EQ(papers(), 0);
}

// What another user of this machine meets at the host's socket: 0 refused, 1 let in and sent away, 2 served.
int visit_as(uid_t user, const std::string& socket) {
  const pid_t visitor = ::fork();
  if (visitor == 0) {
    if (::setgid(user) != 0 || ::setuid(user) != 0) ::_exit(9);
    auto channel = Channel::connect(socket);
    if (!channel) ::_exit(0);
    pollfd wait{channel->fd(), POLLIN, 0};
    ::poll(&wait, 1, 5000);
    ::_exit(channel->receive().has_value() ? 2 : 1);
  }
  int status = 0;
  ::waitpid(visitor, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(DeviceHostPeers, AreTheHostsOwnUserAndThoseItIsToldOf) {
  if (::geteuid() != 0) GTEST_SKIP() << "needs root to become another user";
  constexpr uid_t kKiosk = 65'533;
  constexpr uid_t kStranger = 65'532;
  const TemporaryFolder folder;
  std::filesystem::permissions(folder.path(), std::filesystem::perms{0755});
  for (const char* allowed : {"", R"(,"allowed_users":[65533])"}) {
    std::ofstream(folder.file("devices.json"))
        << R"({"devices":[{"name":"p","driver":"escpos-tcp","settings":{"address":"127.0.0.1:1"}}])" << allowed << "}";
    RunningProgram host("waymark-devices", {"--socket", folder.file("s"), "--config", folder.file("devices.json")});
    ASSERT_TRUE(host.line("listening "));
    const bool told = *allowed != '\0';
    EXPECT_EQ(visit_as(kKiosk, folder.file("s")), told ? 2 : 0);
    EXPECT_EQ(visit_as(kStranger, folder.file("s")), told ? 1 : 0);
    EXPECT_EQ(visit_as(0, folder.file("s")), 2);
  }
}

TEST(DeviceHostCommandLine, SaysWhatIsWrongWithItsConfiguration) {
  const TemporaryFolder folder;
  std::ofstream(folder.file("devices.json")) << R"({"devices":[{"name":"p","driver":"fax"}]})";
  RunningProgram host("waymark-devices", {"--socket", folder.file("s"), "--config", folder.file("devices.json")});
  EXPECT_EQ(host.wait_for_end(), 10);
}

}  // namespace
}  // namespace waymark::devices
