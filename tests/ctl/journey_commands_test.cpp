#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "kiosk/journeys/load.h"
#include "kiosk/journeys/route.h"
#include "kiosk/journeys/summary.h"
#include "kiosk/journeys/validate.h"
#include "tests/ctl/waymarkctl.h"
#include "tests/journeys/read_whole.h"
#include "tests/journeys/shared_data.h"

namespace waymark::ctl {
namespace {

namespace fs = std::filesystem;
using journeys::test::read_whole;
using testing::ElementsAre;
using testing::HasSubstr;

class JourneyCommands : public testing::Test {
 protected:
  JourneyCommands() : folder_(fs::temp_directory_path() / ("waymarkctl-" + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
  }
  ~JourneyCommands() override { fs::remove_all(folder_); }

  std::string file(const std::string& name, const std::string& text) {
    std::ofstream{folder_ / name} << text;
    return path(name);
  }
  std::string path(const std::string& name) { return (folder_ / name).string(); }

 private:
  fs::path folder_;
};

std::string demo(const std::string& id) {
  return std::string{WAYMARK_SOURCE_DIR} + "/provisioning/demo/journeys/" + id + ".json";
}

TEST_F(JourneyCommands, LintPassesAGoodJourney) {
  const Ran ran = waymarkctl({"journey", "lint", demo("report-a-missed-bin")});
  EXPECT_EQ(ran.exit, 0);
  EXPECT_THAT(ran.out, HasSubstr("fine (17 pages, 8 languages)"));
}

TEST_F(JourneyCommands, LintNamesThePlaceAndTheReason) {
  nlohmann::json journey = nlohmann::json::parse(read_whole(demo("report-a-missed-bin")));
  journey["pages"][0]["next"] = {{{"page", "nowhere"}}};
  journey["pages"][1]["questions"][0]["label"].erase("gd");
  const Ran text = waymarkctl({"journey", "lint", file("a.json", journey.dump())});
  EXPECT_EQ(text.exit, 1);
  EXPECT_THAT(text.out,
              HasSubstr("a.json: pages/1 (garden-permit)/questions/0 (garden-permit)/label: has no text in gd"));
  journey["pages"][1]["questions"][0]["label"]["gd"] = "x";
  const Ran link = waymarkctl({"journey", "lint", file("b.json", journey.dump())});
  EXPECT_EQ(link.exit, 1);
  EXPECT_THAT(link.out, HasSubstr("b.json: pages/0 (which-bin)/next/0/page: there is no page called nowhere"));
}

TEST_F(JourneyCommands, LintRefusesALabelOfAMegabyte) {
  nlohmann::json journey = nlohmann::json::parse(read_whole(demo("report-a-missed-bin")));
  journey["title"]["en-GB"] = std::string(1024 * 1024, 'x');
  const Ran ran = waymarkctl({"journey", "lint", file("big.json", journey.dump())});
  EXPECT_EQ(ran.exit, 1);
  EXPECT_THAT(ran.out, HasSubstr("big.json: the file: is over 512 kB"));
}

TEST_F(JourneyCommands, LintSaysWhenAFileCannotBeRead) {
  const Ran ran = waymarkctl({"journey", "lint", path("absent.json")});
  EXPECT_EQ(ran.exit, 2);
  EXPECT_THAT(ran.errors, HasSubstr("not_found"));
}

TEST_F(JourneyCommands, WithoutAFileItIsAMistakeInUsage) { EXPECT_GE(waymarkctl({"journey", "lint"}).exit, 100); }

TEST_F(JourneyCommands, ImportRefusesWhatAKioskCannotAskAndWritesOnlyTheReport) {
  const std::string form = file("form.json", R"({"version": 2, "startPage": "/a", "pages": [
      {"path": "/a", "title": "A", "components": [{"type": "FileUploadField", "name": "f", "title": "F"}], "next": []}]})");
  const Ran ran = waymarkctl({"journey", "import", form, "-o", path("out.json"), "--report", path("report.json")});
  EXPECT_EQ(ran.exit, 1);
  EXPECT_FALSE(fs::exists(path("out.json")));
  EXPECT_EQ(nlohmann::json::parse(read_whole(path("report.json")))["refused"][0]["what"], "FileUploadField");
}

// "Organisation information" of the Community Ownership Fund: 17 pages, branches, conditions of both kinds.
TEST_F(JourneyCommands, AnImportedPublicFormRunsFromItsFirstPageToTheSummary) {
  const fs::path form =
      journeys::test::shared_data() / "forms" /
      "0518__communitiesuk__digital-form-builder__fsd_config_form_jsons_cof_en_organisation-information-cof.json";
  WAYMARK_NEED_SHARED(form);
  const Ran ran = waymarkctl({"journey", "import", form.string(), "-o", path("out.json"), "--report",
                              path("report.json"), "--id", "organisation-information"});
  ASSERT_EQ(ran.exit, 0) << ran.out << ran.errors;
  EXPECT_EQ(waymarkctl({"journey", "lint", path("out.json")}).exit, 0);
  EXPECT_EQ(nlohmann::json::parse(read_whole(path("report.json")))["imported"], true);

  const base::Result<journeys::Definition> definition = journeys::load(read_whole(path("out.json")));
  ASSERT_TRUE(definition.has_value());
  constexpr journeys::Day kToday{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{22}};
  journeys::Answers entries;
  for (const auto& [field, typed] : std::map<std::string, std::string>{{"WWWWxy", "EOI-1"},
                                                                       {"YdtlQZ", "The Village Hall Trust"},
                                                                       {"iBCGxY", "no"},
                                                                       {"emVGxS", "To keep the hall open"},
                                                                       {"btTtIb", "Lunches and dances"},
                                                                       {"BBlCko", "no"},
                                                                       {"lajFtB", "CIO"},
                                                                       {"aHIGbK", "1234567"},
                                                                       {"DwfHtk", "yes"},
                                                                       {"MPNlZx", "A Parent"},
                                                                       {"MyiYMw.day", "1"},
                                                                       {"MyiYMw.month", "4"},
                                                                       {"MyiYMw.year", "1999"},
                                                                       {"ZQolYb-line-1", "1 Mill Lane"},
                                                                       {"ZQolYb-town", "Oban"},
                                                                       {"ZQolYb-postcode", "pa344ab"},
                                                                       {"zsoLdf", "no"},
                                                                       {"FhbaEy", "https://example.com"},
                                                                       {"hnLurH", "no"}}) {
    entries.set(field, base::Secret{typed});
  }
  journeys::Answers answers;
  std::vector<std::string> walked;
  for (std::string at = journeys::first_page(*definition, kToday); at != journeys::kCheckAnswers;
       at = journeys::next_page(*definition, at, answers, kToday)) {
    walked.push_back(at);
    const journeys::Checked checked = journeys::check_page(*definition->find_page(at), entries, kToday);
    for (const journeys::Problem& problem : checked.problems)
      ADD_FAILURE() << at << " " << problem.question << " " << problem.rule;
    ASSERT_TRUE(checked.problems.empty());
    for (const auto& [id, value] : checked.answers) answers.set(id, value);
  }
  EXPECT_THAT(walked,
              ElementsAre("organisation-information", "organisation-names", "purpose-and-activities",
                          "how-your-organisation-is-classified", "charity-registration-details", "trading-subsidiaries",
                          "parent-organisation-details", "organisation-address", "joint-applications"));
  EXPECT_TRUE(journeys::is_complete(*definition, answers, kToday));
  const auto rows = journeys::summary_rows(*definition, answers, kToday, journeys::test::catalogue().in("en-GB"));
  EXPECT_EQ(rows.size(), 22U);
  EXPECT_EQ(rows.back().value.reveal(), "No");
}

}  // namespace
}  // namespace waymark::ctl
