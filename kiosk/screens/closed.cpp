// Out of hours, and out of service: when, where else, and how else. Never only "closed".
#include "kiosk/core/node_ids.h"
#include "kiosk/screens/screens.h"

namespace waymark::screens {

using view::Node;
using view::Role;

namespace {

constexpr int kMinutesInADay = 24 * 60;

std::string clock_words(const Scene& scene, int minutes) {
  return scene.words.date({std::chrono::minutes{minutes % kMinutesInADay}}, words::DateStyle::kTime);
}

}  // namespace

void add_hours(std::vector<Node>& into, const Scene& scene) {
  const core::OpeningHours& hours = scene.configuration().hours;
  if (hours.always) return;
  const auto spans = core::hours_on(hours, core::today(scene.state.clock));
  if (spans.empty()) into.push_back(paragraph(scene.words("hours.closed_today")));
  for (const core::Span& span : spans) {
    const bool all_day = span.from == 0 && span.until == kMinutesInADay;
    into.push_back(paragraph(all_day ? scene.words("hours.all_day")
                                     : scene.words("hours.today", {{"from", clock_words(scene, span.from)},
                                                                   {"to", clock_words(scene, span.until)}})));
  }
}

void add_other_ways(std::vector<Node>& into, const Scene& scene) {
  const core::ContactWays& ways = scene.configuration().ways;
  if (!ways.telephone.empty()) {
    Node telephone = key_value("way.telephone", scene.words("ways.telephone"), ways.telephone);
    telephone.icon = "phone";
    telephone.description = local(ways.telephone_hours, scene);
    into.push_back(std::move(telephone));
  }
  const Node where = ways.in_person.empty() ? paragraph(scene.words("ways.staff"))
                                            : local_text(Role::kParagraph, ways.in_person, scene);
  Node in_person = key_value("way.in-person", scene.words("ways.in_person"), where.name);
  in_person.lang = where.lang;
  into.push_back(std::move(in_person));
  if (!ways.web.empty()) {
    Node web = key_value("way.web", scene.words("ways.web"), ways.web);
    into.push_back(std::move(web));
  }
}

Content closed(const Scene& scene) {
  Content content;
  content.title = scene.words("closed.title");
  content.main.push_back(heading(content.title));
  const core::OpenState open =
      core::open_state(scene.configuration().hours, scene.state.clock.wall, scene.state.clock.zone_offset);
  if (!open.reason.empty()) content.main.push_back(local_text(Role::kInset, open.reason, scene));
  if (open.changes_at) {
    const auto when = words::local_time(*open.changes_at, scene.state.clock.zone_offset);
    Node opens = paragraph(scene.words("closed.opens", {{"when", scene.words.date(when, words::DateStyle::kDayTime)}}));
    opens.id = "opens";
    content.main.push_back(std::move(opens));
  }
  Node ways = group(Role::kGroup, scene.words("ways.title"), {});
  ways.id = "ways";
  add_other_ways(ways.children, scene);
  std::vector<Node> more;
  if (!scene.configuration().ways.elsewhere.empty()) {
    Node elsewhere = group(Role::kGroup, scene.words("closed.elsewhere"), {});
    elsewhere.id = "elsewhere";
    elsewhere.children.push_back(local_text(Role::kParagraph, scene.configuration().ways.elsewhere, scene));
    more.push_back(std::move(elsewhere));
  }
  add_notice(more, scene);
  if (shows_all_cards(scene)) {
    for (Node& card : more) content.main.push_back(std::move(card));
    content.aside.push_back(std::move(ways));
  } else {
    more.push_back(std::move(ways));
    content.aside.push_back(one_in_turn(std::move(more), scene));
  }
  return content;
}

Content out_of_service(const Scene& scene) {
  Content content;
  content.title = scene.words("out_of_service.title");
  content.main.push_back(heading(content.title));
  content.main.push_back(paragraph(scene.words("out_of_service.sorry")));
  content.main.push_back(key_value("code", scene.words("out_of_service.code"), scene.state.out_of_service_code));
  content.main.push_back(heading(scene.words("ways.title"), 2));
  add_other_ways(content.main, scene);
  return content;
}

}  // namespace waymark::screens
