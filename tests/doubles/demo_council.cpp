#include "tests/doubles/demo_council.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "kiosk/journeys/load.h"

namespace waymark::doubles {
namespace {

std::string contents(const std::string& path) {
  std::ifstream file(std::string(WAYMARK_SOURCE_DIR) + "/" + path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

template <class Result>
auto or_die(Result result, const std::string& what) {
  if (!result) {
    std::cerr << what << ": " << base::to_string(result.error()) << "\n";
    std::abort();
  }
  if constexpr (!std::is_void_v<typename Result::value_type>) return std::move(*result);
}

words::Catalogue load_words() {
  words::Catalogue catalogue;
  for (const auto& folder : std::filesystem::directory_iterator(WAYMARK_SOURCE_DIR "/themes/languages")) {
    const std::string tag = folder.path().filename();
    or_die(catalogue.add(contents("themes/languages/" + tag + "/words.json")), tag);
    or_die(catalogue.add_keyboard(contents("themes/languages/" + tag + "/keyboard.json")), tag);
  }
  return catalogue;
}

core::Configuration load_configuration() {
  auto configuration =
      or_die(core::parse_configuration(contents("provisioning/demo/council.json"), "ardwell-library"), "council.json");
  for (const char* id : {"report-a-missed-bin", "apply-for-a-parking-permit", "tell-us-you-have-moved"}) {
    auto journey = or_die(journeys::load(contents("provisioning/demo/journeys/" + std::string(id) + ".json")), id);
    configuration.journeys.push_back(std::make_shared<const journeys::Definition>(std::move(journey)));
  }
  configuration.kiosk_name = "Ardwell library 1";
  configuration.version = 7;
  core::drop_dangling_services(configuration);
  return configuration;
}

}  // namespace

const words::Catalogue& demo_words() {
  static const words::Catalogue catalogue = load_words();
  return catalogue;
}

std::shared_ptr<const core::Configuration> demo_council() {
  static const auto configuration = std::make_shared<const core::Configuration>(load_configuration());
  return configuration;
}

core::Configuration demo_configuration() { return *demo_council(); }

}  // namespace waymark::doubles
