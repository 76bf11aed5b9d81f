// The words that the kiosk and its media process share: what there is to see, to hear and to send.
//
// Every enum has a name on the wire ("remote"); none has a valid zero.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace waymark::video {

// A picture that the kiosk can draw.
enum class Surface {
  kRemote = 1,  // the adviser
  kSelf,        // the customer's own camera
  kPaper,       // the same, while a sheet of paper is looked for: the page found is outlined
};

// The two data channels of a call (ordered, reliable), made by the kiosk before its offer.
enum class Channel { kAssist = 1, kText };

// What a leg's connection is doing. kInterrupted: nothing has come from the other end for two seconds. kFailed and
// kClosed are final: what follows is a new leg.
enum class Connection { kConnecting = 1, kConnected, kInterrupted, kFailed, kClosed };

enum class CameraState { kAbsent = 1, kBusy, kReady };
enum class MicrophoneState { kAbsent = 1, kSilent, kReady };

// Where the adviser's voice sounds. The customer chose it before the call; nothing is aloud unless asked for.
enum class Output { kHandset = 1, kHeadphones, kAloud };

enum class Codec { kVp8 = 1, kH264 };

// What is most in the way of a good photograph of a sheet of paper. kFound: nothing but that it moves. kSteady:
// nothing.
enum class PaperState { kLooking = 1, kFound, kTooDark, kTooFar, kBlurred, kGlare, kSteady };

[[nodiscard]] std::string_view name_of(Surface surface);
[[nodiscard]] std::string_view name_of(Channel channel);
[[nodiscard]] std::string_view name_of(Connection connection);
[[nodiscard]] std::string_view name_of(CameraState state);
[[nodiscard]] std::string_view name_of(MicrophoneState state);
[[nodiscard]] std::string_view name_of(Output output);
[[nodiscard]] std::string_view name_of(Codec codec);
[[nodiscard]] std::string_view name_of(PaperState state);

// Nothing for a name that is none.
template <class Enum>
[[nodiscard]] std::optional<Enum> named(std::string_view name);

// A STUN or TURN server as the hub hands it out (RFC 7064, RFC 7065): "stun:host:3478", "turn:host:3478?transport=udp",
// "turns:host:5349". At most 8 servers with at most 8 URLs each.
struct IceServer {
  std::vector<std::string> urls;
  std::string username;
  std::string credential;
  bool operator==(const IceServer&) const = default;
};

}  // namespace waymark::video
