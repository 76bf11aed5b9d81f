// Published cases of GOV.UK Notify, GOV.UK Forms and others, where they can be had. Sources disagree with each other;
// every place where we differ is named here with the reason.
#include <map>
#include <set>

#include "kiosk/journeys/formats.h"
#include "tests/journeys/shared_data.h"

namespace waymark::journeys {
namespace {

using test::json_lines;
using test::shared_data;

// kind and input -> why we answer otherwise.
const std::map<std::pair<std::string, std::string>, std::string>& differences() {
  static const std::map<std::pair<std::string, std::string>, std::string> known{
      {{"phone", "0400 123 4567"},
       "possible, though not given out: we would rather take a new range than refuse a person"},
      {{"phone", "0900 123 4567"}, "the same"},
      {{"phone", "0845 46 46"}, "0845 46 4x are real short numbers"},
      {{"postcode", "MA1 1AA"}, "there is no area MA; Notify refuses such a one"},
      {{"phone-lenient", "+407123 123 123"}, "one digit too many for Romania"},
      {{"phone-lenient", "457123123123"}, "neither British nor, with a plus, a Danish number"},
      {{"phone-lenient", "071231231231231"}, "fifteen digits are no British number"},
      {{"phone-lenient", "01234 123 123 est 123"}, "\"est\" is no word for an extension"},
      {{"phone-lenient", "12345 123456 est 123"}, "the same"},
      {{"phone-lenient", "01234123456 est 123"}, "the same"},
      {{"phone-lenient", "1234 123 1234 est 1234"}, "the same"},
      {{"phone-lenient", "1234 123 1234  est 123"}, "the same"},
  };
  return known;
}

std::optional<base::Secret> read(const std::string& kind, const std::string& input) {
  if (kind.substr(0, 5) == "phone") return read_phone(input);
  if (kind == "email") return read_email(input);
  return read_postcode(input);
}

TEST(PublishedCases, AreAnsweredAsPublishedOrForAStatedReason) {
  const auto file = shared_data() / "validators.jsonl";
  WAYMARK_NEED_SHARED(file);
  int checked = 0;
  std::set<std::pair<std::string, std::string>> differing;
  for (const nlohmann::json& one : json_lines(file)) {
    const std::string kind = one.at("kind");
    if (kind == "nino" || !one.contains("valid") || one.at("valid").is_null()) continue;
    const std::string input = one.at("input");
    ++checked;
    if (read(kind, input).has_value() == one.at("valid").get<bool>()) continue;
    differing.insert({kind, input});
    EXPECT_EQ(differences().count({kind, input}), 1U)
        << kind << " \"" << input << "\" published as " << one.at("valid");
  }
  EXPECT_EQ(differing.size(), differences().size());
  EXPECT_GT(checked, 100);
}

TEST(PublishedCases, AreWrittenAsPublished) {
  const auto file = shared_data() / "validators.jsonl";
  WAYMARK_NEED_SHARED(file);
  for (const nlohmann::json& one : json_lines(file)) {
    const std::string kind = one.at("kind");
    if (!one.contains("normalised") || one.at("normalised").is_null() || kind == "nino") continue;
    const std::optional<base::Secret> ours = read(kind, one.at("input"));
    ASSERT_TRUE(ours.has_value()) << one;
    std::string written{ours->reveal()};
    if (kind == "postcode-normalise") std::erase(written, ' ');
    EXPECT_EQ(written, one.at("normalised").get<std::string>());
  }
}

}  // namespace
}  // namespace waymark::journeys
