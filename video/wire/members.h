// Reads the members of one JSON object strictly: each by name, type and limit, and none left over.
//
//   Members members{object};
//   Mute mute;
//   members.take("audio", mute.audio);
//   members.take("video", mute.video);
//   if (members.fault()) ...
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "video/wire/words.h"

namespace waymark::video {

// The object in `wire`, or an error: too long, too deep (over 5 levels), no JSON, no object, no "type".
[[nodiscard]] base::Result<nlohmann::json> parse_object(std::string_view wire);

class Members {
 public:
  explicit Members(const nlohmann::json& object) : object_(object) {}

  void take(const char* name, bool& into);
  void take(const char* name, int& into, int least, int most);
  void take(const char* name, double& into, double least, double most);
  void take(const char* name, std::string& into, std::size_t longest);
  void take(const char* name, std::vector<IceServer>& into);
  template <class Enum>
  void take_word(const char* name, Enum& into) {
    std::string word;
    take(name, word, 32);
    const auto value = named<Enum>(word);
    if (value) {
      into = *value;
    } else {
      blame(name);
    }
  }

  // A value that is there and right but may not be: an odd width.
  void blame(const char* name) {
    if (fault_.empty()) fault_ = name;
  }

  // The first member that was wrong, missing or unknown. "type" needs no taking.
  [[nodiscard]] base::Status finish() const;

 private:
  const nlohmann::json* find(const char* name);

  const nlohmann::json& object_;
  std::size_t taken_ = 1;  // "type"
  std::string fault_;
};

}  // namespace waymark::video
