// Whole Views, kept. A change here is a change of what people see: look at it, then run with WAYMARK_KEEP_GOLDENS=1.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "kiosk/view/describe.h"
#include "tests/doubles/missed_bin.h"

namespace waymark {
namespace {

using doubles::Visitor;
using namespace std::chrono_literals;

void compare(const std::string& name, const view::View& view) {
  const std::string path = std::string(WAYMARK_SOURCE_DIR) + "/tests/screens/golden/" + name + ".json";
  const std::string is = view::describe(view).dump(1, ' ', false) + "\n";
  if (std::getenv("WAYMARK_KEEP_GOLDENS") != nullptr) {
    std::ofstream(path) << is;
    return;
  }
  std::ifstream file(path);
  std::ostringstream was;
  was << file.rdbuf();
  EXPECT_EQ(was.str(), is) << "tests/screens/golden/" << name << ".json";
}

TEST(GoldenView, Attract) { compare("attract", Visitor().view()); }

TEST(GoldenView, HomeWithATicket) {
  Visitor visit;
  visit.begin();
  visit.press("Get a number");
  visit.press("Housing");
  visit.answer_ticket("H007");
  visit.press("I have written it down");
  visit.press("Do something else");
  compare("home_with_ticket", visit.view());
}

TEST(GoldenView, QuestionWithAnError) {
  Visitor visit;
  doubles::open_missed_bin(visit);
  visit.press("Continue");
  compare("question_with_error", visit.view());
}

TEST(GoldenView, DateInGaelicWithItsKeyboard) {
  Visitor visit;
  visit.begin("gd");
  for (const char* id : {"home.do-it-here", "service.bins", "field.which-bin.food", "continue"}) visit.press_id(id);
  visit.type("19");
  compare("date_gd", visit.view());
}

TEST(GoldenView, CheckYourAnswers) {
  Visitor visit;
  doubles::fill_in_missed_bin(visit);
  compare("check", visit.view());
}

TEST(GoldenView, TicketInArabic) {
  Visitor visit;
  visit.begin("ar");
  visit.press_id("home.get-a-number");
  visit.press_id("queue.housing");
  visit.answer_ticket("H007");
  compare("ticket_ar", visit.view());
}

TEST(GoldenView, StillThere) {
  Visitor visit;
  visit.begin();
  visit.wait(95s);
  compare("still_there", visit.view());
}

}  // namespace
}  // namespace waymark
