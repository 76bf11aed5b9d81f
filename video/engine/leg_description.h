// The pipeline of one leg, in GStreamer's words.
#pragma once

#include <string>

#include "video/controller/picture_size.h"
#include "video/wire/words.h"

namespace waymark::video {

// Milliseconds that a lost packet may still come. Pictures are shown as they come, so it delays nothing that is whole.
inline constexpr unsigned kWaitForLostMs = 300;
// Of a voice, which nobody sends again: those that overtook each other. What is lost is made up from what is there.
inline constexpr unsigned kWaitForLostVoiceMs = 40;

// From the elements "picture" (I420) and "voice" (kSoundCaps), by "encoder", to the peer connection "peer".
[[nodiscard]] std::string sending_description(Codec codec, const Picture& size, int kbits);

// From a pad of the peer connection to an appsink "pictures" or "sound".
[[nodiscard]] std::string receiving_pictures_description(bool h264);
[[nodiscard]] std::string receiving_sound_description();

// "target-bitrate", say: the encoder's property, and how many of its units are a kilobit.
struct RateProperty {
  const char* name;
  int for_a_kbit;
};
[[nodiscard]] RateProperty rate_property(Codec codec);

}  // namespace waymark::video
