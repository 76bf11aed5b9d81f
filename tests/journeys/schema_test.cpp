// The schema is for authors' editors; this keeps it saying what the loader does.
#include <gmock/gmock.h>

#include "tests/journeys/a_journey.h"
#include "tests/journeys/read_whole.h"

namespace waymark::journeys {
namespace {

using namespace test;

const json& schema() {
  static const json read = json::parse(from_source("provisioning/protocol/journey.schema.json"));
  return read;
}

bool knows_every_key(const json& from) {
  bool known = true;
  for (const Finding& finding : lint(from.dump()).findings)
    known &= finding.reason != "is not a key that is known here";
  return known;
}

TEST(TheJourneySchema, NamesNoKeyThatTheLoaderRefuses) {
  const json good = journey({page("one", question("bin", "radios", options({"a"})))});
  const auto try_all = [&](const json& properties, const json::json_pointer& at) {
    for (const auto& [key, value] : properties.items()) {
      json from = good;
      from[at][key] = 1;
      EXPECT_TRUE(knows_every_key(from)) << at << "/" << key;
    }
  };
  const json& shapes = schema()["$defs"];
  try_all(schema()["properties"], json::json_pointer{""});
  try_all(shapes["page"]["properties"], json::json_pointer{"/pages/0"});
  try_all(shapes["question"]["properties"], json::json_pointer{"/pages/0/questions/0"});
  try_all(shapes["option"]["properties"], json::json_pointer{"/pages/0/questions/0/options/0"});
}

// Every key of `value` is in the schema's shape for it.
void expect_in_schema(const json& value, const json& shape, const std::string& place) {
  for (const auto& [key, inner] : value.items()) {
    EXPECT_TRUE(shape["properties"].contains(key)) << place << "/" << key;
  }
}

TEST(TheJourneySchema, NamesEveryKeyOfTheDemonstrationJourneys) {
  for (const std::string id : {"report-a-missed-bin", "apply-for-a-parking-permit", "tell-us-you-have-moved"}) {
    const json written = json::parse(from_source("provisioning/demo/journeys/" + id + ".json"));
    expect_in_schema(written, schema(), id);
    for (const json& page : written["pages"]) {
      expect_in_schema(page, schema()["$defs"]["page"], id + "/page");
      for (const json& asked : page.value("questions", json::array())) {
        expect_in_schema(asked, schema()["$defs"]["question"], id + "/question");
      }
    }
  }
}

TEST(TheJourneySchema, HasTheLoadersKindsOperatorsAndMessages) {
  const json& question_shape = schema()["$defs"]["question"]["properties"];
  for (const auto& kind : question_shape["kind"]["enum"]) {
    json more = json::object();
    if (kind == "radios" || kind == "checkboxes") more = options({"a"});
    EXPECT_EQ(first_finding(journey({page("one", question("q", kind, more))})), "");
  }
  json messages = json::object();
  for (const auto& [rule, shape] : question_shape["messages"]["properties"].items()) messages[rule] = text("x");
  EXPECT_EQ(first_finding(journey({page("one", question("q", "text", {{"messages", messages}}))})), "");
  for (const auto& [name, shape] : schema()["$defs"]["condition"]["properties"].items()) {
    json from = journey({page("one", question("q", "text")), page("two", question("r", "text"))});
    from["pages"][1]["when"] = {{name, json::object()}};
    EXPECT_EQ(first_finding(from).find("has an operator that is not known"), std::string::npos) << name;
  }
}

}  // namespace
}  // namespace waymark::journeys
