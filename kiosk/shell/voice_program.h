// The program that turns text into sound: espeak-ng, or another that is called in the same way (docs/speech.md).
//
// Each run says one text in one language. It is started before its text is known, so that the text need only be
// written; killing it is how speech is interrupted. The text goes through a pipe and nowhere else: no command line, no
// environment, no file, no core dump.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace waymark::shell {

// How espeak-ng calls the voice for the language of a text: "en-GB" is "en-gb", "zh-Hans" is "cmn-latn-pinyin".
[[nodiscard]] std::string voice_for(std::string_view language);

// Words a minute for a rate of 1 to view::Speech::kFastest; the middle is calm speech.
[[nodiscard]] int words_a_minute(int rate);

// Where the program is; nothing when there is no such program that may be run. A name without a slash is looked for
// in the system's own folders only.
[[nodiscard]] std::optional<std::filesystem::path> find_program(std::string_view name);

class VoiceRun {
 public:
  [[nodiscard]] static base::Result<VoiceRun> start(const std::filesystem::path& program, const std::string& voice,
                                                    int rate);

  VoiceRun(VoiceRun&& other) noexcept
      : pid_(std::exchange(other.pid_, -1)),
        input_(std::exchange(other.input_, -1)),
        output_(std::exchange(other.output_, -1)) {}
  VoiceRun& operator=(VoiceRun&& other) noexcept;
  ~VoiceRun() { end(); }

  // Without blocking. How many bytes were taken; all of them once the program has gone, since nobody hears them.
  [[nodiscard]] std::size_t write(std::string_view text);
  void finish_text();  // the program now knows that all has come

  enum class Read { kBytes = 1, kNothingYet, kEnd };
  [[nodiscard]] Read read(std::span<std::byte> into, std::size_t& got);

  // Kills it, if it still runs, and waits for its end: after this, nobody holds the text.
  void end();

  [[nodiscard]] int input() const { return input_; }  // -1 after finish_text()
  [[nodiscard]] int output() const { return output_; }

 private:
  VoiceRun(pid_t pid, int input, int output) : pid_(pid), input_(input), output_(output) {}

  pid_t pid_ = -1;
  int input_ = -1;
  int output_ = -1;
};

}  // namespace waymark::shell
