// One peer connection with the adviser's browser: made, offered, and ended with its threads.
//
// Thread: the main one. What comes from the browser as pictures and sound comes on threads of the leg's own; everything
// else is told on the main thread, and nothing at all after the leg has been destroyed.
#pragma once

#include <gst/webrtc/webrtc.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "video/controller/picture_size.h"
#include "video/controller/resends.h"
#include "video/controller/send_rate.h"
#include "video/engine/pipeline.h"
#include "video/line/frame_ring.h"
#include "video/sdp/ice_url.h"
#include "video/wire/pieces.h"
#include "video/wire/words.h"

namespace waymark::video {

struct LegOptions {
  Codec codec = Codec::kVp8;
  Picture size;
  int first_kbits = 500;
  IceAddresses servers;
  bool relay_only = false;
  bool loopback = false;
};

// Every one is set.
struct LegTold {
  std::function<void(const std::string& sdp)> offer;
  std::function<void(int index, const std::string& candidate)> candidate;
  std::function<void(Connection)> connection;
  std::function<void(Channel)> channel_opened;
  std::function<void(Channel, const std::string& text)> channel_message;
  std::function<void(const std::vector<SentPacket>&)> feedback;
  std::function<void(int rtt_ms)> round_trip;
  // On threads of the leg's own:
  std::function<void(const Frame&, std::chrono::nanoseconds came)> picture;  // by the monotonic clock
  std::function<void(std::span<const std::int16_t>)> sound;
};

class Leg {
 public:
  [[nodiscard]] static base::Result<std::unique_ptr<Leg>> create(const LegOptions& options, LegTold told);
  ~Leg();
  Leg(const Leg&) = delete;
  Leg& operator=(const Leg&) = delete;

  // kInvalid: it is no answer to this offer, and changes nothing.
  [[nodiscard]] base::Status answer(const std::string& sdp);
  void candidate(int index, const std::string& candidate);
  void send(Channel channel, const std::string& text);

  // Also how long a packet that is sent again takes until the far end may know of it.
  void set_line(int kbits, std::chrono::milliseconds there_and_back);
  void ask_for_key_picture();  // of our own encoder
  void ask_for_figures();      // told.round_trip follows
  [[nodiscard]] std::uint64_t bytes_sent() const { return bytes_sent_; }

  [[nodiscard]] ObjectRef<GstAppSrc> picture_source() const;
  [[nodiscard]] ObjectRef<GstAppSrc> voice_source() const;
  [[nodiscard]] bool is_connected() const { return connection_ == Connection::kConnected; }

 private:
  struct OpenChannel {
    Leg* leg = nullptr;
    Channel channel = Channel::kAssist;
    ObjectRef<GstWebRTCDataChannel> object = {};
    PieceReader reader = {};  // on the main thread
  };

  Leg(LegOptions options, LegTold told)
      : options_(std::move(options)), told_(std::move(told)), resends_(options_.first_kbits) {}
  [[nodiscard]] base::Status build();
  void prepare_peer();
  void make_channels();
  void make_offer();
  void note_connection();
  void watch_line();
  void set_connection(Connection connection);
  void make_receivers();
  void receive(GstPad* pad);
  [[nodiscard]] std::chrono::nanoseconds came_at(GstSample* sample) const;

  // Runs it on the main thread, unless the leg has gone meanwhile.
  void later(std::function<void()> task);

  // GStreamer's signals, on any thread.
  static void on_negotiation_needed(GstElement*, gpointer self);
  static void on_offer(GstPromise* promise, gpointer self);
  static void on_figures(GstPromise* promise, gpointer self);
  static void on_candidate(GstElement*, guint index, gchar* candidate, gpointer self);
  static void on_state(GstElement*, GParamSpec*, gpointer self);
  static void on_pad(GstElement*, GstPad* pad, gpointer self);
  static void on_element(GstBin*, GstBin*, GstElement* element, gpointer self);
  static void on_jitter_buffer(GstElement* rtpbin, GstElement* buffer, guint session, guint ssrc, gpointer self);
  static GstPadProbeReturn on_first_packet(GstPad*, GstPadProbeInfo*, gpointer jitter_buffer);
  static GstElement* on_aux_sender(GstElement*, GObject*, gpointer self);
  static GstPadProbeReturn on_sent(GstPad*, GstPadProbeInfo* info, gpointer self);
  static GstPadProbeReturn on_report(GstPad*, GstPadProbeInfo* info, gpointer self);
  GstPadProbeReturn answer_question(const GstStructure* question);
  static GstPadProbeReturn on_arrival(GstPad*, GstPadProbeInfo*, gpointer self);
  static void on_channel_open(GstWebRTCDataChannel*, gpointer channel);
  static void on_channel_text(GstWebRTCDataChannel*, gchar* text, gpointer channel);

  const LegOptions options_;
  const LegTold told_;
  const std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);  // written and read on the main thread
  std::unique_ptr<Pipeline> pipeline_;
  ObjectRef<GstElement> peer_;
  ObjectRef<GstElement> encoder_;
  // Made beforehand, because decoders take their time; each until its stream comes.
  ObjectRef<GstElement> pictures_receiver_;
  ObjectRef<GstElement> sound_receiver_;
  std::array<OpenChannel, 2> channels_;
  std::atomic<bool> offered_ = false;
  bool answered_ = false;
  int kbits_ = 0;
  std::vector<std::pair<int, std::string>> early_candidates_;
  Connection connection_ = Connection::kConnecting;
  std::optional<Ticker> line_watch_;            // once it has been connected
  std::atomic<std::int64_t> last_arrival_ = 0;  // microseconds, monotonic
  std::atomic<std::uint64_t> bytes_sent_ = 0;
  std::mutex mutex_;  // over the rest
  std::set<std::uint32_t> video_ssrcs_;
  Resends resends_;
};

}  // namespace waymark::video
