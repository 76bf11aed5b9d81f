// What GStreamer tells a leg, on threads of its own: each is handed to the main thread, or noted in an atomic.
#include <gst/video/video.h>

#include "base/io/log.h"
#include "video/engine/leg.h"
#include "video/engine/leg_description.h"

namespace waymark::video {
namespace {

// Before the far end's bandwidth is known an RTP session rations its reports, and with them requests for lost packets.
constexpr double kReportBandwidth = 20e6;
// How often the browser is told which of its packets came when. 1.22 by itself does it after each whole picture, and
// the first one is so large that the browser would send it at its most careful pace.
constexpr guint64 kFeedbackEvery = 30 * GST_MSECOND;

Leg* leg_of(gpointer self) { return static_cast<Leg*>(self); }

std::optional<SentPacket> packet_from(const GstStructure* packet) {
  guint64 departure = 0;
  guint64 arrival = 0;
  guint size = 0;
  gboolean lost = FALSE;
  if (packet == nullptr || ::gst_structure_get(packet, "local-ts", G_TYPE_UINT64, &departure, "size", G_TYPE_UINT,
                                               &size, "lost", G_TYPE_BOOLEAN, &lost, nullptr) == FALSE) {
    return std::nullopt;
  }
  if (!GST_CLOCK_TIME_IS_VALID(departure)) return std::nullopt;
  SentPacket sent{std::chrono::microseconds{departure / GST_USECOND}, std::nullopt, size};
  if (lost == FALSE && ::gst_structure_get_uint64(packet, "remote-ts", &arrival) != FALSE &&
      GST_CLOCK_TIME_IS_VALID(arrival)) {
    sent.arrival = std::chrono::microseconds{arrival / GST_USECOND};
  }
  return sent;
}

// The report's array type is one that GLib calls old, and GStreamer 1.22 still uses.
G_GNUC_BEGIN_IGNORE_DEPRECATIONS
std::vector<SentPacket> packets_from(const GstStructure* report) {
  std::vector<SentPacket> packets;
  const GValue* list = ::gst_structure_get_value(report, "packets");
  if (list == nullptr || !G_VALUE_HOLDS(list, ::g_value_array_get_type())) return packets;
  auto* array = static_cast<GValueArray*>(::g_value_get_boxed(list));
  for (guint at = 0; array != nullptr && at < array->n_values; ++at) {
    if (const auto packet = packet_from(::gst_value_get_structure(::g_value_array_get_nth(array, at)))) {
      packets.push_back(*packet);
    }
  }
  return packets;
}
G_GNUC_END_IGNORE_DEPRECATIONS

// The round trip of the first stream in the statistics that has one.
gboolean find_round_trip(GQuark, const GValue* value, gpointer seconds) {
  if (!GST_VALUE_HOLDS_STRUCTURE(value)) return TRUE;
  const GstStructure* each = ::gst_value_get_structure(value);
  double found = 0;
  if (::gst_structure_get_double(each, "round-trip-time", &found) == FALSE || found <= 0) return TRUE;
  *static_cast<double*>(seconds) = found;
  return FALSE;
}

}  // namespace

void Leg::on_negotiation_needed(GstElement*, gpointer self) {
  Leg* leg = leg_of(self);
  if (leg->offered_.exchange(true)) return;
  leg->later([leg] { leg->make_offer(); });
}

void Leg::on_offer(GstPromise* promise, gpointer self) {
  Leg* leg = leg_of(self);
  GstWebRTCSessionDescription* offer = nullptr;
  const GstStructure* reply = ::gst_promise_get_reply(promise);
  if (reply != nullptr) {
    ::gst_structure_get(reply, "offer", GST_TYPE_WEBRTC_SESSION_DESCRIPTION, &offer, nullptr);
  }
  ::gst_promise_unref(promise);
  if (offer == nullptr) return leg->later([leg] { leg->set_connection(Connection::kFailed); });
  ::g_signal_emit_by_name(leg->peer_.get(), "set-local-description", offer, nullptr);
  const GString text{::gst_sdp_message_as_text(offer->sdp)};
  ::gst_webrtc_session_description_free(offer);
  leg->later([leg, sdp = std::string{text.get()}] { leg->told_.offer(sdp); });
}

void Leg::on_figures(GstPromise* promise, gpointer self) {
  Leg* leg = leg_of(self);
  double seconds = 0;
  if (const GstStructure* reply = ::gst_promise_get_reply(promise)) {
    ::gst_structure_foreach(reply, find_round_trip, &seconds);
  }
  ::gst_promise_unref(promise);
  leg->later([leg, milliseconds = static_cast<int>(seconds * 1000)] { leg->told_.round_trip(milliseconds); });
}

void Leg::on_candidate(GstElement*, guint index, gchar* candidate, gpointer self) {
  Leg* leg = leg_of(self);
  leg->later([leg, index, text = std::string{candidate}] { leg->told_.candidate(static_cast<int>(index), text); });
}

void Leg::on_state(GstElement*, GParamSpec*, gpointer self) {
  Leg* leg = leg_of(self);
  leg->later([leg] { leg->note_connection(); });
}

void Leg::on_pad(GstElement*, GstPad* pad, gpointer self) {
  if (GST_PAD_DIRECTION(pad) == GST_PAD_SRC) leg_of(self)->receive(pad);
}

// All that arrives, still encrypted, comes out of these.
void Leg::on_element(GstBin*, GstBin*, GstElement* element, gpointer self) {
  GstElementFactory* factory = ::gst_element_get_factory(element);
  if (factory == nullptr || g_strcmp0(GST_OBJECT_NAME(factory), "nicesrc") != 0) return;
  const ObjectRef<GstPad> pad{::gst_element_get_static_pad(element, "src")};
  const auto what = static_cast<GstPadProbeType>(GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST);
  ::gst_pad_add_probe(pad.get(), what, on_arrival, self, nullptr);
}

// 1.22 lets the last stream's wish decide for all of a bundle, so each stream's own is set again here. One packet is
// enough to begin with: that is "faststart", which 1.22 forgets when the packet is quicker than the thread that is to
// take it, so until then nothing is waited for at all. A packet that is sent again has no successor to wait for.
void Leg::on_jitter_buffer(GstElement* rtpbin, GstElement* buffer, guint session, guint ssrc, gpointer self) {
  Leg* leg = leg_of(self);
  bool is_picture = false;
  {
    const std::scoped_lock lock{leg->mutex_};
    is_picture = leg->video_ssrcs_.contains(ssrc);
  }
  ::g_object_set(buffer, "do-retransmission", is_picture ? TRUE : FALSE, "rtx-next-seqnum", FALSE,
                 "faststart-min-packets", 1U, "latency", 1U, nullptr);
  const ObjectRef<GstPad> out{::gst_element_get_static_pad(buffer, "src")};
  const auto first = static_cast<GstPadProbeType>(GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST);
  ::gst_pad_add_probe(out.get(), first, on_first_packet, buffer, nullptr);
  GObject* rtp_session = nullptr;
  ::g_signal_emit_by_name(rtpbin, "get-internal-session", session, &rtp_session);
  if (rtp_session == nullptr) return;
  ::g_object_set(rtp_session, "bandwidth", kReportBandwidth, "twcc-feedback-interval", kFeedbackEvery, nullptr);
  ::g_object_unref(rtp_session);
}

GstPadProbeReturn Leg::on_first_packet(GstPad*, GstPadProbeInfo*, gpointer jitter_buffer) {
  gboolean is_picture = FALSE;
  ::g_object_get(jitter_buffer, "do-retransmission", &is_picture, nullptr);
  ::g_object_set(jitter_buffer, "latency", is_picture != FALSE ? kWaitForLostMs : kWaitForLostVoiceMs, nullptr);
  return GST_PAD_PROBE_REMOVE;
}

// An element that does nothing, where packets and the reports about them come by.
GstElement* Leg::on_aux_sender(GstElement*, GObject*, gpointer self) {
  GstElement* identity = ::gst_element_factory_make("identity", nullptr);
  const ObjectRef<GstPad> pad{::gst_element_get_static_pad(identity, "src")};
  const auto sent = static_cast<GstPadProbeType>(GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST);
  ::gst_pad_add_probe(pad.get(), sent, on_sent, self, nullptr);
  ::gst_pad_add_probe(pad.get(), GST_PAD_PROBE_TYPE_EVENT_UPSTREAM, on_report, self, nullptr);
  return identity;
}

GstPadProbeReturn Leg::on_sent(GstPad*, GstPadProbeInfo* info, gpointer self) {
  const auto type = static_cast<unsigned>(info->type);
  if ((type & GST_PAD_PROBE_TYPE_BUFFER_LIST) != 0) {
    leg_of(self)->bytes_sent_ += ::gst_buffer_list_calculate_size(GST_PAD_PROBE_INFO_BUFFER_LIST(info));
  } else {
    leg_of(self)->bytes_sent_ += ::gst_buffer_get_size(GST_PAD_PROBE_INFO_BUFFER(info));
  }
  return GST_PAD_PROBE_OK;
}

GstPadProbeReturn Leg::on_report(GstPad*, GstPadProbeInfo* info, gpointer self) {
  const GstStructure* report = ::gst_event_get_structure(GST_PAD_PROBE_INFO_EVENT(info));
  Leg* leg = leg_of(self);
  if (report == nullptr) return GST_PAD_PROBE_OK;
  if (::gst_structure_has_name(report, "GstRTPRetransmissionRequest") != FALSE) {
    return leg->answer_question(report);
  }
  if (::gst_structure_has_name(report, "RTPTWCCPackets") == FALSE) return GST_PAD_PROBE_OK;
  leg->later([leg, packets = packets_from(report)] { leg->told_.feedback(packets); });
  return GST_PAD_PROBE_OK;
}

// For a lost packet. 1.22 by itself would answer every one.
GstPadProbeReturn Leg::answer_question(const GstStructure* question) {
  guint number = 0;
  if (::gst_structure_get_uint(question, "seqnum", &number) == FALSE) return GST_PAD_PROBE_OK;
  const std::chrono::milliseconds now{::g_get_monotonic_time() / 1000};
  Resends::Answer answer{};
  {
    const std::scoped_lock lock{mutex_};
    answer = resends_.asked(static_cast<std::uint16_t>(number), now);
  }
  if (answer == Resends::Answer::kKeyPicture) later([this] { ask_for_key_picture(); });
  return answer == Resends::Answer::kSendAgain ? GST_PAD_PROBE_OK : GST_PAD_PROBE_DROP;
}

GstPadProbeReturn Leg::on_arrival(GstPad*, GstPadProbeInfo*, gpointer self) {
  leg_of(self)->last_arrival_ = ::g_get_monotonic_time();
  return GST_PAD_PROBE_OK;
}

void Leg::on_channel_open(GstWebRTCDataChannel*, gpointer channel) {
  const auto* open = static_cast<OpenChannel*>(channel);
  open->leg->later([open] { open->leg->told_.channel_opened(open->channel); });
}

void Leg::on_channel_text(GstWebRTCDataChannel*, gchar* text, gpointer channel) {
  auto* open = static_cast<OpenChannel*>(channel);
  if (text == nullptr) return;
  open->leg->later([open, copy = std::string{text}] {
    if (const auto whole = open->reader.take(copy)) open->leg->told_.channel_message(open->channel, *whole);
  });
}

}  // namespace waymark::video
