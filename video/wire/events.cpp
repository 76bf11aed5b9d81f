#include "video/wire/events.h"

#include <utility>

#include "video/wire/members.h"
#include "video/wire/overloaded.h"

namespace waymark::video {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

constexpr int kMaxFigure = 1'000'000;

json to_json(const MediaEvent& event) {
  return std::visit(
      Overloaded{
          [](const Ready&) {
            return json{{"type", "ready"}};
          },
          [](const DevicesChanged& each) {
            return json{{"type", "devices"},
                        {"camera", name_of(each.camera)},
                        {"microphone", name_of(each.microphone)},
                        {"light_on", each.light_on}};
          },
          [](const Offer& each) {
            return json{{"type", "offer"}, {"leg", each.leg}, {"sdp", each.sdp}};
          },
          [](const Candidate& each) {
            return json{{"type", "candidate"}, {"leg", each.leg}, {"index", each.index}, {"candidate", each.candidate}};
          },
          [](const ConnectionChanged& each) {
            return json{{"type", "connection"}, {"leg", each.leg}, {"state", name_of(each.state)}};
          },
          [](const ChannelOpened& each) {
            return json{{"type", "channel_opened"}, {"leg", each.leg}, {"channel", name_of(each.channel)}};
          },
          [](const ChannelMessage& each) {
            return json{
                {"type", "message"}, {"leg", each.leg}, {"channel", name_of(each.channel)}, {"text", each.text}};
          },
          [](const FrameReady& each) {
            return json{{"type", "frame_ready"}, {"surface", name_of(each.surface)}};
          },
          [](const Quality& each) {
            return json{{"type", "quality"},           {"leg", each.leg},
                        {"rtt_ms", each.rtt_ms},       {"loss", each.loss},
                        {"kbits_out", each.kbits_out}, {"width", each.width},
                        {"height", each.height},       {"frames_per_second", each.frames_per_second}};
          },
          [](const ToneHeard& each) {
            return json{{"type", "tone"}, {"hertz", each.hertz}};
          },
          [](const PaperChanged& each) {
            return json{{"type", "paper"}, {"state", name_of(each.state)}};
          },
          [](const PaperHandedOver& each) {
            return json{{"type", "paper_taken"}, {"straight", each.straight}};
          },
          [](const PresenceChanged& each) {
            return json{{"type", "presence"}, {"someone", each.someone}};
          },
      },
      event);
}

void take_leg(Members& members, int& leg) { members.take("leg", leg, 1, kMaxLeg); }

Quality quality_from(Members& members) {
  Quality quality;
  take_leg(members, quality.leg);
  members.take("rtt_ms", quality.rtt_ms, 0, kMaxFigure);
  members.take("loss", quality.loss, 0, 1);
  members.take("kbits_out", quality.kbits_out, 0, kMaxFigure);
  members.take("width", quality.width, 0, kMaxFigure);
  members.take("height", quality.height, 0, kMaxFigure);
  members.take("frames_per_second", quality.frames_per_second, 0, kMaxFigure);
  return quality;
}

std::optional<MediaEvent> read_event(const std::string& type, Members& members) {
  if (type == "ready") return Ready{};
  if (type == "quality") return quality_from(members);
  if (type == "devices") {
    DevicesChanged devices;
    members.take_word("camera", devices.camera);
    members.take_word("microphone", devices.microphone);
    members.take("light_on", devices.light_on);
    return devices;
  }
  if (type == "offer") {
    Offer offer;
    take_leg(members, offer.leg);
    members.take("sdp", offer.sdp, kMaxSdpBytes);
    return offer;
  }
  if (type == "candidate") {
    Candidate candidate;
    take_leg(members, candidate.leg);
    members.take("index", candidate.index, 0, kMaxIndex);
    members.take("candidate", candidate.candidate, kMaxCandidateBytes);
    return candidate;
  }
  if (type == "connection") {
    ConnectionChanged changed;
    take_leg(members, changed.leg);
    members.take_word("state", changed.state);
    return changed;
  }
  if (type == "channel_opened") {
    ChannelOpened opened;
    take_leg(members, opened.leg);
    members.take_word("channel", opened.channel);
    return opened;
  }
  if (type == "message") {
    ChannelMessage message;
    take_leg(members, message.leg);
    members.take_word("channel", message.channel);
    members.take("text", message.text, kMaxTextBytes);
    return message;
  }
  if (type == "frame_ready") {
    FrameReady frame;
    members.take_word("surface", frame.surface);
    return frame;
  }
  if (type == "tone") {
    ToneHeard tone;
    members.take("hertz", tone.hertz, 0, 24'000);
    return tone;
  }
  if (type == "paper") {
    PaperChanged paper;
    members.take_word("state", paper.state);
    return paper;
  }
  if (type == "paper_taken") {
    PaperHandedOver taken;
    members.take("straight", taken.straight);
    return taken;
  }
  if (type == "presence") {
    PresenceChanged presence;
    members.take("someone", presence.someone);
    return presence;
  }
  return std::nullopt;
}

}  // namespace

base::Result<std::string> to_wire(const MediaEvent& event) {
  std::string wire = to_json(event).dump(-1, ' ', false, json::error_handler_t::replace);
  // What our own parser would refuse never leaves: the faults of both ends show at this one.
  if (auto read = event_from_wire(wire); !read) return tl::unexpected(read.error());
  return wire;
}

base::Result<MediaEvent> event_from_wire(std::string_view wire) {
  const auto root = parse_object(wire);
  if (!root) return tl::unexpected(root.error());
  Members members{*root};
  auto event = read_event((*root)["type"].get_ref<const std::string&>(), members);
  if (!event) return fail(ErrorCode::kUnsupported, "type");
  if (auto good = members.finish(); !good) return tl::unexpected(good.error());
  return std::move(*event);
}

}  // namespace waymark::video
