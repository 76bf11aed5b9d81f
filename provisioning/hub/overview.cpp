#include "provisioning/hub/overview.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>

#include "provisioning/hub/local_day.h"
#include "provisioning/hub/overview_figures.h"
#include "provisioning/hub/store/measures.h"

namespace waymark::hub {
namespace {

using nlohmann::json;
using Counts = std::map<std::string, std::int64_t, std::less<>>;

// A journey that came to its proper end, whichever way: outcomes of the measure "completion".
const std::set<std::string, std::less<>>& proper_ends() {
  static const std::set<std::string, std::less<>> kEnds{"completed", "informed", "not_eligible", "handed_over"};
  return kEnds;
}

json definitions() {
  return {
      {"session", "A visit to the kiosk, from the first deliberate act to goodbye, start again, timeout or fault"},
      {"started", "Journeys begun"},
      {"completed", "Journeys sent, or properly ended without sending: informed, not eligible, handed over"},
      {"completion", "Completed journeys divided by started ones"},
      {"reached", "Journeys in which the page was shown"},
      {"left", "Journeys given up with this as the last page shown"},
      {"errors", "Times an answer on the page was refused"},
      {"wait",
       "From the ticket to the call: the middle one, and what nine in ten were called within; to a quarter minute"},
      {"appointments",
       "People who had an appointment: booked, arrived, and missed where nobody came in time; the wait is from the "
       "appointed time to the call, or from arriving where that was later. They are not among the waits of the others"},
      {"left_queue", "People who left the queue by their own phone"},
      {"in_target", "People called within the target divided by people called"},
      {"satisfaction",
       "100 for very satisfied, 75, 50, 25 and 0 for very dissatisfied, added up and divided by the number of "
       "answers"},
      {"calls",
       "Calls asked for, and those that an adviser took; the wait is from asking to the adviser's answer. Unanswered "
       "are rings that nobody answered in 20 seconds"},
      {"avoidable",
       "Conversations with any of the six reasons divided by those that were classified; coverage is classified "
       "ones divided by all"}};
}

std::int64_t number(const std::string& text) {
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

struct Journey {
  std::int64_t started = 0;
  std::int64_t completed = 0;
  Counts reached;
  Counts left;
  Counts errors;
};

struct Wait {
  std::int64_t issued = 0;
  std::int64_t left = 0;
  WaitSteps steps;
};

struct Booked {
  std::int64_t booked = 0;
  std::int64_t arrived = 0;
  std::int64_t missed = 0;
  WaitSteps steps;
};

struct Day {
  std::int64_t sessions = 0;
  std::int64_t started = 0;
  std::int64_t completed = 0;
  std::int64_t tickets = 0;
};

struct Sums {
  std::int64_t sessions = 0;
  Counts languages;
  std::map<std::string, Journey> journeys;
  std::map<std::string, Wait> waits;
  std::map<std::string, Booked> appointments;
  std::array<std::int64_t, 5> feedback{};
  std::map<std::string, Day> days;
};

void add_row(const RollupRow& row, Sums& sums) {
  using namespace measures;
  Day& day = sums.days[row.day];
  if (row.measure == kSession) {
    sums.sessions += row.count;
    day.sessions += row.count;
    sums.languages[row.part.empty() ? "unknown" : row.part] += row.count;
  } else if (row.measure == kJourneyStarted) {
    sums.journeys[row.subject].started += row.count;
    day.started += row.count;
  } else if (row.measure == kJourneyEnded && proper_ends().contains(row.part)) {
    sums.journeys[row.subject].completed += row.count;
    day.completed += row.count;
  } else if (row.measure == kPageReached) {
    sums.journeys[row.subject].reached[row.part] += row.count;
  } else if (row.measure == kPageLeft) {
    sums.journeys[row.subject].left[row.part] += row.count;
  } else if (row.measure == kPageError) {
    sums.journeys[row.subject].errors[row.part] += row.count;
  } else if (row.measure == kFeedback) {
    const std::int64_t score = number(row.part);
    if (score >= 1 && score <= 5) sums.feedback[static_cast<std::size_t>(score - 1)] += row.count;
  } else if (row.measure == kTicketWaiting) {
    sums.waits[row.subject].issued += row.count;
    day.tickets += row.count;
  } else if (row.measure == kTicketWait) {
    sums.waits[row.subject].steps[number(row.part)] += row.count;
  } else if (row.measure == kTicketLeft) {
    sums.waits[row.subject].left += row.count;
  } else if (row.measure == kAppointmentBooked) {
    sums.appointments[row.subject].booked += row.count;
  } else if (row.measure == kAppointmentArrived) {
    sums.appointments[row.subject].arrived += row.count;
  } else if (row.measure == kAppointmentMissed) {
    sums.appointments[row.subject].missed += row.count;
  } else if (row.measure == kAppointmentWait) {
    sums.appointments[row.subject].steps[number(row.part)] += row.count;
  }
}

json pages_json(const Journey& journey, const journeys::Definition* definition, const std::string& language,
                const Shown& shown) {
  json pages = json::array();
  std::set<std::string> listed;
  const auto add = [&](const std::string& page, const std::string& title) {
    if (!listed.insert(page).second) return;
    const auto of = [&page](const Counts& counts) {
      const auto found = counts.find(page);
      return found == counts.end() ? std::int64_t{0} : found->second;
    };
    pages.push_back({{"page", page},
                     {"title", title},
                     {"reached", shown.count(of(journey.reached))},
                     {"left", shown.count(of(journey.left))},
                     {"errors", shown.count(of(journey.errors))}});
  };
  if (definition != nullptr) {
    for (const auto& page : definition->pages) add(page.id, journeys::heading_of(page).in(language));
  }
  // Check answers, and pages that an earlier version had.
  for (const Counts* counts : {&journey.reached, &journey.left, &journey.errors}) {
    for (const auto& [page, count] : *counts) {
      add(page, page == journeys::kCheckAnswers ? std::string{"Check answers"} : page);
    }
  }
  return pages;
}

json journeys_json(const OverviewInput& input, Sums& sums, const Shown& shown) {
  if (input.journeys != nullptr) {
    for (const auto& [id, definition] : *input.journeys) sums.journeys.try_emplace(id);
  }
  json list = json::array();
  for (const auto& [id, journey] : sums.journeys) {
    const journeys::Definition* definition = nullptr;
    if (input.journeys != nullptr) {
      const auto found = input.journeys->find(id);
      if (found != input.journeys->end()) definition = found->second.get();
    }
    const std::string& language = input.council->language;
    list.push_back({{"journey", id},
                    {"title", definition == nullptr ? id : definition->title.in(language)},
                    {"started", shown.count(journey.started)},
                    {"completed", shown.count(journey.completed)},
                    {"completion", shown.share(journey.completed, journey.started)},
                    {"pages", pages_json(journey, definition, language, shown)}});
  }
  return list;
}

json waits_json(const OverviewInput& input, const Sums& sums, const Shown& shown) {
  json list = json::array();
  for (const Queue& queue : input.council->queues) {
    const auto found = sums.waits.find(queue.service);
    const Wait wait = found == sums.waits.end() ? Wait{} : found->second;
    std::int64_t called = 0;
    std::int64_t in_target = 0;
    for (const auto& [step, people] : wait.steps) {
      called += people;
      if (step * measures::kWaitStepSeconds < queue.target_wait_minutes * 60L) in_target += people;
    }
    const bool hidden = shown.hides(called);
    list.push_back({{"service", queue.service},
                    {"name", queue.name},
                    {"issued", shown.count(wait.issued)},
                    {"called", shown.count(called)},
                    {"left_queue", shown.hides_within(wait.left, wait.issued) ? json() : json(wait.left)},
                    {"median_minutes", hidden ? json() : minutes_at(wait.steps, called, 0.5)},
                    {"p90_minutes", hidden ? json() : minutes_at(wait.steps, called, 0.9)},
                    {"target_minutes", queue.target_wait_minutes},
                    {"in_target", shown.share(in_target, called)}});
  }
  return list;
}

// Booked is the sum of those who came, those who did not and those whose time is to come.
json appointments_json(const OverviewInput& input, const Sums& sums, const Shown& shown) {
  json list = json::array();
  for (const Queue& queue : input.council->queues) {
    const auto found = sums.appointments.find(queue.service);
    if (found == sums.appointments.end()) continue;
    const Booked& figures = found->second;
    std::int64_t called = 0;
    for (const auto& [step, people] : figures.steps) called += people;
    const Shown::Parts parts =
        shown.parts({figures.arrived, figures.missed, figures.booked - figures.arrived - figures.missed});
    const bool hidden = shown.hides(called);
    list.push_back({{"service", queue.service},
                    {"name", queue.name},
                    {"booked", parts.sum ? shown.count(figures.booked) : json()},
                    {"arrived", parts.counts[0]},
                    {"missed", parts.counts[1]},
                    {"called", shown.hides_within(called, figures.arrived) ? json() : json(called)},
                    {"median_minutes", hidden ? json() : minutes_at(figures.steps, called, 0.5)},
                    {"p90_minutes", hidden ? json() : minutes_at(figures.steps, called, 0.9)}});
  }
  return list;
}

json satisfaction_json(const Sums& sums, const Shown& shown) {
  std::int64_t n = 0;
  std::int64_t points = 0;
  json answers = json::array();
  for (std::size_t i = 0; i < sums.feedback.size(); ++i) {
    n += sums.feedback[i];
    points += static_cast<std::int64_t>(i) * 25 * sums.feedback[i];
    answers.push_back(shown.count(sums.feedback[i]));
  }
  const bool scored = n > 0 && !shown.hides(n);
  return {
      {"n", shown.count(n)},
      {"score", scored ? json(std::round(10.0 * static_cast<double>(points) / static_cast<double>(n)) / 10.0) : json()},
      {"answers", std::move(answers)}};
}

// No figure spans two councils: what one hides could be told from the sum and the other's.
std::vector<RollupRow> rows_of(const OverviewInput& input) {
  std::vector<RollupRow> rows;
  std::copy_if(input.rows->begin(), input.rows->end(), std::back_inserter(rows), [&](const RollupRow& row) {
    return input.only == nullptr || input.council->council_of(row.site) == input.only;
  });
  return rows;
}

json named(const bundle::Council& council) { return {{"id", council.id}, {"name", council.name}}; }

}  // namespace

json overview_json(const OverviewInput& input) {
  const std::vector<RollupRow> rows = rows_of(input);
  Sums sums;
  for (const RollupRow& row : rows) add_row(row, sums);
  const Shown shown(input.council->suppress_under);
  json days = json::array();
  for (const std::string& day : days_between(input.from, input.to)) {
    const Day& figures = sums.days[day];
    days.push_back({{"day", day},
                    {"sessions", shown.count(figures.sessions)},
                    {"journeys_started", shown.count(figures.started)},
                    {"journeys_completed", shown.count(figures.completed)},
                    {"tickets", shown.count(figures.tickets)}});
  }
  json languages = json::array();
  std::vector<std::int64_t> by_language;
  for (const auto& [language, count] : sums.languages) by_language.push_back(count);
  const Shown::Parts parts = shown.parts(by_language);
  for (const auto& [language, count] : sums.languages) {
    languages.push_back({{"language", language}, {"count", parts.counts[languages.size()]}});
  }
  json whole{
      {"from", input.from},
      {"to", input.to},
      {"generated_at", input.now},
      {"suppress_under", input.council->suppress_under},
      {"definitions", definitions()},
      {"days", std::move(days)},
      {"sessions", {{"count", parts.sum ? shown.count(sums.sessions) : json()}, {"languages", std::move(languages)}}},
      {"journeys", journeys_json(input, sums, shown)},
      {"waits", waits_json(input, sums, shown)},
      {"appointments", appointments_json(input, sums, shown)},
      {"satisfaction", satisfaction_json(sums, shown)},
      {"calls", call_figures(rows, *input.council, shown)}};
  if (input.only != nullptr) {
    whole["council"] = named(*input.only);
    whole["councils"] = json::array();
    for (const bundle::Council* one : input.may_choose) whole["councils"].push_back(named(*one));
  }
  return whole;
}

}  // namespace waymark::hub
