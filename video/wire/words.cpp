#include "video/wire/words.h"

#include <array>
#include <utility>

namespace waymark::video {
namespace {

template <class Enum, std::size_t N>
using Names = std::array<std::pair<Enum, std::string_view>, N>;

constexpr Names<Surface, 3> kSurfaces{
    {{Surface::kRemote, "remote"}, {Surface::kSelf, "self"}, {Surface::kPaper, "paper"}}};
constexpr Names<Channel, 2> kChannels{{{Channel::kAssist, "assist"}, {Channel::kText, "text"}}};
constexpr Names<Connection, 5> kConnections{{{Connection::kConnecting, "connecting"},
                                             {Connection::kConnected, "connected"},
                                             {Connection::kInterrupted, "interrupted"},
                                             {Connection::kFailed, "failed"},
                                             {Connection::kClosed, "closed"}}};
constexpr Names<CameraState, 3> kCameras{
    {{CameraState::kAbsent, "absent"}, {CameraState::kBusy, "busy"}, {CameraState::kReady, "ready"}}};
constexpr Names<MicrophoneState, 3> kMicrophones{
    {{MicrophoneState::kAbsent, "absent"}, {MicrophoneState::kSilent, "silent"}, {MicrophoneState::kReady, "ready"}}};
constexpr Names<Output, 3> kOutputs{
    {{Output::kHandset, "handset"}, {Output::kHeadphones, "headphones"}, {Output::kAloud, "aloud"}}};
constexpr Names<Codec, 2> kCodecs{{{Codec::kVp8, "vp8"}, {Codec::kH264, "h264"}}};
constexpr Names<PaperState, 7> kPaperStates{{{PaperState::kLooking, "looking"},
                                             {PaperState::kFound, "found"},
                                             {PaperState::kTooDark, "too_dark"},
                                             {PaperState::kTooFar, "too_far"},
                                             {PaperState::kBlurred, "blurred"},
                                             {PaperState::kGlare, "glare"},
                                             {PaperState::kSteady, "steady"}}};

template <class Enum, std::size_t N>
std::string_view find_name(const Names<Enum, N>& names, Enum value) {
  for (const auto& [each, name] : names) {
    if (each == value) return name;
  }
  return {};
}

template <class Enum, std::size_t N>
std::optional<Enum> find_value(const Names<Enum, N>& names, std::string_view name) {
  for (const auto& [value, each] : names) {
    if (each == name) return value;
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(Surface surface) { return find_name(kSurfaces, surface); }
std::string_view name_of(Channel channel) { return find_name(kChannels, channel); }
std::string_view name_of(Connection connection) { return find_name(kConnections, connection); }
std::string_view name_of(CameraState state) { return find_name(kCameras, state); }
std::string_view name_of(MicrophoneState state) { return find_name(kMicrophones, state); }
std::string_view name_of(Output output) { return find_name(kOutputs, output); }
std::string_view name_of(Codec codec) { return find_name(kCodecs, codec); }
std::string_view name_of(PaperState state) { return find_name(kPaperStates, state); }

template <>
std::optional<Surface> named(std::string_view name) {
  return find_value(kSurfaces, name);
}
template <>
std::optional<Channel> named(std::string_view name) {
  return find_value(kChannels, name);
}
template <>
std::optional<Connection> named(std::string_view name) {
  return find_value(kConnections, name);
}
template <>
std::optional<CameraState> named(std::string_view name) {
  return find_value(kCameras, name);
}
template <>
std::optional<MicrophoneState> named(std::string_view name) {
  return find_value(kMicrophones, name);
}
template <>
std::optional<Output> named(std::string_view name) {
  return find_value(kOutputs, name);
}
template <>
std::optional<Codec> named(std::string_view name) {
  return find_value(kCodecs, name);
}
template <>
std::optional<PaperState> named(std::string_view name) {
  return find_value(kPaperStates, name);
}

}  // namespace waymark::video
