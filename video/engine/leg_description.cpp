#include "video/engine/leg_description.h"

#include "video/engine/sound.h"

namespace waymark::video {
namespace {

constexpr const char* kTransportWide = "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01";

// One thread, the quickest settings, constant bits; a key picture only when it is asked for. A speed of -8 is always
// that one: 8 would take as long for a picture as there is time for, which costs a quarter more. Any quantizer will do,
// a key picture has hardly more bits than five others and nothing is saved up for later: what is too much for the line
// would stand before it in a queue. A voice goes out every 10 ms, because pictures wait for it in the browser.
std::string encoder_of(Codec codec, int kbits) {
  if (codec == Codec::kH264) {
    return "openh264enc name=encoder usage-type=camera complexity=low rate-control=bitrate gop-size=3000 "
           "multi-thread=1 "
           "bitrate=" +
           std::to_string(kbits * 1000) + " ! video/x-h264,profile=constrained-baseline";
  }
  return "vp8enc name=encoder deadline=1 cpu-used=-8 end-usage=cbr lag-in-frames=0 keyframe-max-dist=3000 threads=1 "
         "buffer-initial-size=80 buffer-optimal-size=80 buffer-size=120 undershoot=95 min-quantizer=4 "
         "max-intra-bitrate=450 target-bitrate=" +
         std::to_string(kbits * 1000);
}

std::string payloader_of(Codec codec) {
  const std::string feedback = std::string{",payload=96,extmap-3=(string)"} + kTransportWide +
                               ",rtcp-fb-transport-cc=(boolean)true,rtcp-fb-nack-pli=(boolean)true\"";
  if (codec == Codec::kH264) {
    return "rtph264pay config-interval=-1 aggregate-mode=zero-latency mtu=1200 ! capsfilter "
           "caps=\"application/x-rtp,media=video,encoding-name=H264,clock-rate=90000,packetization-mode=(string)1,"
           "profile-level-id=(string)42e01f" +
           feedback;
  }
  return "rtpvp8pay picture-id-mode=15-bit mtu=1200 ! capsfilter "
         "caps=\"application/x-rtp,media=video,encoding-name=VP8,clock-rate=90000" +
         feedback;
}

}  // namespace

std::string sending_description(Codec codec, const Picture& size, int kbits) {
  return "webrtcbin name=peer bundle-policy=max-bundle latency=" + std::to_string(kWaitForLostMs) +
         " "
         "appsrc name=picture is-live=true format=time block=false max-buffers=2 "
         "leaky-type=downstream "
         "caps=\"video/x-raw,format=I420,width=" +
         std::to_string(size.width) + ",height=" + std::to_string(size.height) +
         ",framerate=" + std::to_string(size.frames_per_second) + "/1,colorimetry=bt601\" ! " +
         encoder_of(codec, kbits) + " ! " + payloader_of(codec) +
         " ! queue max-size-time=500000000 ! peer.sink_0 "
         "appsrc name=voice is-live=true format=time block=false max-buffers=20 leaky-type=downstream caps=\"" +
         kSoundCaps +
         "\" ! opusenc bitrate=32000 frame-size=10 tolerance=10000000 inband-fec=true packet-loss-percentage=5 "
         "audio-type=voice ! "
         "rtpopuspay ! "
         "application/x-rtp,media=audio,encoding-name=OPUS,clock-rate=48000,encoding-params=(string)2,payload=97 ! "
         "queue leaky=downstream max-size-buffers=3 ! peer.sink_1";
}

std::string receiving_pictures_description(bool h264) {
  const std::string decoder =
      h264 ? "rtph264depay request-keyframe=true wait-for-keyframe=true ! h264parse ! openh264dec"
           : "rtpvp8depay request-keyframe=true wait-for-keyframe=true ! vp8dec threads=1";
  return decoder + " ! video/x-raw,format=I420 ! appsink name=pictures sync=false max-buffers=2 drop=true";
}

std::string receiving_sound_description() {
  return "rtpopusdepay ! opusdec plc=true use-inband-fec=true ! audioconvert ! audioresample ! " +
         std::string{kSoundCaps} + " ! appsink name=sound sync=false max-buffers=20 drop=true";
}

RateProperty rate_property(Codec codec) {
  return codec == Codec::kH264 ? RateProperty{"bitrate", 1000} : RateProperty{"target-bitrate", 1000};
}

}  // namespace waymark::video
