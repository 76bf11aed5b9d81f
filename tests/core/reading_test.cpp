// Leaflets, and what an adviser sends to be read: opened over what is being done, closed by one touch.
#include <gtest/gtest.h>

#include "kiosk/view/redact.h"
#include "provisioning/protocol/print_document.h"
#include "tests/doubles/a_call.h"

namespace waymark {
namespace {

using doubles::ACall;
using doubles::Visitor;
using view::Role;
using namespace std::chrono_literals;

constexpr const char* kBins = "Your bins: what goes where";

void to_leaflet(Visitor& visit, std::string_view language = "en-GB") {
  visit.begin(language);
  visit.press_id("home.do-it-here");
  visit.press_id("leaflets");
  visit.press_id("leaflet.your-bins");
}

core::PushedDocument a_document() {
  return {
      "d1", base::Secret{"Your payment plan"}, {base::Secret{"12 payments of £10"}, base::Secret{"Pay on the 1st"}}};
}

void agree(Visitor& visit) {
  visit.wait(1s);
  visit.press("Read it");
}

// A call, in which the customer reads what the adviser shows.
void reads(Visitor& visit, ACall& call, const core::Assist& shown) {
  call.talk();
  call.says(shown);
  agree(visit);
}

std::string words_on(const protocol::PrintDocument& paper) {
  std::string words;
  for (const auto& block : paper.blocks) {
    if (const auto* text = std::get_if<protocol::PrintText>(&block)) words += text->text + "\n";
    if (const auto* code = std::get_if<protocol::PrintQr>(&block)) words += code->data + "\n";
  }
  return words;
}

TEST(Leaflets, AreReadOnTheGlassAndReturnToTheirList) {
  Visitor visit;
  to_leaflet(visit);
  EXPECT_TRUE(visit.sees(Role::kHeading, kBins));
  EXPECT_TRUE(visit.sees(Role::kHeading, "Blue bin"));
  EXPECT_TRUE(visit.sees(Role::kListItem, "paper and card"));
  visit.press("Close");
  EXPECT_EQ(visit.screen(), "leaflets");
  EXPECT_EQ(visit.focus(), "leaflet.your-bins");
  visit.press("Back");
  EXPECT_EQ(visit.screen(), "services");
}

TEST(Leaflets, BeginWithTheirFirstWordsInSight) {
  Visitor visit;
  visit.printer();
  to_leaflet(visit);
  EXPECT_EQ(visit.focus(), "back");  // in the footer, which is always in sight
}

TEST(Leaflets, AreOfferedOnlyWhereACouncilHasSome) {
  auto council = std::make_shared<core::Configuration>(*doubles::demo_council());
  council->leaflets.clear();
  Visitor visit{council};
  visit.begin();
  visit.press("Do it here");
  EXPECT_EQ(visit.find("leaflets"), nullptr);
}

TEST(Leaflets, SayWhenTheyLackTheLanguage) {
  auto council = std::make_shared<core::Configuration>(*doubles::demo_council());
  council->leaflets[0].title = core::Text{"en-GB", kBins};
  Visitor visit{council};
  to_leaflet(visit, "pl");
  EXPECT_TRUE(visit.sees(Role::kStatus, "Tej ulotki nie ma jeszcze w Twoim języku. Możesz zapytać o nią pracownika"));
  EXPECT_EQ(visit.at("text.1").lang, "en-GB");
}

TEST(Leaflets, ArePrintedOnDemand) {
  Visitor visit;
  visit.printer();
  to_leaflet(visit);
  visit.press("Print it");
  const auto* print = visit.last<core::Print>();
  ASSERT_NE(print, nullptr);
  EXPECT_EQ(print->privacy, core::PrintPrivacy::kPlain);
  const std::string words = words_on(*print->document);
  EXPECT_NE(words.find("Blue bin"), std::string::npos);
  EXPECT_NE(words.find("• paper and card"), std::string::npos);
  EXPECT_NE(words.find("https://www.ardwell.example/bins"), std::string::npos);
  EXPECT_TRUE(visit.sees(Role::kStatus, "It is being printed"));
  visit.answer_printed();
  EXPECT_TRUE(visit.sees(Role::kStatus, "Take your paper"));
}

TEST(Leaflets, SayWhenThePrinterFails) {
  Visitor visit;
  visit.printer();
  to_leaflet(visit);
  visit.press("Print it");
  visit.answer_printed(core::PrintOutcome::kFailed);
  EXPECT_TRUE(visit.sees("The printer is not working. You can read it here, or ask a member of staff for a copy"));
}

TEST(Leaflets, DoNotWaitForEverForAPrinter) {
  Visitor visit;
  visit.printer();
  to_leaflet(visit);
  visit.press("Print it");
  visit.wait(16s);
  EXPECT_TRUE(visit.sees("The printer is not working."));
  EXPECT_EQ(visit.count<core::CancelPrint>(), 1u);
}

TEST(Leaflets, OfferNoPaperWithoutAPrinter) {
  Visitor visit;
  to_leaflet(visit);
  EXPECT_EQ(visit.find("reading.print"), nullptr);
}

TEST(Leaflets, GoAlongOnAPhone) {
  Visitor visit;
  to_leaflet(visit);
  visit.press("Show a code for my phone");
  EXPECT_EQ(visit.at("reading.code").value, "https://www.ardwell.example/bins");
  EXPECT_EQ(visit.focus(), "reading.code");
}

TEST(Leaflets, AreCountedByHowTheyWereTaken) {
  Visitor visit;
  visit.printer();
  to_leaflet(visit);
  visit.press("Show a code for my phone");
  visit.press("Print it");
  visit.answer_printed();
  const auto taken = visit.usage("leaflet.taken");
  ASSERT_EQ(taken.size(), 3u);
  for (std::size_t i = 0; i < taken.size(); ++i) {
    EXPECT_EQ(std::get<std::string>(taken[i].fields[0].value), "your-bins");
    EXPECT_EQ(std::get<std::string>(taken[i].fields[1].value), (std::vector<std::string>{"screen", "qr", "paper"})[i]);
  }
}

TEST(Reading, ComesBackAfterALanguageWasChosen) {
  Visitor visit;
  to_leaflet(visit);
  visit.press("Language");
  visit.press("Polski");
  EXPECT_EQ(visit.screen(), "reading");
  EXPECT_TRUE(visit.sees(Role::kHeading, "Niebieski pojemnik"));
  visit.press("Zamknij");
  EXPECT_EQ(visit.screen(), "leaflets");
}

TEST(Reading, ComesBackAfterTwoOthersOpenedOverIt) {
  Visitor visit;
  to_leaflet(visit);
  visit.press("Get help");
  visit.press("Language");
  visit.press("English");
  EXPECT_EQ(visit.screen(), "reading");
}

TEST(Reading, ThatWasLeftForACallDoesNotComeBackUnasked) {
  Visitor visit;
  ACall call{visit};
  reads(visit, call, core::PushedLeaflet{"l1", "your-bins"});
  visit.press("Language");
  visit.press("Show the call");
  visit.press("Language");
  visit.press("English");
  EXPECT_EQ(visit.screen(), "call");
}

TEST(PushedLeaflet, OpensWhenTheCustomerAgrees) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.says(core::PushedLeaflet{"l1", "your-bins"});
  EXPECT_TRUE(visit.sees(Role::kDialog, "Morag wants to show you something to read"));
  EXPECT_TRUE(visit.sees(Role::kInset, kBins));
  EXPECT_EQ(visit.screen(), "call");
  agree(visit);
  EXPECT_EQ(visit.screen(), "reading");
  EXPECT_TRUE(visit.sees(Role::kHeading, kBins));
  EXPECT_EQ(call.told(), R"({"id":"l1","outcome":"opened","type":"push"})");
  visit.press("Close");
  EXPECT_EQ(visit.screen(), "call");
}

TEST(PushedLeaflet, CanBeRefused) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.says(core::PushedLeaflet{"l1", "your-bins"});
  visit.wait(1s);
  visit.press("No, thank you");
  EXPECT_EQ(visit.screen(), "call");
  EXPECT_EQ(call.told(), R"({"id":"l1","outcome":"refused","type":"push"})");
}

TEST(PushedLeaflet, ThatIsNotOfThisSiteIsRefusedAtOnce) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.says(core::PushedLeaflet{"l1", "somewhere-else"});
  EXPECT_FALSE(visit.sees("Morag wants to show you something to read"));
  EXPECT_EQ(call.told(), R"({"id":"l1","outcome":"refused","type":"push"})");
}

TEST(PushedLeaflet, LeavesWhatIsBeingDoneAsItIs) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  visit.press("Use this kiosk while we talk");
  visit.press("Do it here");
  visit.press("Report a missed bin");
  visit.press("Paper, card, plastic and cans");
  visit.press("Continue");
  visit.type("19");
  call.says(core::PushedLeaflet{"l1", "your-bins"});
  agree(visit);
  visit.press("Close");
  EXPECT_EQ(visit.screen(), "question");
  visit.type("7");
  EXPECT_TRUE(visit.sees("197"));
}

TEST(PushedDocument, IsReadAndStaysWithTheCustomerAfterTheCall) {
  Visitor visit;
  ACall call{visit};
  call.talk();
  call.says(a_document());
  EXPECT_FALSE(visit.sees("12 payments of £10"));
  agree(visit);
  EXPECT_TRUE(visit.sees(Role::kHeading, "Morag shows you this"));
  EXPECT_TRUE(visit.sees("Your payment plan"));
  EXPECT_TRUE(visit.sees("12 payments of £10"));
  call.hub_ends(core::CallEnd::kByAdviser);
  EXPECT_EQ(visit.screen(), "reading");
  EXPECT_TRUE(visit.sees("Pay on the 1st"));
}

TEST(PushedDocument, IsMaskedForWhoeverIsNotAtTheGlass) {
  Visitor visit;
  ACall call{visit};
  reads(visit, call, a_document());
  view::for_each(view::redact(visit.view()).regions, [](const view::Node& node) {
    for (const std::string& said : {node.name, node.value, node.description}) {
      EXPECT_EQ(said.find("payment"), std::string::npos);
    }
  });
}

TEST(PushedDocument, IsCoveredWithTheAnswers) {
  Visitor visit;
  ACall call{visit};
  reads(visit, call, a_document());
  visit.press("Hide my answers");
  EXPECT_FALSE(visit.sees("12 payments of £10"));
}

TEST(PushedDocument, IsPrintedAsThePersonalPaperThatItIs) {
  Visitor visit;
  visit.printer();
  ACall call{visit};
  reads(visit, call, a_document());
  visit.press("Print it");
  EXPECT_EQ(visit.last<core::Print>()->privacy, core::PrintPrivacy::kPersonal);
  EXPECT_NE(words_on(*visit.last<core::Print>()->document).find("Pay on the 1st"), std::string::npos);
}

TEST(PushedDocument, IsNotPrintedForWhoeverComesNext) {
  Visitor visit;
  visit.printer();
  ACall call{visit};
  reads(visit, call, a_document());
  visit.press("Print it");
  visit.press("Start again");
  EXPECT_EQ(visit.last<core::CancelPrint>()->job_id, visit.last<core::Print>()->job_id);
}

TEST(PushedDocument, IsNotPrintedForWhoeverComesNextEvenWhenItWasClosed) {
  Visitor visit;
  visit.printer();
  ACall call{visit};
  reads(visit, call, a_document());
  visit.press("Print it");
  visit.press("Close");
  visit.press("Start again");
  EXPECT_EQ(visit.count<core::CancelPrint>(), 1u);
}

TEST(PushedDocument, ThatIsPrintedIsNoLongerStopped) {
  Visitor visit;
  visit.printer();
  ACall call{visit};
  reads(visit, call, a_document());
  visit.press("Print it");
  visit.answer_printed();
  visit.press("Start again");
  EXPECT_EQ(visit.count<core::CancelPrint>(), 0u);
}

TEST(PushedDocument, CanBeComeBackToWhileTheCallGoesOn) {
  Visitor visit;
  ACall call{visit};
  reads(visit, call, a_document());
  visit.press("Show the call");
  EXPECT_EQ(visit.screen(), "call");
  visit.press("Go on reading");
  EXPECT_TRUE(visit.sees("12 payments of £10"));
  visit.press("Close");
  EXPECT_EQ(visit.screen(), "call");
  EXPECT_EQ(visit.find("reading.open"), nullptr);
}

TEST(PushedDocument, IsGoneWithTheVisit) {
  Visitor visit;
  ACall call{visit};
  reads(visit, call, a_document());
  visit.press("Start again");
  EXPECT_FALSE(visit.state().visit.reading);
}

TEST(PushedService, TakesThePlaceOfWhatWasRead) {
  Visitor visit;
  ACall call{visit};
  reads(visit, call, core::PushedLeaflet{"l1", "your-bins"});
  call.says(core::PushedJourney{"j1", "report-a-missed-bin"});
  visit.wait(1s);
  visit.press("Open it");
  EXPECT_EQ(visit.screen(), "question");
  visit.press("Get help");
  visit.press_id("help.cancel");
  EXPECT_EQ(visit.screen(), "question");
}

TEST(AssistMessage, APushIsAJourneyALeafletOrADocument) {
  const auto journey = core::parse_assist(R"({"type":"push","id":"1","journey":"j"})");
  const auto leaflet = core::parse_assist(R"({"type":"push","id":"1","leaflet":"l"})");
  const auto document = core::parse_assist(R"({"type":"push","id":"1","title":"t","lines":["a","b"]})");
  ASSERT_TRUE(journey && leaflet && document);
  EXPECT_TRUE(std::holds_alternative<core::PushedJourney>(*journey));
  EXPECT_EQ(std::get<core::PushedLeaflet>(*leaflet).leaflet, "l");
  EXPECT_EQ(std::get<core::PushedDocument>(*document).lines.at(1).reveal(), "b");
}

TEST(AssistMessage, ADocumentHasItsLimits) {
  std::string lines = "\"a\"";
  for (int i = 0; i < 40; ++i) lines += ",\"a\"";
  EXPECT_FALSE(core::parse_assist(R"({"type":"push","id":"1","title":"t","lines":[)" + lines + "]}"));
  EXPECT_FALSE(
      core::parse_assist(R"({"type":"push","id":"1","title":"t","lines":[")" + std::string(1'201, 'a') + "\"]}"));
  EXPECT_FALSE(core::parse_assist(R"({"type":"push","id":"1","title":5,"lines":[]})"));
  EXPECT_FALSE(core::parse_assist(R"({"type":"push","id":"1"})"));
}

}  // namespace
}  // namespace waymark
