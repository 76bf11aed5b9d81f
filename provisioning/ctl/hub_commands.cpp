// What is asked of a running hub (enrol issue, bundle publish, report export) and what prepares it (bundle sign).
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "base/io/clock.h"
#include "base/io/crypto.h"
#include "base/io/files.h"
#include "provisioning/bundle/folder.h"
#include "provisioning/bundle/own_words.h"
#include "provisioning/bundle/release_key.h"
#include "provisioning/ctl/commands.h"
#include "provisioning/ctl/hub_session.h"
#include "provisioning/protocol/appointment_list.h"

namespace waymark::ctl {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxBundleFile = 96 * 1024 * 1024;

void add_address(CLI::App& command, HubAddress& address) {
  command.add_option("--hub", address.url, "https:// address where kiosks reach the hub")->required();
  command.add_option("--ca", address.ca_file, "PEM of the certificate authority to believe")->required();
  command.add_option("--staff", address.staff, "Your log-in name")->required();
  command.add_option("--password-file", address.password_file, "File with your password in its first line")->required();
}

// Signs in and does `work`, which answers with an Error where it failed.
template <class Work>
void with_hub(Session& session, const HubAddress& address, Work work) {
  auto hub = HubSession::sign_in(address);
  if (!hub) return session.fail(hub.error());
  if (const base::Status done = work(*hub); !done) session.fail(done.error());
}

void add_enrol_commands(CLI::App& app, Session& session) {
  CLI::App* group = app.add_subcommand("enrol", "New kiosks");
  group->require_subcommand(1);
  CLI::App* issue = group->add_subcommand("issue", "A one-time code for one kiosk, good for ten minutes");
  auto address = std::make_shared<HubAddress>();
  auto site = std::make_shared<std::string>();
  add_address(*issue, *address);
  issue->add_option("--site", *site, "Where it will stand: a site of council.json")->required();
  issue->callback([&session, address, site] {
    with_hub(session, *address, [&](HubSession& hub) -> base::Status {
      const auto answer = hub.post("/api/v1/enrolment-codes", {{"site", *site}});
      if (!answer) return tl::unexpected<base::Error>(answer.error());
      session.out << answer->value("code", "") << "\n";
      return {};
    });
  });
}

base::Status sign(const std::string& folder, const std::string& themes, std::int64_t version,
                  const std::string& key_file, const std::string& output) {
  if (auto fit = bundle::check_own_words(folder, themes); !fit) return fit;
  if (auto fit = check_theme_of(folder); !fit) return fit;
  auto bundle = bundle::read_folder(folder, version, base::io::SystemClock{}.wall());
  if (!bundle) return tl::unexpected<base::Error>(bundle.error());
  const auto key = bundle::open_release_key(key_file);
  if (!key) return tl::unexpected<base::Error>(key.error());
  if (auto done = bundle::sign(*bundle, *key); !done) return done;
  if (auto read = bundle::read_contents(bundle->manifest, bundle->files); !read) {
    return tl::unexpected<base::Error>(read.error());
  }
  json files = json::array();
  for (const auto& file : bundle->files) files.push_back(base::io::to_base64(file.bytes));
  const json upload{{"manifest", bundle->manifest},
                    {"signatures", json::parse(bundle::signatures_to_json(bundle->signatures), nullptr, false)},
                    {"files", std::move(files)}};
  return base::io::write_file_atomically(output, upload.dump(), 0644);
}

void add_bundle_commands(CLI::App& app, Session& session) {
  CLI::App* group = app.add_subcommand("bundle", "Signed configuration");
  group->require_subcommand(1);

  struct Signing {
    std::string folder;
    std::string themes = std::filesystem::is_directory(WAYMARK_THEMES) ? WAYMARK_THEMES : "/usr/share/waymark/themes";
    std::int64_t version = 0;
    std::string key_file;
    std::string output;
  };
  auto signing = std::make_shared<Signing>();
  CLI::App* sign_command = group->add_subcommand("sign", "Check a council's folder and sign it");
  sign_command->add_option("folder", signing->folder, "Folder with council.json, journeys/, perhaps words/ and theme/")
      ->required();
  sign_command->add_option("--themes", signing->themes, "Folder of the languages that the kiosks have installed");
  sign_command->add_option("--bundle-version", signing->version, "Above every version published before")
      ->required()
      ->check(CLI::PositiveNumber);
  sign_command->add_option("--key", signing->key_file, "The release key; made where there is none")->required();
  sign_command->add_option("-o,--output", signing->output, "The signed bundle")->required();
  sign_command->callback([&session, signing] {
    const auto done = sign(signing->folder, signing->themes, signing->version, signing->key_file, signing->output);
    if (!done) session.fail(done.error());
  });

  auto address = std::make_shared<HubAddress>();
  auto file = std::make_shared<std::string>();
  CLI::App* publish = group->add_subcommand("publish", "Put a signed bundle in force on a hub");
  add_address(*publish, *address);
  publish->add_option("bundle", *file, "What `bundle sign` wrote")->required();
  publish->callback([&session, address, file] {
    const auto bytes = base::io::read_file(*file, kMaxBundleFile);
    if (!bytes) return session.fail(bytes.error());
    const json upload = json::parse(*bytes, nullptr, false);
    if (!upload.is_object()) return session.fail({base::ErrorCode::kInvalid, *file, "is no signed bundle"});
    with_hub(session, *address, [&](HubSession& hub) -> base::Status {
      const auto answer = hub.post("/api/v1/bundles", upload);
      if (!answer) return tl::unexpected<base::Error>(answer.error());
      session.out << "version " << answer->value("version", 0) << " is in force\n";
      return {};
    });
  });
}

void add_report_commands(CLI::App& app, Session& session) {
  CLI::App* group = app.add_subcommand("report", "What the hub counted");
  group->require_subcommand(1);
  struct Wanted {
    HubAddress address;
    std::string from;
    std::string to;
    std::string format = "csv";
    std::string output;
  };
  auto wanted = std::make_shared<Wanted>();
  CLI::App* command = group->add_subcommand("export", "The overview of a span of days");
  add_address(*command, wanted->address);
  command->add_option("--from", wanted->from, "First day, YYYY-MM-DD; six days before the last when left out");
  command->add_option("--to", wanted->to, "Last day; today when left out");
  command->add_option("--format", wanted->format, "csv or json")->check(CLI::IsMember({"csv", "json"}));
  command->add_option("-o,--output", wanted->output, "File; standard output when left out");
  command->callback([&session, wanted] {
    with_hub(session, wanted->address, [&](HubSession& hub) -> base::Status {
      std::string path = wanted->format == "csv" ? "/api/v1/reports/overview.csv?" : "/api/v1/reports/overview?";
      if (!wanted->from.empty()) path += "from=" + wanted->from + "&";
      if (!wanted->to.empty()) path += "to=" + wanted->to;
      const auto report = hub.get(path);
      if (!report) return tl::unexpected<base::Error>(report.error());
      if (!wanted->output.empty()) return base::io::write_file_atomically(wanted->output, *report, 0644);
      session.out << *report << (wanted->format == "json" ? "\n" : "");
      return {};
    });
  });
}

void add_appointment_commands(CLI::App& app, Session& session) {
  CLI::App* group = app.add_subcommand("appointments", "What the council's booking system knows");
  group->require_subcommand(1);
  CLI::App* put = group->add_subcommand("put", "Give a hub the list of every day that is in a file");
  auto address = std::make_shared<HubAddress>();
  auto site = std::make_shared<std::string>();
  auto day = std::make_shared<std::string>();
  auto file = std::make_shared<std::string>();
  add_address(*put, *address);
  put->add_option("--site", *site, "Where the appointments are; your own site when left out");
  put->add_option("--day", *day, "The only day of the list, as 2026-11-24; the list may then be empty");
  put->add_option("list", *file, "CSV: reference,day,time,queue and perhaps minutes")->required();
  put->callback([&session, address, site, day, file] {
    const auto list = base::io::read_file(*file, protocol::kMaxListBytes);
    if (!list) return session.fail(list.error());
    const auto no_rows = day->empty() ? protocol::NoRows::kRefused : protocol::NoRows::kTaken;
    if (const auto read = protocol::parse_appointment_list(*list, no_rows); !read) return session.fail(read.error());
    with_hub(session, *address, [&](HubSession& hub) -> base::Status {
      json body{{"list", *list}};
      if (!site->empty()) body["site"] = *site;
      if (!day->empty()) body["day"] = *day;
      const auto kept = hub.post("/api/v1/appointments", body);
      if (!kept) return tl::unexpected<base::Error>(kept.error());
      for (const char* what : {"added", "changed", "removed", "kept"}) {
        session.out << what << " " << kept->value(what, 0) << "\n";
      }
      return {};
    });
  });
}

}  // namespace

void add_hub_commands(CLI::App& app, Session& session) {
  add_enrol_commands(app, session);
  add_bundle_commands(app, session);
  add_report_commands(app, session);
  add_appointment_commands(app, session);
}

}  // namespace waymark::ctl
