#include "kiosk/shell/configuration_load.h"

#include <algorithm>
#include <system_error>
#include <utility>
#include <vector>

#include "base/io/files.h"
#include "kiosk/journeys/load.h"

namespace waymark::shell {
namespace {

namespace fs = std::filesystem;

base::Result<std::vector<fs::path>> journey_files(const fs::path& folder) {
  std::vector<fs::path> out;
  std::error_code code;
  for (const auto& entry : fs::directory_iterator(folder / "journeys", code)) {
    if (entry.path().extension() == ".json") out.push_back(entry.path());
  }
  if (code && code != std::errc::no_such_file_or_directory) {
    return base::fail(base::ErrorCode::kStorage, (folder / "journeys").string(), code.message());
  }
  std::sort(out.begin(), out.end());
  return out;
}

// An error inside a file, with the file's name in front of its place.
tl::unexpected<base::Error> in_file(const fs::path& file, base::Error error) {
  const std::string name = file.filename().string();
  if (error.where != name) error.where = name + (error.where.empty() ? "" : ": " + error.where);
  return tl::unexpected<base::Error>(std::move(error));
}

}  // namespace

base::Result<std::shared_ptr<const core::Configuration>> load_configuration(const fs::path& folder,
                                                                            std::uint64_t version,
                                                                            const std::string& site,
                                                                            const std::string& kiosk_name) {
  const auto text = base::io::read_file(folder / "council.json", core::kMaxConfigurationBytes);
  if (!text) return tl::unexpected<base::Error>(text.error());
  auto configuration = core::parse_configuration(*text, site);
  if (!configuration) return in_file("council.json", configuration.error());
  configuration->kiosk_name = kiosk_name;
  configuration->version = version;

  const auto files = journey_files(folder);
  if (!files) return tl::unexpected<base::Error>(files.error());
  for (const fs::path& file : *files) {
    const auto json = base::io::read_file(file, journeys::kMaxDefinitionBytes);
    if (!json) return tl::unexpected<base::Error>(json.error());
    auto definition = journeys::load(*json);
    if (!definition) return in_file(file, definition.error());
    configuration->journeys.push_back(std::make_shared<const journeys::Definition>(std::move(*definition)));
  }
  for (const core::Service& service : configuration->services) {
    if (!service.journey.empty() && configuration->journey(service.journey) == nullptr) {
      return base::fail(base::ErrorCode::kInvalid, "council.json: services/" + service.id,
                        "names a journey that did not come with the bundle");
    }
  }
  return std::make_shared<const core::Configuration>(std::move(*configuration));
}

}  // namespace waymark::shell
