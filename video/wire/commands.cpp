#include "video/wire/commands.h"

#include <utility>

#include "video/wire/members.h"
#include "video/wire/overloaded.h"

namespace waymark::video {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

constexpr std::size_t kMaxDeviceBytes = 256;

json setup_to_json(const Setup& setup) {
  return {{"type", "start"},
          {"camera", setup.camera},
          {"microphone", setup.microphone},
          {"speaker", setup.speaker},
          {"handset", setup.handset},
          {"headphones", setup.headphones},
          {"codec", name_of(setup.codec)},
          {"width", setup.width},
          {"height", setup.height},
          {"frames_per_second", setup.frames_per_second},
          {"most_kbits", setup.most_kbits},
          {"loopback", setup.loopback}};
}

json servers_to_json(const std::vector<IceServer>& servers) {
  json list = json::array();
  for (const IceServer& server : servers) {
    list.push_back({{"urls", server.urls}, {"username", server.username}, {"credential", server.credential}});
  }
  return list;
}

json to_json(const Command& command) {
  return std::visit(
      Overloaded{
          [](const Start& each) { return setup_to_json(each.setup); },
          [](const ShareSurface& each) {
            return json{{"type", "surface"}, {"surface", name_of(each.surface)}};
          },
          [](const OpenDevices& each) {
            return json{{"type", "open_devices"}, {"camera", each.camera}, {"microphone", each.microphone}};
          },
          [](const BeginLeg& each) {
            return json{{"type", "begin_leg"},
                        {"leg", each.leg},
                        {"ice_servers", servers_to_json(each.ice_servers)},
                        {"relay_only", each.relay_only}};
          },
          [](const Answer& each) {
            return json{{"type", "answer"}, {"leg", each.leg}, {"sdp", each.sdp}};
          },
          [](const RemoteCandidate& each) {
            return json{{"type", "candidate"}, {"leg", each.leg}, {"index", each.index}, {"candidate", each.candidate}};
          },
          [](const Send& each) {
            return json{{"type", "send"}, {"channel", name_of(each.channel)}, {"text", each.text}};
          },
          [](const Mute& each) {
            return json{{"type", "mute"}, {"audio", each.audio}, {"video", each.video}};
          },
          [](const Hold& each) {
            return json{{"type", "hold"}, {"held", each.held}};
          },
          [](const Volume& each) {
            return json{{"type", "volume"}, {"level", each.level}};
          },
          [](const SoundTo& each) {
            return json{{"type", "sound_to"}, {"output", name_of(each.output)}};
          },
          [](const EndLeg& each) {
            return json{{"type", "end_leg"}, {"leg", each.leg}};
          },
          [](const LookForPaper& each) {
            return json{{"type", "look_for_paper"}, {"on", each.on}};
          },
          [](const TakePaper&) {
            return json{{"type", "take_paper"}};
          },
          [](const WatchForPresence& each) {
            return json{{"type", "watch_for_presence"}, {"on", each.on}};
          },
      },
      command);
}

void take_leg(Members& members, int& leg) { members.take("leg", leg, 1, kMaxLeg); }

Start start_from(Members& members) {
  Setup setup;
  members.take("camera", setup.camera, kMaxDeviceBytes);
  members.take("microphone", setup.microphone, kMaxDeviceBytes);
  members.take("speaker", setup.speaker, kMaxDeviceBytes);
  members.take("handset", setup.handset, kMaxDeviceBytes);
  members.take("headphones", setup.headphones, kMaxDeviceBytes);
  members.take_word("codec", setup.codec);
  members.take("width", setup.width, 160, 1920);
  members.take("height", setup.height, 120, 1080);
  members.take("frames_per_second", setup.frames_per_second, 5, 60);
  members.take("most_kbits", setup.most_kbits, 100, 20'000);
  members.take("loopback", setup.loopback);
  if (setup.width % 2 != 0) members.blame("width");
  if (setup.height % 2 != 0) members.blame("height");
  return {setup};
}

BeginLeg begin_leg_from(Members& members) {
  BeginLeg begin;
  take_leg(members, begin.leg);
  members.take("ice_servers", begin.ice_servers);
  members.take("relay_only", begin.relay_only);
  return begin;
}

Answer answer_from(Members& members) {
  Answer answer;
  take_leg(members, answer.leg);
  members.take("sdp", answer.sdp, kMaxSdpBytes);
  return answer;
}

RemoteCandidate candidate_from(Members& members) {
  RemoteCandidate candidate;
  take_leg(members, candidate.leg);
  members.take("index", candidate.index, 0, kMaxIndex);
  members.take("candidate", candidate.candidate, kMaxCandidateBytes);
  return candidate;
}

std::optional<Command> read_command(const std::string& type, Members& members) {
  if (type == "start") return start_from(members);
  if (type == "begin_leg") return begin_leg_from(members);
  if (type == "answer") return answer_from(members);
  if (type == "candidate") return candidate_from(members);
  if (type == "surface") {
    ShareSurface share;
    members.take_word("surface", share.surface);
    return share;
  }
  if (type == "open_devices") {
    OpenDevices open;
    members.take("camera", open.camera);
    members.take("microphone", open.microphone);
    return open;
  }
  if (type == "send") {
    Send send;
    members.take_word("channel", send.channel);
    members.take("text", send.text, kMaxTextBytes);
    return send;
  }
  if (type == "mute") {
    Mute mute;
    members.take("audio", mute.audio);
    members.take("video", mute.video);
    return mute;
  }
  if (type == "hold") {
    Hold hold;
    members.take("held", hold.held);
    return hold;
  }
  if (type == "volume") {
    Volume volume;
    members.take("level", volume.level, 0, kLoudest);
    return volume;
  }
  if (type == "sound_to") {
    SoundTo sound;
    members.take_word("output", sound.output);
    return sound;
  }
  if (type == "end_leg") {
    EndLeg end;
    take_leg(members, end.leg);
    return end;
  }
  if (type == "take_paper") return TakePaper{};
  if (type == "look_for_paper") {
    LookForPaper look;
    members.take("on", look.on);
    return look;
  }
  if (type == "watch_for_presence") {
    WatchForPresence watch;
    members.take("on", watch.on);
    return watch;
  }
  return std::nullopt;
}

}  // namespace

base::Result<std::string> to_wire(const Command& command) {
  std::string wire = to_json(command).dump(-1, ' ', false, json::error_handler_t::replace);
  // What our own parser would refuse never leaves: the faults of both ends show at this one.
  if (auto read = command_from_wire(wire); !read) return tl::unexpected(read.error());
  return wire;
}

base::Result<Command> command_from_wire(std::string_view wire) {
  const auto root = parse_object(wire);
  if (!root) return tl::unexpected(root.error());
  Members members{*root};
  auto command = read_command((*root)["type"].get_ref<const std::string&>(), members);
  if (!command) return fail(ErrorCode::kUnsupported, "type");
  if (auto good = members.finish(); !good) return tl::unexpected(good.error());
  return std::move(*command);
}

}  // namespace waymark::video
