// A council's leaflets: what the hub reads of them, and which of them an adviser may show to a customer.
#include "base/io/files.h"
#include "provisioning/bundle/council_settings.h"
#include "tests/hub/calls_stage.h"

namespace waymark::hub {
namespace {

using nlohmann::json;

json leaflet(const std::string& id, const std::string& title) {
  const json section{{"text", {{"en-GB", "Put the bin out by 7am."}}}};
  return {{"id", id}, {"title", {{"en-GB", title}}}, {"sections", json::array({section})}};
}

std::string council_with(const json& leaflets) {
  const auto bytes = base::io::read_file(WAYMARK_SOURCE_DIR "/provisioning/demo/council.json", 1024 * 1024);
  json council = json::parse(bytes.value_or(""));
  council["leaflets"] = leaflets;
  return council.dump();
}

std::string refused_at(const json& leaflets) {
  const auto council = bundle::parse_council(council_with(leaflets));
  return council ? "" : council.error().where;
}

std::vector<std::string> ids_at(const json& leaflets, const std::string& site) {
  const auto council = bundle::parse_council(council_with(leaflets));
  EXPECT_TRUE(council.has_value()) << base::to_string(council.error());
  std::vector<std::string> ids;
  if (!council) return ids;
  for (const bundle::Leaflet& one : council->leaflets_at(site)) ids.push_back(one.id);
  return ids;
}

TEST(Leaflets, AreEverywhereUnlessTheyNameTheirSites) {
  json elsewhere = leaflet("parking", "Parking at the hall");
  elsewhere["sites"] = {"portmore-hall"};
  const json both = json::array({elsewhere, leaflet("bins", "Your bins")});
  EXPECT_EQ(ids_at(both, "ardwell-library"), std::vector<std::string>{"bins"});
  EXPECT_EQ(ids_at(both, "portmore-hall"), (std::vector<std::string>{"parking", "bins"}));
}

TEST(Leaflets, MayBeLeftOut) { EXPECT_TRUE(ids_at(json::array(), "ardwell-library").empty()); }

TEST(Leaflets, AnIdThatIsNoCodeOrThereTwiceIsRefused) {
  EXPECT_EQ(refused_at(json::array({leaflet("Your bins", "Your bins")})), "leaflets/0/id");
  EXPECT_EQ(refused_at(json::array({leaflet("bins", "One"), leaflet("bins", "Two")})), "leaflets/1/id");
}

TEST(Leaflets, ATitleThatIsNotInTheCouncilsLanguageIsRefused) {
  json welsh = leaflet("bins", "");
  welsh["title"] = {{"cy", "Eich biniau"}};
  EXPECT_EQ(refused_at(json::array({welsh})), "leaflets/0/title");
}

TEST(Leaflets, OneWithoutWordsInTheCouncilsLanguageIsRefused) {
  json empty = leaflet("bins", "Your bins");
  empty["sections"] = json::array();
  EXPECT_EQ(refused_at(json::array({empty})), "leaflets/0/sections");
  json silent = leaflet("bins", "Your bins");
  silent["sections"].push_back({{"heading", {{"en-GB", "Blue bin"}}}});
  EXPECT_EQ(refused_at(json::array({silent})), "leaflets/0/sections/1/text");
}

TEST(Leaflets, ATextThatAKioskWouldCutIsRefused) {
  json endless = leaflet("bins", "Your bins");
  endless["sections"][0]["text"]["pl"] = std::string(8'001, 'a');
  EXPECT_EQ(refused_at(json::array({endless})), "leaflets/0/sections/0/text/pl");
}

TEST(Leaflets, WhatIsNoListOrMoreThanAHundredIsRefused) {
  json many = json::array();
  for (int i = 0; i < 100; ++i) many.push_back(leaflet("leaflet-" + std::to_string(i), "One of many"));
  EXPECT_EQ(refused_at(many), "");
  many.push_back(leaflet("one-too-many", "One too many"));
  EXPECT_EQ(refused_at(many), "leaflets");
  EXPECT_EQ(refused_at({{"bins", "Your bins"}}), "leaflets");
}

TEST_F(Calls, TheAdviserIsToldTheLeafletsOfTheCustomersSite) {
  json elsewhere = leaflet("parking", "Parking at the hall");
  elsewhere["sites"] = {"portmore-hall"};
  const json both = json::array({leaflet("bins", "Your bins"), elsewhere});
  ASSERT_TRUE(publish(with_file("council.json", council_with(both))).has_value());
  const Person ann = on_duty("ann");
  const std::string id = accepted_call(kiosk(), ann);
  const json told = json_of(ask(ann, "GET", "/api/v1/calls/" + id))["leaflets"];
  EXPECT_EQ(told, json::array({{{"id", "bins"}, {"title", "Your bins"}}}));
}

}  // namespace
}  // namespace waymark::hub
