#include "video/engine/leg.h"

#include <gst/sdp/sdp.h>

#include <algorithm>

#include "base/io/log.h"
#include "video/engine/leg_description.h"
#include "video/engine/picture.h"
#include "video/engine/sound.h"
#include "video/sdp/answer.h"

namespace waymark::video {
namespace {

using base::ErrorCode;
using base::fail;

// Nothing for so long: the line is interrupted. Reports and the beats of the assist channel come every second.
constexpr std::int64_t kInterruptedAfter = 2'000'000;
constexpr unsigned kWatchLineMs = 500;
// Every pair of addresses is tried; libnice by itself waits 20 ms between two. The least that RFC 8445 allows.
constexpr guint kBetweenChecksMs = 5;
// What the line carries beside the encoder's own bits: packet headers, and packets that are sent again.
constexpr double kEncodersShare = 0.92;

Connection connection_of(GstWebRTCPeerConnectionState state) {
  switch (state) {
    case GST_WEBRTC_PEER_CONNECTION_STATE_CONNECTED:
      return Connection::kConnected;
    case GST_WEBRTC_PEER_CONNECTION_STATE_FAILED:
      return Connection::kFailed;
    case GST_WEBRTC_PEER_CONNECTION_STATE_CLOSED:
      return Connection::kClosed;
    default:
      return Connection::kConnecting;
  }
}

}  // namespace

base::Result<std::unique_ptr<Leg>> Leg::create(const LegOptions& options, LegTold told) {
  std::unique_ptr<Leg> leg{new Leg{options, std::move(told)}};
  if (auto built = leg->build(); !built) return tl::unexpected(built.error());
  return leg;
}

Leg::~Leg() {
  *alive_ = false;
  line_watch_.reset();
  // First its threads, which may be receiving and need it until they have ended; after this no callback runs.
  if (pipeline_ != nullptr) static_cast<void>(pipeline_->set_state(GST_STATE_NULL));
  for (const auto& unused : {pictures_receiver_.get(), sound_receiver_.get()}) {
    if (unused != nullptr) ::gst_element_set_state(unused, GST_STATE_NULL);
  }
}

base::Status Leg::build() {
  auto created = Pipeline::create(sending_description(options_.codec, options_.size, options_.first_kbits),
                                  [this, alive = alive_](Failure) {
                                    if (*alive) set_connection(Connection::kFailed);
                                  });
  if (!created) return tl::unexpected(created.error());
  pipeline_ = std::move(*created);
  peer_ = pipeline_->element("peer");
  encoder_ = pipeline_->element("encoder");
  prepare_peer();
  if (!pipeline_->set_state(GST_STATE_READY)) return fail(ErrorCode::kUnavailable, "leg", "does not become ready");
  make_channels();
  make_receivers();
  if (!pipeline_->set_state(GST_STATE_PLAYING)) return fail(ErrorCode::kUnavailable, "leg", "does not begin");
  // One synthetic picture and one packet of silence: without them the encoders' formats, and so the offer, are unknown.
  GstBuffer* black = black_buffer(options_.size.width, options_.size.height);
  GST_BUFFER_PTS(black) = 0;
  ::gst_app_src_push_buffer(picture_source().get(), black);
  GstBuffer* silence = sound_buffer(std::vector<std::int16_t>(kSamplesInPacket));
  GST_BUFFER_PTS(silence) = 0;
  ::gst_app_src_push_buffer(voice_source().get(), silence);
  return {};
}

void Leg::prepare_peer() {
  GObject* ice = nullptr;
  ::g_object_get(peer_.get(), "ice-agent", &ice, nullptr);
  ::g_object_set(ice, "ice-tcp", FALSE, nullptr);
  GObject* agent = nullptr;
  ::g_object_get(ice, "agent", &agent, nullptr);
  ::g_object_set(agent, "stun-pacing-timer", kBetweenChecksMs, nullptr);
  ::g_object_unref(agent);
  if (options_.loopback) {
    gboolean added = FALSE;
    ::g_signal_emit_by_name(ice, "add-local-ip-address", "127.0.0.1", &added);
  }
  ::g_object_unref(ice);
  if (!options_.servers.stun.empty())
    ::g_object_set(peer_.get(), "stun-server", options_.servers.stun.c_str(), nullptr);
  for (const std::string& server : options_.servers.turn) {
    gboolean added = FALSE;
    ::g_signal_emit_by_name(peer_.get(), "add-turn-server", server.c_str(), &added);
  }
  if (options_.relay_only) {
    ::g_object_set(peer_.get(), "ice-transport-policy", GST_WEBRTC_ICE_TRANSPORT_POLICY_RELAY, nullptr);
  }
  ::g_signal_connect(peer_.get(), "on-negotiation-needed", G_CALLBACK(on_negotiation_needed), this);
  ::g_signal_connect(peer_.get(), "on-ice-candidate", G_CALLBACK(on_candidate), this);
  ::g_signal_connect(peer_.get(), "notify::connection-state", G_CALLBACK(on_state), this);
  ::g_signal_connect(peer_.get(), "pad-added", G_CALLBACK(on_pad), this);
  ::g_signal_connect(peer_.get(), "request-aux-sender", G_CALLBACK(on_aux_sender), this);
  ::g_signal_connect(peer_.get(), "deep-element-added", G_CALLBACK(on_element), this);
  const ObjectRef<GstElement> rtpbin{::gst_bin_get_by_name(GST_BIN(peer_.get()), "rtpbin")};
  ::g_signal_connect(rtpbin.get(), "new-jitterbuffer", G_CALLBACK(on_jitter_buffer), this);
}

void Leg::make_channels() {
  channels_ = {OpenChannel{this, Channel::kAssist}, OpenChannel{this, Channel::kText}};
  for (OpenChannel& each : channels_) {
    GstWebRTCDataChannel* object = nullptr;
    ::g_signal_emit_by_name(peer_.get(), "create-data-channel", std::string{name_of(each.channel)}.c_str(), nullptr,
                            &object);
    if (object == nullptr) continue;
    each.object.reset(object);
    ::g_signal_connect(object, "on-open", G_CALLBACK(on_channel_open), &each);
    ::g_signal_connect(object, "on-message-string", G_CALLBACK(on_channel_text), &each);
  }
}

void Leg::make_offer() {
  GArray* transceivers = nullptr;
  ::g_signal_emit_by_name(peer_.get(), "get-transceivers", &transceivers);
  // The first is the picture's (their kind is not known yet). Asking for lost packets of sound makes Chromium refuse
  // the offer.
  if (transceivers != nullptr && transceivers->len > 0) {
    ::g_object_set(g_array_index(transceivers, GstWebRTCRTPTransceiver*, 0), "do-nack", TRUE, nullptr);
  }
  if (transceivers != nullptr) ::g_array_unref(transceivers);
  GstPromise* promise = ::gst_promise_new_with_change_func(on_offer, this, nullptr);
  ::g_signal_emit_by_name(peer_.get(), "create-offer", nullptr, promise);
}

base::Status Leg::answer(const std::string& sdp) {
  if (answered_) return fail(ErrorCode::kConflict, "answer");
  auto read = read_answer(sdp);
  if (!read) return tl::unexpected(read.error());
  GstSDPMessage* message = nullptr;
  ::gst_sdp_message_new(&message);
  const auto* bytes = reinterpret_cast<const guint8*>(read->sdp.data());
  if (::gst_sdp_message_parse_buffer(bytes, static_cast<guint>(read->sdp.size()), message) != GST_SDP_OK ||
      ::gst_sdp_message_medias_len(message) == 0) {
    ::gst_sdp_message_free(message);
    return fail(ErrorCode::kInvalid, "answer");
  }
  {
    const std::scoped_lock lock{mutex_};
    video_ssrcs_.insert(read->video_ssrcs.begin(), read->video_ssrcs.end());
  }
  GstWebRTCSessionDescription* description = ::gst_webrtc_session_description_new(GST_WEBRTC_SDP_TYPE_ANSWER, message);
  ::g_signal_emit_by_name(peer_.get(), "set-remote-description", description, nullptr);
  ::gst_webrtc_session_description_free(description);
  answered_ = true;
  for (const auto& [index, text] : std::exchange(early_candidates_, {})) candidate(index, text);
  return {};
}

void Leg::candidate(int index, const std::string& candidate) {
  if (candidate.empty()) return;  // the end of them, which 1.22 does not want to know
  if (!answered_) {
    constexpr std::size_t kMostEarly = 100;
    if (early_candidates_.size() < kMostEarly) early_candidates_.emplace_back(index, candidate);
    return;
  }
  ::g_signal_emit_by_name(peer_.get(), "add-ice-candidate", static_cast<guint>(index), candidate.c_str());
}

void Leg::send(Channel channel, const std::string& text) {
  for (const OpenChannel& each : channels_) {
    if (each.channel != channel || each.object == nullptr) continue;
    GstWebRTCDataChannelState state{};
    ::g_object_get(each.object.get(), "ready-state", &state, nullptr);
    if (state == GST_WEBRTC_DATA_CHANNEL_STATE_OPEN) {
      for (const std::string& piece : in_pieces(text)) {
        ::g_signal_emit_by_name(each.object.get(), "send-string", piece.c_str());
      }
    }
  }
}

void Leg::set_line(int kbits, std::chrono::milliseconds there_and_back) {
  {
    const std::scoped_lock lock{mutex_};
    resends_.set_line(kbits, there_and_back);
  }
  const RateProperty rate = rate_property(options_.codec);
  if (std::exchange(kbits_, kbits) == kbits) return;
  ::g_object_set(encoder_.get(), rate.name, static_cast<int>(kbits * kEncodersShare * rate.for_a_kbit), nullptr);
}

void Leg::ask_for_key_picture() {
  ::gst_element_send_event(encoder_.get(), ::gst_video_event_new_upstream_force_key_unit(GST_CLOCK_TIME_NONE, TRUE, 0));
}

void Leg::ask_for_figures() {
  ::g_signal_emit_by_name(peer_.get(), "get-stats", nullptr,
                          ::gst_promise_new_with_change_func(on_figures, this, nullptr));
}

ObjectRef<GstAppSrc> Leg::picture_source() const {
  return ObjectRef<GstAppSrc>{GST_APP_SRC(pipeline_->element("picture").release())};
}

ObjectRef<GstAppSrc> Leg::voice_source() const {
  return ObjectRef<GstAppSrc>{GST_APP_SRC(pipeline_->element("voice").release())};
}

void Leg::later(std::function<void()> task) {
  post([task = std::move(task), alive = alive_] {
    if (*alive) task();
  });
}

void Leg::note_connection() {
  GstWebRTCPeerConnectionState state{};
  ::g_object_get(peer_.get(), "connection-state", &state, nullptr);
  const Connection connection = connection_of(state);
  if (connection == Connection::kConnected && !line_watch_) {
    last_arrival_ = ::g_get_monotonic_time();
    line_watch_.emplace(kWatchLineMs, [this] { watch_line(); });
  }
  set_connection(connection);
}

// webrtcbin does not notice that a line has gone; the silence of everything does.
void Leg::watch_line() {
  const bool silent = ::g_get_monotonic_time() - last_arrival_ > kInterruptedAfter;
  if (silent && connection_ == Connection::kConnected) set_connection(Connection::kInterrupted);
  if (!silent && connection_ == Connection::kInterrupted) set_connection(Connection::kConnected);
}

void Leg::set_connection(Connection connection) {
  if (connection == connection_) return;
  connection_ = connection;
  told_.connection(connection);
}

void Leg::make_receivers() {
  const auto make = [](const std::string& description, const char* sink_name, std::function<void(GstSample*)> take) {
    GError* error = nullptr;
    ObjectRef<GstElement> bin{::gst_parse_bin_from_description(description.c_str(), TRUE, &error)};
    ::g_clear_error(&error);
    if (bin == nullptr) return bin;
    ::gst_object_ref_sink(bin.get());
    const ObjectRef<GstElement> sink{::gst_bin_get_by_name(GST_BIN(bin.get()), sink_name)};
    take_samples(GST_APP_SINK(sink.get()), std::move(take));
    ::gst_element_set_state(bin.get(), GST_STATE_READY);
    return bin;
  };
  pictures_receiver_ =
      make(receiving_pictures_description(options_.codec == Codec::kH264), "pictures", [this](GstSample* sample) {
        const auto came = came_at(sample);
        look_at(sample, [this, came](const Frame& frame) { told_.picture(frame, came); });
      });
  sound_receiver_ =
      make(receiving_sound_description(), "sound", [this](GstSample* sample) { listen_to(sample, told_.sound); });
}

// Packets are stamped with when they came, and a picture keeps that through its decoder.
std::chrono::nanoseconds Leg::came_at(GstSample* sample) const {
  const GstClockTime time = GST_BUFFER_PTS(::gst_sample_get_buffer(sample));
  if (!GST_CLOCK_TIME_IS_VALID(time)) return std::chrono::microseconds{::g_get_monotonic_time()};
  return std::chrono::nanoseconds{::gst_element_get_base_time(peer_.get()) + time};
}

// On a thread of the peer connection, once for each stream.
void Leg::receive(GstPad* pad) {
  const CapsRef caps{::gst_pad_get_current_caps(pad)};
  if (caps == nullptr) return;
  const GstStructure* structure = ::gst_caps_get_structure(caps.get(), 0);
  const bool is_picture = g_strcmp0(::gst_structure_get_string(structure, "media"), "video") == 0;
  const ObjectRef<GstElement> bin = std::move(is_picture ? pictures_receiver_ : sound_receiver_);
  if (bin == nullptr) return base::io::log_warning("media", "nothing can receive what the browser sends");
  ::gst_bin_add(GST_BIN(pipeline_->get()), bin.get());
  ::gst_element_sync_state_with_parent(bin.get());
  const ObjectRef<GstPad> into{::gst_element_get_static_pad(bin.get(), "sink")};
  if (::gst_pad_link(pad, into.get()) != GST_PAD_LINK_OK) base::io::log_warning("media", "a stream cannot be linked");
}

}  // namespace waymark::video
